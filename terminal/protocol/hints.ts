import * as z from "zod";

/** Hints of `GET /api/terminal/events`: something of this kind may have changed, so ask. They carry no facts. */
export const HINTS = ["approval", "tiers", "version", "order", "review", "message"] as const;
export type Hint = (typeof HINTS)[number];

const hint = z.enum(HINTS);

/** A hint of this version; what a later server may say besides is let go. */
export function hintOf(text: string): Hint | null {
  const read = hint.safeParse(text);
  return read.success ? read.data : null;
}

/** A comment goes out this often, so that both ends notice a dead line; in ms. */
export const HEARTBEAT_MS = 20_000;
