/** Counts messages that prove nothing, per network address and minute. Good messages are never held up by it. */

const MINUTE_MS = 60_000;
const MOST_PER_MINUTE = 120;
const MAX_ADDRESSES = 10_000;

let minute = 0;
const failed = new Map<string, number>();

/** Counts one more and says whether it is too many (429 instead of 401). */
export function countFailedTry(address: string, now: Date): boolean {
  const present = Math.floor(now.getTime() / MINUTE_MS);
  if (present !== minute || failed.size > MAX_ADDRESSES) {
    minute = present;
    failed.clear();
  }
  const count = (failed.get(address) ?? 0) + 1;
  failed.set(address, count);
  return count > MOST_PER_MINUTE;
}
