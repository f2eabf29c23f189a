import { createHash } from "node:crypto";

/** Draws that are the same for the same seed, on every machine. */
export type Random = {
  /** whole number, both ends included */
  readonly int: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(from: readonly [T, ...T[]]) => T;
  /** each with its weight */
  readonly weighted: <T>(from: readonly [readonly [number, T], ...(readonly [number, T])[]]) => T;
};

/**
 * A generator of its own for every place of the story ("day", 12), so that one more draw in one place changes nothing
 * in another. The generator is sfc32, seeded with SHA-256 of the seed and the place.
 */
export function randomOf(...place: readonly (string | number)[]): Random {
  const next = sfc32(createHash("sha256").update(place.join("/")).digest());
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    int,
    chance: (probability) => next() < probability,
    pick: (from) => from[int(0, from.length - 1)] ?? from[0],
    weighted: (from) => {
      let left = next() * from.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of from) {
        left -= weight;
        if (left < 0) return value;
      }
      return from[0][1];
    },
  };
}

function sfc32(seed: Buffer): () => number {
  let a = seed.readInt32LE(0);
  let b = seed.readInt32LE(4);
  let c = seed.readInt32LE(8);
  let counter = seed.readInt32LE(12);
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
}
