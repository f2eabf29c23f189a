/** Owns points (积分): earned by spending, credited by hand, spent for goods (domain spec, section 2). */
import type { Split } from "@/domain/bucket";
import { type Amounts, ZERO_AMOUNTS } from "@/domain/entry";
import { type Fen, MAX_FEN } from "@/domain/money";
import { ok, type Result, refuse } from "@/domain/result";

export const POINTS_BASES = ["whole", "principal"] as const;

export type PointsRule = {
  /** fen to spend for one point; 0 gives none */
  readonly fenPerPoint: Fen;
  /** counts the whole amount, or only what came out of principal */
  readonly base: (typeof POINTS_BASES)[number];
};

/** Points that a spend with this split (fen) earns: floor(amount / fenPerPoint). */
export function computeEarnedPoints(split: Split, rule: PointsRule): bigint {
  if (rule.fenPerPoint <= 0n) return 0n;
  const amount = rule.base === "whole" ? split.principal + split.bonus : split.principal;
  return amount / rule.fenPerPoint;
}

/**
 * Paying with points; earns none. While points are negative none can be spent.
 * @param points what the account holds now
 * @param asked how many are to be spent
 * @returns refusals NOT_POSITIVE, POINTS_TOO_LOW (detail: points held)
 */
export function decidePointsSpend(
  points: bigint,
  asked: bigint,
): Result<Amounts, "NOT_POSITIVE" | "POINTS_TOO_LOW"> {
  if (asked <= 0n) return refuse("NOT_POSITIVE");
  if (asked > points) return refuse("POINTS_TOO_LOW", { points });
  return ok({ ...ZERO_AMOUNTS, points: -asked });
}

/**
 * Points credited by hand.
 * @param points what the account holds now
 * @param asked how many are to be credited
 * @returns refusals NOT_POSITIVE, OVER_LIMIT (detail: limit "maximum", max) when the wire could no longer carry them
 */
export function decidePointsCredit(
  points: bigint,
  asked: bigint,
): Result<Amounts, "NOT_POSITIVE" | "OVER_LIMIT"> {
  if (asked <= 0n) return refuse("NOT_POSITIVE");
  if (points + asked > MAX_FEN) return refuse("OVER_LIMIT", { limit: "maximum", max: MAX_FEN });
  return ok({ ...ZERO_AMOUNTS, points: asked });
}
