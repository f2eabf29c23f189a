import { formatCardNumber } from "@/domain/card-number";
import type { DataOf } from "@/terminal/protocol/operations";
import type { Counter } from "./counter";
import type { Answer } from "./dialogue";

/** 6-1 查询余额: card, PIN; shown, printed on demand. */
export async function showBalance(
  { ask, terminal, teller }: Counter,
  _operator: string,
  swiped = "",
): Promise<void> {
  const card = swiped === "" ? await ask.card() : ({ kind: "given", value: swiped } as const);
  if (card.kind === "back") return;
  const pin = await ask.secret("pin", true);
  if (pin.kind === "back") return;
  const result = await terminal.query("balance", {
    card: { no: card.value },
    ...(pin.value && { pin: pin.value }),
  });
  if (result.kind !== "answer") return teller.refused(result);
  const { principal, bonus, points, state, receipt } = result.data;
  teller.say("balance", teller.fen(principal), teller.fen(bonus), points, teller.state(state));
  const next = await ask.choice("printOrDone", ["", "p"]);
  if (next.kind === "given" && next.value === "p") teller.print(receipt);
}

/** 6-2 查询卡信息: by any one fact known. */
export async function findCards(counter: Counter): Promise<void> {
  const { terminal, teller } = counter;
  const fact = await askFact(counter);
  if (fact.kind === "back") return;
  const result = await terminal.query("card.find", fact.value);
  if (result.kind !== "answer") return teller.refused(result);
  if (result.data.items.length === 0) teller.say("noneFound");
  for (const { cardNo, name, phone, state, openedOn } of result.data.items) {
    teller.say("foundCard", formatCardNumber(cardNo), name, phone, teller.state(state), openedOn);
  }
}

async function askFact({ ask }: Counter): Promise<Answer<DataOf<"card.find">>> {
  const by = await ask.choice("findBy", ["1", "2", "3", "4"]);
  if (by.kind === "back") return by;
  switch (by.value) {
    case "1":
      return given(await ask.phone(), (phone) => ({ phone }));
    case "2":
      return given(await ask.text("nameWanted", 40, false), (name) => ({ name }));
    case "3":
      return given(await ask.cardNumber(), (cardNo) => ({ cardNo }));
    default:
      return given(await ask.day("birthdayWanted", false), (birthday) => ({ birthday }));
  }
}

function given<T, U>(answer: Answer<T>, make: (value: T) => U): Answer<U> {
  return answer.kind === "back" ? answer : { kind: "given", value: make(answer.value) };
}
