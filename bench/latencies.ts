import type { Latencies } from "./plan";

/** Percentiles by nearest rank; zeros when nothing was measured. */
export function latenciesOf(waits: readonly number[]): Latencies {
  const sorted = Float64Array.from(waits).sort();
  const at = (share: number) => sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? 0;
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) };
}
