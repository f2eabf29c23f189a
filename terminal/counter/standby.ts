import { LeftIdle } from "./asking";
import type { Desk } from "./desk";
import { Dialogue } from "./dialogue";
import { cardFact, fact } from "./figures";
import { rechargeCard } from "./flows/recharge-card";
import { showBalance } from "./flows/show-balance";
import { signIn } from "./flows/sign-in";
import { spendFromCard } from "./flows/spend-from-card";
import { spendPoints } from "./flows/spend-points";
import type { Housekeeping } from "./housekeeping";
import { findRow, openMenu, runRow } from "./menu";
import { SHORT_KEYS } from "./menu-rows";
import { type CardRef, readCard } from "./read-card";
import { isReady, namesOf } from "./ready";
import { QUESTIONS } from "./words/questions";
import { TITLES } from "./words/titles";

/** 待机画面: the terminal at rest, until nobody answers any more. Throws `InputEnded` then. */
export async function standBy(desk: Desk, housekeeping: Housekeeping): Promise<never> {
  for (;;) {
    housekeeping.throwIfFailed();
    try {
      if (desk.shift.operator() === null) await signIn(desk);
      // Locked is locked: nothing else is asked until a password was right.
      if (desk.shift.locked()) continue;
      await atRest(desk, housekeeping);
    } catch (thrown) {
      if (!(thrown instanceof LeftIdle)) throw thrown;
      if (desk.shift.operator() === null) continue;
      desk.shift.lock();
      desk.say("idleLocked", "note");
    }
  }
}

/** One key or card at rest, and what it starts. */
async function atRest(desk: Desk, housekeeping: Housekeeping): Promise<void> {
  await housekeeping.tellStatus();
  const open = await desk.unresolved();
  if (open.length > 0) housekeeping.soon();
  const facts = open.length > 0 ? [fact("unresolved", namesOf(open))] : [];
  const dialogue = new Dialogue(desk.front, null);
  const typed = await dialogue.ask(
    { kind: "standby", question: QUESTIONS.standby, facts, optional: true, longest: 64 },
    open.length > 0 ? housekeeping.allResolved() : undefined,
  );
  if (typed.kind !== "text") return;
  const text = typed.text.trim();
  if (text === "") return desk.shift.operator() === null ? undefined : openMenu(desk);
  const card = readCard(text);
  if (card) return swiped(desk, card);
  const row = findRow(SHORT_KEYS[text] ?? text);
  if (!row) return desk.say("noSuchKey", "bad");
  await runRow(desk, row);
}

const FOR_A_CARD = [
  { key: "1", title: "spend", run: spendFromCard },
  { key: "2", title: "recharge", run: rechargeCard },
  { key: "4", title: "pointsSpend", run: spendPoints },
  { key: "6", title: "balance", run: showBalance },
] as const;

/** A card read first: its number is shown, then 1 (or 确认) is 消费. */
async function swiped(desk: Desk, card: CardRef): Promise<void> {
  const operator = desk.shift.operator();
  if (!operator) return desk.say("signInFirst", "bad");
  if (!(await isReady(desk))) return;
  const dialogue = new Dialogue(desk.front, null, () => {
    const shown = cardFact(card);
    return [shown && { ...shown, big: true as const }];
  });
  const options = FOR_A_CARD.map(({ key, title }) => ({ key, label: TITLES[title] }));
  const chosen = await dialogue.choice("swiped", options, { preset: "1" });
  if (chosen.kind === "back") return desk.cancelled();
  await FOR_A_CARD.find(({ key }) => key === chosen.value)?.run(desk, operator, card);
}
