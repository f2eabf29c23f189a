import { TENDER_WORDS, TENDERS, type Tender } from "@/domain/entry";
import type { Outcome } from "@/terminal/client/outcome";
import type { ReplyDataOf } from "@/terminal/protocol/operations";
import { bonusQuoteReply } from "@/terminal/protocol/operations/recharge";
import type { Desk } from "../desk";
import type { Dialogue } from "../dialogue";
import { bigFact, cardFact, fact, moneyFact, yuan } from "../figures";
import type { Fact } from "../ports";
import type { CardRef } from "../read-card";
import type { OperatorAtDesk } from "../shift";
import { asGiven, keep, walk } from "../steps";
import type { Complaint } from "../words/complaints";

type Quote = ReplyDataOf<"bonus.quote">;

type Form = {
  rechargePassword: string;
  card: CardRef | null;
  paid: number | null;
  tender: Tender;
};

/** 2 充值: recharge password, card, amount paid, tender; the bonus is shown before it is confirmed. */
export async function rechargeCard(
  desk: Desk,
  operator: OperatorAtDesk,
  swiped: CardRef | null = null,
): Promise<void> {
  const form: Form = { rechargePassword: "", card: swiped, paid: null, tender: "cash" };
  const dialogue = desk.about("recharge", () => [cardFact(form.card), moneyFact("paid", form.paid)]);
  const ready = await walk([
    async () => keep(await dialogue.secret("rechargePassword"), (v) => (form.rechargePassword = v)),
    swiped
      ? null
      : async () => {
          form.card = null;
          return keep(await dialogue.card(), (v) => (form.card = v));
        },
    async () => {
      form.paid = null;
      return keep(await dialogue.amount("paid"), (v) => (form.paid = v));
    },
    async () => keep(await askTender(desk, dialogue), (v) => (form.tender = v)),
  ]);
  const { card, paid } = form;
  if (!ready || !card || paid === null) return desk.cancelled();
  await confirmAndRecharge(desk, dialogue, { ...form, operator: operator.no, card, paid });
}

type Asked = {
  readonly operator: string;
  readonly card: CardRef;
  readonly paid: number;
  readonly tender: Tender;
  readonly rechargePassword: string;
};

/** What would be credited, agreed to; new terms are shown and agreed to again, a wrong password is entered again. */
async function confirmAndRecharge(desk: Desk, dialogue: Dialogue, asked: Asked): Promise<void> {
  const { card, paid, tender } = asked;
  let { rechargePassword } = asked;
  const quoted = await desk.terminal.query("bonus.quote", { card, paid });
  if (quoted.kind !== "answer") return desk.refused(quoted);
  let quote: Quote = quoted.data;
  let complaint: Complaint | undefined;
  for (;;) {
    const agreed = await dialogue.confirm("confirm", quoteFacts(paid, tender, quote), complaint);
    if (!agreed) return desk.cancelled();
    const outcome: Outcome = await desk.terminal.perform("recharge", {
      ...asked,
      rechargePassword,
      expectedBonus: quote.bonus,
    });
    const changed = changedTerms(outcome);
    if (changed) {
      quote = changed;
      complaint = "termsChanged";
    } else if (outcome.kind === "declined" && outcome.code === "111") {
      if (
        !keep(
          await dialogue.secret("rechargePassword", false, "passwordWrong"),
          (v) => (rechargePassword = v),
        )
      )
        return desk.cancelled();
    } else return;
  }
}

/** 109: the tiers changed after the bonus was shown; the new figures. */
function changedTerms(outcome: Outcome): Quote | null {
  if (outcome.kind !== "declined" || outcome.code !== "109") return null;
  const read = bonusQuoteReply.safeParse(outcome.data);
  return read.success ? read.data : null;
}

function quoteFacts(paid: number, tender: Tender, { bonus, points, tier }: Quote): Fact[] {
  const shown = [
    fact("tender", TENDER_WORDS[tender]),
    bigFact("bonus", yuan(bonus)),
    points > 0 ? fact("points", points) : null,
    tier && fact("tier", tier.name),
    bigFact("credited", yuan(paid + bonus)),
  ];
  return shown.filter((each) => each !== null);
}

/** How the member pays, out of what the merchant takes; 确认 alone is the terminal's quick tender. */
async function askTender(desk: Desk, dialogue: Dialogue) {
  const taken = desk.terminal.info()?.settings.tenders ?? TENDERS;
  const options = taken.map((tender, at) => ({ key: String(at + 1), label: TENDER_WORDS[tender] }));
  const quick = Math.max(0, taken.indexOf(desk.notebook.read().quickTender));
  const key = await dialogue.choice("tender", options, { preset: String(quick + 1) });
  return asGiven(key, (value): Tender => taken[Number(value) - 1] ?? "cash");
}
