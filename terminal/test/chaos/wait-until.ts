import { setTimeout as pause } from "node:timers/promises";

/** Asks again and again until it is so. Throws after `timeoutMs`. */
export async function waitUntil(
  isSo: () => boolean | Promise<boolean>,
  what: string,
  { timeoutMs = 60_000, everyMs = 5 } = {},
): Promise<void> {
  const begun = performance.now();
  while (!(await isSo())) {
    if (performance.now() - begun > timeoutMs) throw new Error(`waited ${timeoutMs} ms in vain: ${what}`);
    await pause(everyMs);
  }
}
