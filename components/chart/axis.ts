import { groupDigits } from "@/components/figures/count";
import { formatFen } from "@/domain/money";

export type Unit = "fen" | "count";

/** At most `most` round steps (1, 2, 5 × 10ⁿ) from zero to just above the largest value. */
export function ticksUpTo(largest: bigint, most = 5): bigint[] {
  if (largest <= 0n) return [0n];
  let step = 1n;
  for (const factor of roundSteps()) {
    step = factor;
    if (step * BigInt(most) >= largest) break;
  }
  const ticks = [0n];
  for (let tick = step; ticks.length <= most; tick += step) {
    ticks.push(tick);
    if (tick >= largest) break;
  }
  return ticks;
}

function* roundSteps(): Generator<bigint> {
  for (let power = 1n; power <= 10n ** 18n; power *= 10n) {
    yield power;
    yield 2n * power;
    yield 5n * power;
  }
}

/** A tick in few letters: 5,000 · 1.5万 in Chinese, ¥5k · ¥15k in English; counts in full. */
export function tickWords(value: bigint, unit: Unit, locale: string): string {
  if (unit === "count") return groupDigits(value);
  const [large, word] = locale.startsWith("zh") ? [1_000_000n, "万"] : [100_000n, "k"];
  const sign = locale.startsWith("zh") ? "" : "¥";
  if (value < large)
    return sign + (value % 100n === 0n ? groupDigits(value / 100n) : formatFen(value, { currency: false }));
  const tenths = (value * 10n) / large;
  return `${sign}${groupDigits(tenths / 10n)}${tenths % 10n === 0n ? "" : `.${tenths % 10n}`}${word}`;
}

/** A value in full, for tables and hints. */
export function valueWords(value: bigint, unit: Unit): string {
  return unit === "fen" ? formatFen(value) : groupDigits(value);
}
