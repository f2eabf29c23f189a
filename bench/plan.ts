import * as z from "zod";

/** What the bench and its generator, a process of its own, tell each other. */

const benchTerminal = z.object({
  terminal: z.string(),
  session: z.int(),
  macKey: z.string(),
  pinKey: z.string(),
  cards: z.array(z.string()).min(1),
});
/** A terminal that is signed on, with the keys of its session (base64url) and the cards that are used at it. */
export type BenchTerminal = z.infer<typeof benchTerminal>;

export const plan = z.object({
  port: z.int(),
  seconds: z.number(),
  operator: z.string(),
  pin: z.string(),
  terminals: z.array(benchTerminal),
  firstTrace: z.int(),
  /** requests made ready for each terminal */
  each: z.int(),
});
export type Plan = z.infer<typeof plan>;

export const latencies = z.object({ p50: z.number(), p90: z.number(), p99: z.number(), max: z.number() });
/** Milliseconds from the first byte sent to the last byte received. */
export type Latencies = z.infer<typeof latencies>;

export const loadFigures = z.object({
  /** approved within the clock, per second */
  perSecond: z.number(),
  /** how long the clock ran: shorter than planned when a terminal had sent all it had */
  seconds: z.number(),
  latencies,
  /** approved in all, those under way when the clock stopped included */
  approved: z.int(),
  /** answers other than 000, by code or HTTP status */
  others: z.record(z.string(), z.int()),
  macsChecked: z.int(),
  macsBad: z.int(),
});
export type LoadFigures = z.infer<typeof loadFigures>;

export const fromGenerator = z.discriminatedUnion("is", [
  z.object({ is: z.literal("ready") }),
  z.object({ is: z.literal("done"), figures: loadFigures }),
]);
export const toGenerator = z.discriminatedUnion("do", [
  z.object({ do: z.literal("prepare"), plan }),
  z.object({ do: z.literal("run") }),
]);
