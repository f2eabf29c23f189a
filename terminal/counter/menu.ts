import type { Desk } from "./desk";
import { Dialogue } from "./dialogue";
import { MENU, type MenuRow } from "./menu-rows";
import { plainKeys } from "./plain-keys";
import { isReady } from "./ready";
import { QUESTIONS } from "./words/questions";
import { TITLES } from "./words/titles";

/** The whole menu with its levels; runs what is chosen. 取消 goes up a level. */
export async function openMenu(desk: Desk): Promise<void> {
  let under = "";
  for (;;) {
    const heading = MENU.find(({ keys }) => keys === under);
    const dialogue = new Dialogue(desk.front, heading ? TITLES[heading.title] : null);
    const rows = under === "" ? MENU : MENU.filter(({ keys }) => keys.startsWith(`${under}-`));
    const options = rows.map(({ keys, title }) => ({ key: keys, label: TITLES[title] }));
    const typed = await dialogue.ask({ kind: "menu", question: QUESTIONS.menu, options, longest: 6 });
    if (typed.kind !== "text") {
      if (under === "") return;
      under = under.slice(0, Math.max(0, under.lastIndexOf("-")));
      continue;
    }
    const row = findRow(typed.text, under);
    if (!row) desk.say("noSuchKey", "bad");
    else if (row.does === "opens a level") under = row.keys;
    else return runRow(desk, row);
  }
}

/** The row of these keys, typed within a level, in full, or as digits alone. */
export function findRow(typed: string, under = ""): MenuRow | null {
  const plain = plainKeys(typed);
  const inLevel = plainKeys(under) + plain;
  const of = (keys: string) => MENU.find((row) => plainKeys(row.keys) === keys);
  return plain === "" ? null : (of(inLevel) ?? of(plain) ?? null);
}

/** Runs an operation if it can be done now, or says why not. */
export async function runRow(desk: Desk, row: MenuRow): Promise<void> {
  if (row.does === "opens a level") return openMenu(desk);
  if (row.does === "anyone") return row.run(desk);
  const operator = desk.shift.operator();
  if (!operator) return desk.say("signInFirst", "bad");
  if (row.does === "operation" && !(await isReady(desk))) return;
  await row.run(desk, operator);
}
