import { formatCardNumber } from "@/domain/card-number";
import type { Desk } from "../desk";
import { fact, stateWords } from "../figures";
import { TITLES } from "../words/titles";
import { askFact } from "./pick-card";

/** 6-2 查询卡信息: by any one fact known. */
export async function findCards(desk: Desk): Promise<void> {
  const by = await askFact(desk.about("cardInfo"));
  if (by.kind === "back") return desk.cancelled();
  const result = await desk.terminal.query("card.find", by.value);
  if (result.kind !== "answer") return desk.refused(result);
  if (result.data.items.length === 0) return desk.say("noneFound", "bad");
  const rows = result.data.items.map(({ cardNo, name, phone, state, openedOn }) => [
    fact("card", formatCardNumber(cardNo)),
    fact("name", name),
    fact("phone", phone),
    fact("state", stateWords(state)),
    fact("openedOn", openedOn),
  ]);
  await desk.front.list(TITLES.cardInfo, rows);
}
