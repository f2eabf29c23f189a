import * as z from "zod";
import type { Outcome } from "@/terminal/client/outcome";
import { movedBy } from "./moved";

/** What a screen said, as one line that outlives the program behind the screen. */
export const shownLine = z.object({
  key: z.string(),
  kind: z.enum(["done", "declined", "cancelled", "unknown"]),
  money: z.number(),
  /** a settlement that found its totals differ */
  differs: z.boolean(),
});
export type ShownLine = z.infer<typeof shownLine>;

export function shownLineOf(outcome: Exclude<Outcome, { kind: "not-sent" }>): ShownLine {
  const { session, trace } = outcome.key;
  const data = outcome.kind === "done" ? outcome.data : null;
  const differs =
    data !== null &&
    "differences" in data &&
    !(Array.isArray(data.differences) && data.differences.length === 0);
  return { key: `${session}/${trace}`, kind: outcome.kind, money: movedBy(outcome).money, differs };
}

/** What is on the card if the screen is believed: the last line about each key counts. */
export function believedMoney(shown: ReadonlyMap<string, ShownLine>): bigint {
  let sum = 0n;
  for (const { kind, money } of shown.values()) if (kind === "done") sum += BigInt(money);
  return sum;
}
