import { TENDER_WORDS, TENDERS, type Tender } from "@/domain/entry";
import type { Outcome } from "@/terminal/client/outcome";
import type { ReplyDataOf } from "@/terminal/protocol/operations";
import { bonusQuoteReply } from "@/terminal/protocol/operations/recharge";
import type { Counter } from "./counter";
import { keep, walk } from "./dialogue";

type Quote = ReplyDataOf<"bonus.quote">;

/** 2 充值: recharge password, card, amount paid, tender; the bonus is shown before it is confirmed. */
export async function rechargeCard(counter: Counter, operator: string, swiped = ""): Promise<void> {
  const { ask, terminal, teller } = counter;
  let rechargePassword = "";
  let no = swiped;
  let paid = 0;
  let tender: Tender = "cash";
  const ready = await walk([
    async () => keep(await ask.secret("rechargePassword"), (v) => (rechargePassword = v)),
    async () => swiped !== "" || keep(await ask.card(), (v) => (no = v)),
    async () => keep(await ask.amount("paid"), (v) => (paid = v ?? 0)),
    async () => keep(await askTender(counter), (v) => (tender = v)),
  ]);
  if (!ready) return teller.say("cancelled");
  const card = { no };
  const quoted = await terminal.query("bonus.quote", { card, paid });
  if (quoted.kind !== "answer") return teller.refused(quoted);
  let quote = quoted.data;
  for (;;) {
    showQuote(counter, paid, quote);
    if (!(await ask.confirm())) return teller.say("cancelled");
    const agreed = { operator, card, paid, expectedBonus: quote.bonus, tender, rechargePassword };
    const changed = changedTerms(await terminal.perform("recharge", agreed));
    if (!changed) return;
    teller.say("termsChanged");
    quote = changed;
  }
}

/** 109: the tiers changed after the bonus was shown; the new figures. */
function changedTerms(outcome: Outcome): Quote | null {
  if (outcome.kind !== "declined" || outcome.code !== "109") return null;
  const read = bonusQuoteReply.safeParse(outcome.data);
  return read.success ? read.data : null;
}

function showQuote({ teller }: Counter, paid: number, { bonus, points, tier }: Quote): void {
  teller.say("quote", teller.fen(paid), teller.fen(bonus), points, tier?.name ?? teller.text("noTier"));
}

async function askTender({ ask, teller }: Counter) {
  teller.line(TENDERS.map((tender, at) => `${at + 1} ${teller.words(TENDER_WORDS[tender])}`).join("  "));
  const keys = TENDERS.map((_, at) => String(at + 1));
  const key = await ask.choice("tender", keys, "1");
  return key.kind === "back"
    ? key
    : { kind: "given" as const, value: TENDERS[Number(key.value) - 1] ?? "cash" };
}
