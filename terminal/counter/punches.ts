import { formatLocalTime } from "@/domain/business-day";
import type { Outcome } from "@/terminal/client/outcome";
import { newTxnId } from "@/terminal/client/request-body";
import type { ReplyDataOf } from "@/terminal/protocol/operations";
import type { Desk } from "./desk";
import type { Dialogue } from "./dialogue";
import type { QueuedPunch } from "./memory";
import type { Complaint } from "./words/complaints";
import type { Saying } from "./words/sayings";

/** 打卡, and the queue of punches made while the server was away. */

const PASSWORD_AGAIN: Readonly<Record<string, Complaint>> = { "110": "passwordWrong", "120": "pinNeeded" };
/** Most punches kept; a shop has fewer people than that in a week, and older ones are refused anyway. */
const MOST_QUEUED = 500;

/** Sends a punch, or keeps it with its time while the server is away. */
export async function punchNow(desk: Desk, dialogue: Dialogue, cardNo: string): Promise<void> {
  const at = desk.clock.now();
  if (!(await desk.terminal.reach())) return queue(desk, cardNo, at);
  let password = "";
  for (;;) {
    const card = { no: cardNo };
    const outcome = await desk.terminal.perform("attendance.punch", { card, ...(password && { password }) });
    // Cut off in between: the same instant again is the same punch to the server (inside a minute).
    if (outcome.kind === "unknown" || outcome.kind === "not-sent") return queue(desk, cardNo, at);
    if (outcome.kind === "done" && outcome.data) return tellPunch(desk, outcome.data);
    const complaint = outcome.kind === "declined" ? PASSWORD_AGAIN[outcome.code] : undefined;
    if (!complaint) return;
    const given = await dialogue.secret("punchPassword", false, complaint);
    if (given.kind === "back") return desk.cancelled();
    password = given.value;
  }
}

async function queue(desk: Desk, cardNo: string, at: Date): Promise<void> {
  const punch: QueuedPunch = { id: newTxnId(), cardNo, at: at.toISOString() };
  await desk.notebook.change(({ punches }) => ({ punches: [...punches, punch].slice(-MOST_QUEUED) }));
  desk.say("punchQueued", "waiting", formatLocalTime(at, desk.zone()));
}

/** Sends what is queued, oldest first, until the server is away again; each result is told. */
export async function sendQueuedPunches(desk: Desk): Promise<void> {
  for (const punch of desk.notebook.read().punches) {
    const { cardNo, at } = punch;
    const outcome: Outcome<"attendance.punch"> = await desk.terminal.perform("attendance.punch", {
      card: { no: cardNo },
      at,
    });
    if (outcome.kind === "not-sent" || outcome.kind === "unknown") return;
    await desk.notebook.change(({ punches }) => ({ punches: punches.filter(({ id }) => id !== punch.id) }));
    if (outcome.kind === "done" && outcome.data) tellPunch(desk, outcome.data);
    else desk.say("punchRefused", "bad", cardNo, formatLocalTime(new Date(at), desk.zone()), outcome.text);
  }
}

function tellPunch(desk: Desk, { name, direction, at, repeated }: ReplyDataOf<"attendance.punch">): void {
  const time = formatLocalTime(new Date(at), desk.zone());
  const said: Saying = direction === "in" ? "punchedIn" : "punchedOut";
  desk.say(repeated ? "punchedTwice" : said, "good", name, time);
}
