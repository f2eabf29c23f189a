/** Runs pieces of work strictly one after another; each caller gets its own result or error. */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.then(nothing, nothing); // the error is the caller's; the next in line starts all the same
    return mine;
  };
}

function nothing(): void {}
