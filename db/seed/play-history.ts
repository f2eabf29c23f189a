import type { LedgerAnswer } from "@/ledger/request-key";
import { Declined } from "@/server/errors";
import type { Door } from "@/terminal/door";
import type { DayPlan, TillDay } from "./day-plan";
import { type AtTill, performSettling, performStep } from "./perform-step";
import type { Step } from "./step";

/** What came of it: `otherwise` counts answers that differ from what the rules had said beforehand. */
export type Played = { readonly operations: number; readonly otherwise: number };

type Till = {
  readonly door: Door;
  trace: number;
  /** the terminal's own count of slips */
  voucher: number;
  otherwise: number;
};

const MOST_TRIES = 20;

/**
 * Plays the days at all terminals at once, each in its own order, so that the ledger books them in shared statements.
 * A day is over everywhere before the next one begins: a card may be used elsewhere then.
 * @throws Declined DEMO_TERMINAL_IN_USE when somebody puts a terminal of the story to work meanwhile
 */
export async function playHistory(
  days: Iterable<DayPlan>,
  doors: readonly Door[],
  cardPrefix: string,
  onDay: (day: DayPlan) => void,
): Promise<Played> {
  const tills = doors.map((door): Till => ({ door, trace: 0, voucher: 0, otherwise: 0 }));
  for (const day of days) {
    onDay(day);
    await Promise.all(day.tills.map((plan, index) => playTill(plan, tills[index], cardPrefix)));
  }
  return {
    operations: tills.reduce((sum, till) => sum + till.trace, 0),
    otherwise: tills.reduce((sum, till) => sum + till.otherwise, 0),
  };
}

async function playTill(plan: TillDay, till: Till | undefined, cardPrefix: string): Promise<void> {
  if (!till) throw new Error("a terminal of the story is missing");
  const vouchers = new Map<Step, number>();
  const next = (): AtTill => {
    till.trace += 1;
    return { door: till.door, trace: till.trace, cardPrefix };
  };
  for (const step of plan.steps) {
    const place = next();
    const code = await answered(till, () => performStep(place, step, (made) => vouchers.get(made) ?? 0));
    if (code !== step.code) till.otherwise += 1;
    if (!step.entry) continue;
    till.voucher += 1;
    vouchers.set(step, till.voucher);
  }
  const { settling } = plan;
  if (!settling) return;
  const place = next();
  if ((await answered(till, () => performSettling(place, settling))) !== "000") till.otherwise += 1;
}

async function answered({ door }: Till, perform: () => Promise<LedgerAnswer>): Promise<string> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const result = await perform();
    if (result.kind === "answered") return result.answer.code;
    if (result.kind !== "busy")
      throw new Declined("DEMO_TERMINAL_IN_USE", { terminal: door.terminal, answer: result.kind });
  }
  throw new Declined("DEMO_DATABASE_BUSY", { terminal: door.terminal });
}
