/** Owns 冲正: taking an operation back because its terminal never learnt the outcome. It always succeeds. */
import { type Amounts, addAmounts, applyAmounts, type Balance, mirror, ZERO_AMOUNTS } from "@/domain/entry";
import type { Fen } from "@/domain/money";

export type ReversalAsked = {
  readonly balance: Balance;
  readonly original: Amounts;
  /** sum of all corrections of the original so far */
  readonly corrected: Amounts;
  /** the original is itself a void or refund, and what it corrected was reversed since: both are gone, nothing moves */
  readonly targetReversed?: boolean;
};

export type ReversalDecided = {
  readonly amounts: Amounts;
  readonly after: Balance;
  /** fen that could not be taken back any more and stand in suspense; above zero the terminal is told 022 */
  readonly short: Fen;
};

/** How much of a wanted change (fen) the bucket cannot bear without going below zero. */
function shortfall(held: Fen, change: Fen): Fen {
  const after = held + change;
  return after < 0n && change < 0n ? -after : 0n;
}

/**
 * Mirrors what is left of the original. What a bucket no longer holds goes to `suspense` (the merchant bears it), so
 * that the entry balances and no bucket falls below zero; points go back even below zero.
 */
export function decideReversal(asked: ReversalAsked): ReversalDecided {
  const { balance, original, corrected, targetReversed = false } = asked;
  const whole = targetReversed ? ZERO_AMOUNTS : mirror(addAmounts(original, corrected));
  const shortPrincipal = shortfall(balance.principal, whole.principal);
  const shortBonus = shortfall(balance.bonus, whole.bonus);
  const short = shortPrincipal + shortBonus;
  const amounts: Amounts = {
    ...whole,
    principal: whole.principal + shortPrincipal,
    bonus: whole.bonus + shortBonus,
    suspense: whole.suspense + short,
  };
  return { amounts, after: applyAmounts(balance, amounts), short };
}
