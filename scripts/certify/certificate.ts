import { LIFE_CHECKS } from "./checks/card-life";
import { DAY_END_CHECKS } from "./checks/day-end";
import { ONCE_CHECKS } from "./checks/exactly-once";
import { MESSAGE_CHECKS } from "./checks/messages";
import { MONEY_CHECKS } from "./checks/money";
import { Line } from "./line";
import { Recorder } from "./record";
import { type Check, Shop, type Told } from "./shop";

export const CHAPTERS: readonly { readonly title: string; readonly checks: readonly Check[] }[] = [
  { title: "Messages", checks: MESSAGE_CHECKS },
  { title: "Exactly once", checks: ONCE_CHECKS },
  { title: "Money and points", checks: MONEY_CHECKS },
  { title: "Life of a card", checks: LIFE_CHECKS },
  { title: "People and the end of the day", checks: DAY_END_CHECKS },
];

export type Row = {
  readonly chapter: string;
  readonly title: string;
  readonly result: "pass" | "fail" | "not tried";
  /** what went wrong, or what is needed to try it */
  readonly why: string;
};

export type Certificate = { readonly rows: readonly Row[]; readonly transcript: string };

/**
 * Plays the whole protocol against a server: activates a terminal with `code`, then runs every check in order. Later checks
 * use the cards of earlier ones. Throws only when there is no server or the code is not good.
 */
export async function certify(
  url: string,
  code: string,
  told: Told,
  tell: (row: Row) => void,
): Promise<Certificate> {
  const recorder = new Recorder();
  const line = new Line(url, recorder);
  await line.activate(code);
  await line.signOn();
  const shop = new Shop(line, told);
  const rows: Row[] = [];
  for (const { title: chapter, checks } of CHAPTERS) {
    for (const check of checks) {
      const row = { chapter, title: check.title, ...(await tryOut(check, shop)) };
      rows.push(row);
      tell(row);
    }
  }
  return { rows, transcript: recorder.transcript() };
}

async function tryOut(check: Check, shop: Shop): Promise<Pick<Row, "result" | "why">> {
  const missing = check.needs?.(shop.told) ?? null;
  if (missing !== null) return { result: "not tried", why: `needs ${missing}` };
  try {
    await check.run(shop);
    return { result: "pass", why: "" };
  } catch (error) {
    // Whatever a foreign server does is a finding about it, not a failure of this program.
    return { result: "fail", why: error instanceof Error ? error.message : String(error) };
  }
}
