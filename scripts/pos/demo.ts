import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROLE_WORDS } from "@/domain/rights";
import { fileJournal } from "@/terminal/client/journal-file";
import { keyFile } from "@/terminal/client/key-file";
import type { QueryResult } from "@/terminal/client/query";
import { Terminal } from "@/terminal/client/terminal";
import { fetchTransport } from "@/terminal/client/transport";
import { fact, yuan } from "@/terminal/counter/figures";
import { operationFacts } from "@/terminal/counter/flows/operation-facts";
import { totalRows } from "@/terminal/counter/flows/settle-batch";
import { fill } from "@/terminal/counter/words/fill";
import { SAYINGS } from "@/terminal/counter/words/sayings";
import { TITLES } from "@/terminal/counter/words/titles";
import type {
  DataOf,
  Operation,
  QueryOperation,
  ReplyDataOf,
  TracedOperation,
} from "@/terminal/protocol/operations";
import { CommandLineFront } from "./command-line-front";
import { DEMO_PEOPLE, type DemoSetUp, demoSetUp } from "./demo-setup";
import { DEMO_WORDS } from "./demo-words";
import type { Keyboard } from "./keyboard";
import type { Lang } from "./words";

export type DemoOptions = {
  readonly url: string;
  readonly code?: string;
  readonly card?: string;
  readonly lang: Lang;
};

const PIN = "246810";
const PAID = 10_000;
const SPENT = 3_650;
const SPENT_AGAIN = 1_800;
const PAGE = 50;

/** The demonstration asks nothing. */
const NOBODY: Keyboard = { ask: async () => ({ kind: "end" }), close: () => {} };

/** A step did not go as the main job should. */
class DemoStopped extends Error {}

/** Plays the main job against a running server and shows each slip. Returns the exit code: 0 only if all agreed. */
export async function runDemo(options: DemoOptions, write: (text: string) => void): Promise<number> {
  const teller = new CommandLineFront(options.lang, NOBODY, write);
  const title = (key: keyof typeof DEMO_WORDS) => teller.line(`\n■ ${teller.words(DEMO_WORDS[key])}`);
  const directory = await mkdtemp(join(tmpdir(), "yika-demo-"));
  try {
    const terminal = new Terminal({
      transport: fetchTransport(options.url),
      identity: keyFile(join(directory, "key.json")),
      journal: await fileJournal(join(directory, "journal")),
      screen: teller,
      printer: teller,
    });
    await play({ terminal, teller, title }, await setUp(options, teller));
    return 0;
  } catch (thrown) {
    if (!(thrown instanceof DemoStopped)) throw thrown;
    teller.line(teller.words(DEMO_WORDS.failed).replace("{0}", thrown.message));
    return 1;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

type Stage = {
  readonly terminal: Terminal;
  readonly teller: CommandLineFront;
  readonly title: (key: keyof typeof DEMO_WORDS) => void;
};

async function setUp({ code, card }: DemoOptions, teller: CommandLineFront): Promise<DemoSetUp> {
  if (code === undefined) {
    const local = await demoSetUp();
    if (local === null) throw new DemoStopped(teller.words(DEMO_WORDS.noDemo));
    return local;
  }
  if (card === undefined) throw new DemoStopped(teller.words(DEMO_WORDS.needCard));
  return { code, card, ...DEMO_PEOPLE };
}

async function play(stage: Stage, set: DemoSetUp): Promise<void> {
  const { terminal, teller, title } = stage;
  const card = { no: set.card };
  const { supervisor, cashier } = set;
  const operator = cashier.no;
  const perform = <O extends TracedOperation>(op: O, data: DataOf<O>) => performed(stage, op, data);
  const query = async <O extends QueryOperation>(op: O, data: DataOf<O>) =>
    answered(op, await terminal.query(op, data));

  title("activate");
  const activated = await terminal.activate(set.code);
  if (activated.kind !== "activated") throw new DemoStopped(teller.words(activated.text));
  teller.say(fill(SAYINGS.activated, activated.identity.terminal), "good");

  title("signOn");
  const signedOn = await terminal.signOn();
  if (signedOn.kind === "failed") throw new DemoStopped(teller.words(signedOn.text));
  const { merchant, store, batch } = signedOn.info;
  teller.say(fill(SAYINGS.signedOn, merchant.name, store.name, terminal.id(), batch), "good");

  title("signIn");
  for (const { no, password } of [supervisor, cashier]) {
    const { name, role } = await perform("operator.signIn", { operator: no, password });
    teller.say(fill(SAYINGS.welcome, name, ROLE_WORDS[role]), "good");
  }

  title("open");
  const opened = {
    operator,
    card,
    phone: demoPhone(),
    birthday: "1990-01-31",
    gender: "female",
    name: "演示会员",
  } as const;
  await perform("card.open", { ...opened, newPin: PIN });

  title("quote");
  const quote = await query("bonus.quote", { card, paid: PAID });
  teller.list(TITLES.recharge, [
    [fact("paid", yuan(PAID)), fact("bonus", yuan(quote.bonus)), fact("points", quote.points)],
  ]);

  title("recharge");
  const recharged = await perform("recharge", {
    operator,
    card,
    paid: PAID,
    expectedBonus: quote.bonus,
    tender: "cash",
    rechargePassword: set.rechargePassword,
  });
  agree("recharge", [recharged.principal, recharged.bonus], [PAID, quote.bonus]);

  title("spend");
  const spent = await perform("spend", { operator, card, amount: SPENT, pin: PIN });
  agree("spend", [spent.principal + spent.bonus], [PAID + quote.bonus - SPENT]);

  title("void");
  const { voucher } = spent;
  const voided = await perform("void", { operator, kind: "spend", voucher, card, pin: PIN, supervisor });
  agree(
    "void",
    [voided.principal, voided.bonus, voided.points],
    [recharged.principal, recharged.bonus, recharged.points],
  );

  title("spendAgain");
  const last = await perform("spend", { operator, card, amount: SPENT_AGAIN, pin: PIN });
  agree("spend", [last.principal + last.bonus], [PAID + quote.bonus - SPENT_AGAIN]);

  title("balance");
  const balance = await query("balance", { card, pin: PIN });
  agree(
    "balance",
    [balance.principal, balance.bonus, balance.points],
    [last.principal, last.bonus, last.points],
  );
  teller.print(balance.receipt);

  title("list");
  const list = await query("txn.list", { limit: PAGE });
  const rows = list.items.map((item) => operationFacts(signedOn.info.settings.zone, item));
  teller.list(TITLES.findOperations, rows);
  const kinds = list.items.map(({ kind }) => kind).toSorted();
  agree("txn.list", kinds, ["recharge", "spend", "spend", "spendVoid"]);

  title("totals");
  const ours = await terminal.ownTotals();
  const theirs = await query("batch.totals", {});
  teller.list(TITLES.settle, totalRows(ours, theirs.totals));
  teller.print(theirs.receipt);

  title("settle");
  const settled = await perform("batch.settle", { operator, totals: ours, countedCash: PAID });
  agree("settlement", [settled.differences.length, settled.expectedCash, settled.batch], [0, PAID, batch]);

  const figures = [yuan(balance.principal), yuan(balance.bonus), settled.batch];
  teller.line(`\n${teller.words(fill(DEMO_WORDS.agrees, ...figures))}`);
}

async function performed<O extends TracedOperation>(
  { terminal, teller }: Stage,
  op: O,
  data: DataOf<O>,
): Promise<ReplyDataOf<O>> {
  const outcome = await terminal.perform(op, data);
  if (outcome.kind !== "done") throw new DemoStopped(`${op}: ${teller.words(outcome.text)}`);
  if (outcome.data === null) throw new DemoStopped(`${op}: reply`);
  return outcome.data;
}

function answered<O extends QueryOperation>(op: O, result: QueryResult<O>): ReplyDataOf<O> {
  if (result.kind !== "answer") throw new DemoStopped(`${op}: ${result.text.zh} / ${result.text.en}`);
  return result.data;
}

function agree(
  what: Operation | "settlement",
  seen: readonly (string | number)[],
  wanted: readonly (string | number)[],
): void {
  if (seen.join(" ") !== wanted.join(" "))
    throw new DemoStopped(`${what}: ${seen.join(" ")} ≠ ${wanted.join(" ")}`);
}

/** A number nobody has yet: the demonstration may be played again and again. */
function demoPhone(): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `139${String(random % 100_000_000).padStart(8, "0")}`;
}
