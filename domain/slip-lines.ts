/** Owns the small pieces slips are written with: their lines, and signed figures. */
import type { SlipLine, Words } from "@/domain/slip";

/** Label left, value right. */
export function pair(label: Words, value: string | Words): SlipLine {
  return { t: "pair", label, value };
}

/** The figure the slip is about. */
export function big(label: Words, value: string | Words): SlipLine {
  return { t: "big", label, value };
}

/** A hairline. */
export const RULE: SlipLine = { t: "rule" };

/** A line that is left out when there is nothing to say. */
export function maybe(show: boolean, line: () => SlipLine): SlipLine[] {
  return show ? [line()] : [];
}

/** Points held: "88", "−3". */
export function pointsText(n: bigint): string {
  return n < 0n ? `\u2212${-n}` : n.toString();
}

/** A change of points: "+55", "−3". */
export function signedPoints(n: bigint): string {
  return n < 0n ? pointsText(n) : `+${n}`;
}
