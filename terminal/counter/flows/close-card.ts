import { TENDER_WORDS, type Tender } from "@/domain/entry";
import type { ReplyDataOf } from "@/terminal/protocol/operations";
import { cardQuoteCloseReply } from "@/terminal/protocol/operations/card";
import type { Desk } from "../desk";
import type { Dialogue } from "../dialogue";
import { bigFact, cardFact, fact, yuan } from "../figures";
import { performWithPin, pinComplaint } from "../perform";
import type { Fact } from "../ports";
import type { CardRef } from "../read-card";
import { askSecondPerson, performSecond, type SecondWord } from "../second-person";
import type { OperatorAtDesk } from "../shift";
import { keep, walk } from "../steps";

type Quote = ReplyDataOf<"card.quoteClose">;
type Form = {
  card: CardRef | null;
  pin: string;
  quote: Quote | null;
  tender: Tender | null;
  second: SecondWord;
};

/** 7-2 销户: card, PIN, the server's quote, how it is paid out, a second person where money goes out; then the worksheet. */
export async function closeCard(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  const form: Form = { card: null, pin: "", quote: null, tender: null, second: {} };
  const dialogue = desk.about("close", () => [cardFact(form.card), ...quoteFacts(form)]);
  const ready = await walk([
    async () => {
      form.card = null;
      return keep(await dialogue.card(), (v) => (form.card = v));
    },
    async () => {
      form.quote = null;
      return keep(await dialogue.secret("pin", true), (v) => (form.pin = v));
    },
    async () => {
      form.quote = await askQuote(desk, dialogue, form);
      return form.quote !== null && dialogue.confirm();
    },
    async () => {
      form.tender = null;
      return payOut(dialogue, form);
    },
    async () => {
      form.second = {};
      if (!form.quote?.refund) return true;
      return keep(await askSecondPerson(dialogue, operator), (v) => (form.second = v));
    },
  ]);
  if (!ready) return desk.cancelled();
  await closeOnTheseTerms(desk, dialogue, operator, form);
}

/** Sends the close; when the terms have changed (109), the new figures are shown and agreed to again. */
async function closeOnTheseTerms(
  desk: Desk,
  dialogue: Dialogue,
  operator: OperatorAtDesk,
  form: Form,
): Promise<void> {
  for (;;) {
    const { card, quote, tender, second, pin } = form;
    if (!card || !quote) return;
    const make = (given: { pin?: string }) => {
      form.pin = given.pin ?? "";
      return {
        operator: operator.no,
        card,
        refund: quote.refund,
        ...(tender && { tender }),
        ...second,
        ...given,
      };
    };
    const outcome = await performWithPin(desk, "card.close", { dialogue, pin }, make, (data) =>
      performSecond(desk, "card.close", data),
    );
    if (outcome?.kind !== "declined" || outcome.code !== "109") return;
    const changed = cardQuoteCloseReply.safeParse(outcome.data);
    if (!changed.success) return;
    form.quote = changed.data;
    const agreed = (await dialogue.confirm("confirm", [], "termsChanged")) && (await payOut(dialogue, form));
    if (!agreed) return desk.cancelled();
  }
}

/** What would be paid back; a wrong or missing PIN is entered again. Null when it was refused or left. */
async function askQuote(desk: Desk, dialogue: Dialogue, form: Form): Promise<Quote | null> {
  while (form.card) {
    const { card, pin } = form;
    const quoted = await desk.terminal.query("card.quoteClose", { card, ...(pin && { pin }) });
    if (quoted.kind === "answer") return quoted.data;
    desk.refused(quoted);
    const complaint = pinComplaint(quoted);
    if (!complaint || !keep(await dialogue.secret("pin", true, complaint), (v) => (form.pin = v))) break;
  }
  return null;
}

/** How the money goes back; nothing to ask where none does. */
async function payOut(dialogue: Dialogue, form: Form): Promise<boolean> {
  const { quote } = form;
  if (!quote || quote.refund === 0) return true;
  const options = quote.tenders.map((tender, at) => ({ key: String(at + 1), label: TENDER_WORDS[tender] }));
  const key = await dialogue.choice("payOutBy", options, { preset: "1" });
  return keep(key, (value) => {
    form.tender = quote.tenders[Number(value) - 1] ?? null;
  });
}

function quoteFacts({ quote, tender }: Form): (Fact | null)[] {
  if (!quote) return [];
  const { principal, bonus, points, refund } = quote;
  return [
    fact("principal", yuan(principal)),
    bonus > 0 ? fact("lapses", yuan(bonus)) : null,
    points === 0 ? null : fact("points", points),
    bigFact("refund", yuan(refund)),
    tender && fact("tender", TENDER_WORDS[tender]),
  ];
}
