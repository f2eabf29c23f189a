/** What `inTime` answers when the wait is over first. */
export const LATE = Symbol("late");

/** The promise's value, or LATE after `ms` milliseconds; what it does later is nobody's concern any more. */
export async function inTime<T>(promise: Promise<T>, ms: number): Promise<T | typeof LATE> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), ms);
  });
  promise.catch(() => {});
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
