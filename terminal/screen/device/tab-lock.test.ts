import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lockTerminal, type TabLock } from "./tab-lock";
import { locksInRam } from "./test/locks-in-ram";

const open: TabLock[] = [];
beforeEach(() => vi.stubGlobal("navigator", { locks: locksInRam() }));
afterEach(() => {
  for (const lock of open.splice(0)) lock.release();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A tab that wants to be the terminal. */
async function tab(takeOver = false): Promise<TabLock> {
  const lock = await lockTerminal(takeOver);
  if (!lock) throw new Error("another tab has it");
  open.push(lock);
  return lock;
}

test("one tab is the terminal, the next one is not, until the first lets go", async () => {
  const first = await tab();
  expect(first.held()).toBe(true);
  expect(await lockTerminal(false)).toBeNull();
  first.release();
  expect(first.held()).toBe(false);
  const second = await vi.waitFor(() => tab());
  expect(second.held()).toBe(true);
});

test("a tab that is asked to let go finishes first, and only then is the other one the terminal", async () => {
  const first = await tab();
  const finished: string[] = [];
  first.onAsked(() => {
    finished.push("first");
    first.release();
  });
  const second = await tab(true);
  expect(finished).toEqual(["first"]);
  expect([first.held(), second.held()]).toEqual([false, true]);
});

test("a tab that does not answer loses the terminal, is told so, and may do nothing more", async () => {
  vi.spyOn(AbortSignal, "timeout").mockReturnValue(
    AbortSignal.abort(new DOMException("late", "TimeoutError")),
  );
  const first = await tab();
  const told: boolean[] = [];
  first.onLost(() => told.push(first.held()));
  const second = await tab(true);
  expect(second.held()).toBe(true);
  await vi.waitFor(() => expect(told).toEqual([false]));
});
