/** Draws a whole number from 0 up to, not including, `below`; the same numbers for the same seed. */
export type Draw = (below: number) => number;

/** Mulberry32: small, fast, and good enough to choose faults with. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** One of a list, by what it weighs. */
export function weighed<T extends { readonly weight: number }>(from: readonly T[], draw: Draw): T {
  let left = draw(from.reduce((sum, { weight }) => sum + weight, 0));
  for (const each of from) {
    left -= each.weight;
    if (left < 0) return each;
  }
  throw new Error("nothing to choose from");
}
