let clock = () => new Date();

/** The present instant. Nothing else in the product reads the clock. */
export function now(): Date {
  return clock();
}

/** Tests set their own clock; `null` gives the real one back. */
export function setClockForTests(test: (() => Date) | null): void {
  clock = test ?? (() => new Date());
}
