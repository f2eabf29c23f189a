/** Versions of terminal software: the newest there is, and the oldest that may still sign on (204). */
export const LATEST_VERSION = "1.0.0";
export const MINIMUM_VERSION = "1.0.0";

/** Compares two versions of three numbers. */
export function olderThan(version: string, other: string): boolean {
  const a = version.split(".").map(Number);
  const b = other.split(".").map(Number);
  for (const [index, part] of a.entries()) {
    const against = b[index] ?? 0;
    if (part !== against) return part < against;
  }
  return false;
}
