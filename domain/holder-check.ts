/** Owns how it was made sure that the holder is asking (验身), and which way is enough for which deed. */
import { ok, type Result, refuse } from "@/domain/result";
import type { Words } from "@/domain/slip";

/** What a terminal's gates prove, and what a person says to have checked. */
export const HOLDER_CHECKS = ["pin", "noPin", "secondPerson", "inPerson", "document", "phone"] as const;
export type HolderCheck = (typeof HOLDER_CHECKS)[number];

export const HOLDER_CHECK_WORDS: Readonly<Record<HolderCheck, Words>> = {
  pin: { zh: "会员卡密码", en: "Card PIN" },
  noPin: { zh: "出示卡片（无密码）", en: "Card shown, no PIN" },
  secondPerson: { zh: "主管同意", en: "Supervisor agreed" },
  inPerson: { zh: "当面核对", en: "Checked in person" },
  document: { zh: "核对证件", en: "Identity document" },
  phone: { zh: "回拨电话", en: "Called back" },
};

/** Those that a person may say; the others are proved by a gate. */
export const SPOKEN_CHECKS = ["inPerson", "document", "phone"] as const satisfies readonly HolderCheck[];

/**
 * What a deed asks of the holder:
 * - `pin`: the PIN if the card has one, else the card itself
 * - `pinOrSecondPerson`: the PIN, or a second person's agreement; the card itself is not enough
 * - `person`: whoever does it has checked the person
 */
export type CheckNeeded = "pin" | "pinOrSecondPerson" | "person";

export type HolderChecked = {
  readonly check: HolderCheck;
  readonly needed: CheckNeeded;
  readonly hasPin: boolean;
  /** through a door that asks for PINs and second persons itself; elsewhere a person with the right vouches */
  readonly gated: boolean;
};

/** Whether that is enough. Refusal HOLDER_NOT_CHECKED (detail: check). */
export function decideHolderCheck(asked: HolderChecked): Result<HolderCheck, "HOLDER_NOT_CHECKED"> {
  const { check } = asked;
  return enough(asked) ? ok(check) : refuse("HOLDER_NOT_CHECKED", { check });
}

function enough({ check, needed, hasPin, gated }: HolderChecked): boolean {
  const spoken = SPOKEN_CHECKS.some((known) => known === check);
  if (!gated || needed === "person") return spoken;
  if (check === "pin") return hasPin;
  return needed === "pin" ? check === "noPin" && !hasPin : check === "secondPerson";
}
