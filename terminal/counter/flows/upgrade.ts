import type { Desk } from "../desk";
import { TITLES } from "../words/titles";

/** 0-5-2 系统升级: what the server says is newest, now; then the newest software is brought in. */
export async function checkUpgrade(desk: Desk): Promise<void> {
  const news = await desk.terminal.query("terminal.poll", { orders: null, reviews: null, messages: null });
  if (news.kind !== "answer") return desk.refused(news);
  const { latest, minimum } = news.data.version;
  const mine = desk.terminal.version();
  noteVersion(desk, latest);
  if (!isOlder(mine, latest)) return desk.say("upToDate", "good", mine);
  if (isOlder(mine, minimum)) desk.say("tooOld", "bad", latest, mine);
  else desk.say("newerVersion", "note", latest, mine);
  if (!desk.upgrade) return desk.say("upgradeByHand", "note");
  if (!(await desk.about("upgrade").confirm())) return;
  desk.front.say(TITLES.upgrade, "waiting");
  await desk.upgrade();
}

/** Keeps the newest version for the status line. */
export function noteVersion(desk: Desk, latest: string): void {
  desk.upgradeTo = isOlder(desk.terminal.version(), latest) ? latest : null;
}

/** Is version `a` older than `b`? Both are three numbers with dots. */
export function isOlder(a: string, b: string): boolean {
  const left = a.split(".").map(Number);
  const right = b.split(".").map(Number);
  for (const [at, part] of left.entries()) {
    const other = right[at] ?? 0;
    if (part !== other) return part < other;
  }
  return false;
}
