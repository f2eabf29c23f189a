/** Does a piece of work for each item, at most `atOnce` of them at the same time. */
export async function inParallel<T>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
    }),
  );
}

/** The numbers from 0 up to, not including, `count`. */
export function* upTo(count: number): Generator<number> {
  for (let n = 0; n < count; n += 1) yield n;
}
