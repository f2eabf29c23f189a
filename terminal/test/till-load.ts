import { makeStockCards, type TestMerchant } from "@/db/test/factories";
import type { Outcome } from "@/terminal/client/outcome";
import type { Transport } from "@/terminal/client/transport";
import { balanceOf } from "./counter-scene";
import { type Judgement, judge } from "./oracle";
import { type WiredTerminal, wiredTerminal } from "./wired-terminal";

/** A till with a card of its own, and what each of its keys would move if it went through. */
export type Till = WiredTerminal & {
  readonly merchant: TestMerchant;
  readonly no: string;
  readonly moves: Map<string, bigint>;
};

const FIRST_PAID = 5_000_000;

/** Tills that are signed on, each with a card that has money on it. */
export async function openTills(
  merchant: TestMerchant,
  count: number,
  transport?: Transport,
  line?: { wait: boolean },
): Promise<Till[]> {
  const numbers = await makeStockCards(merchant, count);
  const tills: Till[] = [];
  for (const [index, no] of numbers.entries()) {
    const wired = await wiredTerminal(merchant, transport, line);
    const till = { ...wired, merchant, no, moves: new Map() };
    const phone = `1370000${String(index).padStart(4, "0")}`;
    await till.terminal.perform("card.open", { operator: "01", card: { no }, phone });
    const paid = await charge(till, FIRST_PAID);
    if (paid.kind !== "done") throw new Error(`the till was not opened: ${paid.kind}`);
    tills.push(till);
  }
  return tills;
}

/** Every till recharges and spends, one operation after the other, until it is told that it is enough. */
export async function runTills(
  tills: readonly Till[],
  load: { readonly enough: () => boolean; readonly acknowledged: () => void },
): Promise<void> {
  await Promise.all(
    tills.map(async (till, index) => {
      for (let n = 0; !load.enough(); n += 1) {
        const outcome = (n + index) % 4 === 0 ? await charge(till, 1000 + n) : await spend(till, 500 + n);
        if (outcome.kind === "done") load.acknowledged();
      }
    }),
  );
}

async function charge(till: Till, paid: number): Promise<Outcome> {
  const { rechargePassword } = till.merchant;
  const outcome = await till.terminal.perform("recharge", {
    operator: "01",
    card: { no: till.no },
    paid,
    tender: "cash",
    rechargePassword,
  });
  return note(till, outcome, BigInt(paid));
}

async function spend(till: Till, amount: number): Promise<Outcome> {
  const outcome = await till.terminal.perform("spend", { operator: "01", card: { no: till.no }, amount });
  return note(till, outcome, BigInt(-amount));
}

function note(till: Till, outcome: Outcome, moved: bigint): Outcome {
  if (outcome.kind !== "not-sent") till.moves.set(`${outcome.key.session}/${outcome.key.trace}`, moved);
  return outcome;
}

export type TillsJudged = Judgement & { readonly open: number; readonly wrongBalances: number };

/** Resolves what is open, as at power-on, and holds every till's screen against the ledger, key by key and in sum. */
export async function judgeTills(tills: readonly Till[]): Promise<TillsJudged> {
  const sum = { lost: 0, doubled: 0, wrongScreens: 0, undecided: 0, open: 0, wrongBalances: 0 };
  for (const till of tills) {
    sum.open += await till.terminal.resume();
    const judged = await judge(till.terminalId, till.shown);
    sum.lost += judged.lost;
    sum.doubled += judged.doubled;
    sum.wrongScreens += judged.wrongScreens;
    sum.undecided += judged.undecided;
    const { principal } = await balanceOf(till.merchant.merchantId, till.no);
    if (principal !== shownBalance(till)) sum.wrongBalances += 1;
  }
  return sum;
}

/** What a member who believes every screen would reckon is on the card, in fen. */
function shownBalance({ shown, moves }: Till): bigint {
  const last = new Map<string, Outcome["kind"]>();
  for (const outcome of shown)
    if (outcome.kind !== "not-sent") last.set(`${outcome.key.session}/${outcome.key.trace}`, outcome.kind);
  return [...last].reduce((sum, [key, kind]) => sum + (kind === "done" ? (moves.get(key) ?? 0n) : 0n), 0n);
}
