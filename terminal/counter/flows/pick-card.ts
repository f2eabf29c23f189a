import { formatCardNumber } from "@/domain/card-number";
import type { Words } from "@/domain/slip";
import type { DataOf, ReplyDataOf } from "@/terminal/protocol/operations";
import type { Desk } from "../desk";
import type { Dialogue } from "../dialogue";
import { stateWords } from "../figures";
import { type Answer, asGiven, BACK, given } from "../steps";
import { OPTIONS } from "../words/options";

type Found = ReplyDataOf<"card.find">["items"][number];

const FACTS = [
  { key: "1", label: OPTIONS.phone },
  { key: "2", label: OPTIONS.name },
  { key: "3", label: OPTIONS.cardNo },
  { key: "4", label: OPTIONS.birthday },
];

/** Any one fact known of a card or its holder. */
export async function askFact(dialogue: Dialogue): Promise<Answer<DataOf<"card.find">>> {
  for (;;) {
    const by = await dialogue.choice("findBy", FACTS, { preset: "1" });
    if (by.kind === "back") return BACK;
    const fact = await factBy(dialogue, by.value);
    if (fact.kind === "given") return fact;
  }
}

async function factBy(dialogue: Dialogue, by: string): Promise<Answer<DataOf<"card.find">>> {
  switch (by) {
    case "1":
      return asGiven(await dialogue.phone(), (phone) => ({ phone }));
    case "2":
      return asGiven(await dialogue.text("name", 40, false), (name) => ({ name }));
    case "3":
      return asGiven(await dialogue.cardNumber(), (cardNo) => ({ cardNo }));
    default:
      return asGiven(await dialogue.day("birthday", false), (birthday) => ({ birthday }));
  }
}

/** Finds cards by a fact and lets the operator pick one; back when there is none, or none is picked. */
export async function pickCard(
  desk: Desk,
  dialogue: Dialogue,
  by: DataOf<"card.find">,
): Promise<Answer<string>> {
  const found = await desk.terminal.query("card.find", by);
  if (found.kind !== "answer") {
    desk.refused(found);
    return BACK;
  }
  const { items } = found.data;
  if (items.length === 0) {
    desk.say("noneFound", "bad");
    return BACK;
  }
  const options = items.map((item, at) => ({ key: String(at + 1), label: labelOf(item) }));
  const picked = await dialogue.choice("pickCard", options, items.length === 1 ? { preset: "1" } : {});
  const item = picked.kind === "given" ? items[Number(picked.value) - 1] : undefined;
  return item ? given(item.cardNo) : BACK;
}

function labelOf({ cardNo, name, phone, state }: Found): Words {
  const words = stateWords(state);
  const text = `${formatCardNumber(cardNo)}　${name}　${phone}　`;
  return { zh: text + words.zh, en: text + words.en };
}
