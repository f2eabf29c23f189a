import { ENTRY_KIND_WORDS } from "@/domain/entry";
import type { ReplyDataOf } from "@/terminal/protocol/operations";
import type { Desk } from "../desk";
import { cardFact, moneyFact } from "../figures";
import { performWithPin } from "../perform";
import type { CardRef } from "../read-card";
import { askSecondPerson, performSecond, type SecondWord } from "../second-person";
import type { OperatorAtDesk } from "../shift";
import { keep, walk } from "../steps";
import { operationFacts } from "./operation-facts";

type Original = ReplyDataOf<"txn.get">;
type Form = {
  wanted: string;
  original: Original | null;
  card: CardRef | null;
  amount: number | null;
  pin: string;
  second: SecondWord;
};

/** 5-4 退货: the original by voucher or reference, shown; card, amount, PIN; always a second person. */
export async function refundSpend(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  const form: Form = { wanted: "", original: null, card: null, amount: null, pin: "", second: {} };
  const dialogue = desk.about("refund", () => [
    ...operationFacts(desk.zone(), form.original),
    cardFact(form.card),
    moneyFact("refund", form.amount),
  ]);
  const ready = await walk([
    async () => {
      form.original = null;
      return keep(
        await dialogue.digits({ question: "voucherOrRef", longest: 12 }, "voucherOrRef", readNumber),
        (v) => (form.wanted = v),
      );
    },
    async () => {
      form.original = await findSpend(desk, form.wanted);
      return form.original !== null && dialogue.confirm();
    },
    async () => {
      form.card = null;
      return keep(await dialogue.card(), (v) => (form.card = v));
    },
    async () => {
      form.amount = null;
      return keep(await dialogue.amount("refundAmount"), (v) => (form.amount = v));
    },
    async () => keep(await dialogue.secret("pin", true), (v) => (form.pin = v)),
    async () => keep(await askSecondPerson(dialogue, operator), (v) => (form.second = v)),
  ]);
  const { original, card, amount, pin, second } = form;
  if (!ready || !original || !card || amount === null) return desk.cancelled();
  const asked = { operator: operator.no, ref: original.ref, card, amount, ...second };
  const make = (given: { pin?: string }) => ({ ...asked, ...given });
  await performWithPin(desk, "refund", { dialogue, pin }, make, (data) =>
    performSecond(desk, "refund", data),
  );
}

function readNumber(text: string): string | null {
  if (/^[0-9]{12}$/.test(text)) return text;
  return /^[0-9]{1,6}$/.test(text) ? text.padStart(6, "0") : null;
}

async function findSpend(desk: Desk, wanted: string): Promise<Original | null> {
  const by = wanted.length === 12 ? { ref: wanted } : { voucher: wanted };
  const found = await desk.terminal.query("txn.get", by);
  if (found.kind !== "answer") {
    desk.refused(found);
    return null;
  }
  if (found.data.kind === "spend") return found.data;
  desk.say("wrongKind", "bad", ENTRY_KIND_WORDS.spend);
  return null;
}
