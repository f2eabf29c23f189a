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

/** A tick in few letters: 5,000 · 1.5万 in Chinese, ¥5k · ¥15k in English; counts in full. The top one names the unit. */
export function tickWords(value: bigint, unit: Unit, locale: string, isTop = false): string {
  if (unit === "count") return groupDigits(value);
  const chinese = locale.startsWith("zh");
  const large = chinese ? 1_000_000n : 100_000n;
  const figure = value < large ? exactYuan(value) : `${tenthsOf(value, large)}${chinese ? "万" : "k"}`;
  return chinese ? `${figure}${isTop ? "元" : ""}` : `¥${figure}`;
}

function exactYuan(fen: bigint): string {
  return fen % 100n === 0n ? groupDigits(fen / 100n) : formatFen(fen, { currency: false });
}

function tenthsOf(value: bigint, whole: bigint): string {
  const tenths = (value * 10n) / whole;
  return groupDigits(tenths / 10n) + (tenths % 10n === 0n ? "" : `.${tenths % 10n}`);
}

/** A value in full, for tables and hints. */
export function valueWords(value: bigint, unit: Unit): string {
  return unit === "fen" ? formatFen(value) : groupDigits(value);
}
