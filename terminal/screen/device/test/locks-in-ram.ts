type Granted = (lock: { readonly name: string } | null) => unknown;
type Holder = { readonly lose: (why: unknown) => void };

/** The Web Locks of one browser with one lock in them: as much as a terminal's tabs use. */
export function locksInRam() {
  let holder: Holder | null = null;
  const queue: (() => void)[] = [];
  const next = () => {
    holder = null;
    queue.shift()?.();
  };
  const hold = (granted: Granted) =>
    new Promise((resolve, reject) => {
      const mine = { lose: reject };
      holder = mine;
      const done = () => {
        if (holder === mine) next();
      };
      Promise.resolve(granted({ name: "" }))
        .then(resolve, reject)
        .finally(done);
    });
  const inTurn = (granted: Granted, signal?: AbortSignal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const turn = () => resolve(hold(granted));
      signal?.addEventListener("abort", () => {
        queue.splice(queue.indexOf(turn), 1);
        reject(signal.reason);
      });
      queue.push(turn);
    });
  return {
    async request(_name: string, options: LockOptions, granted: Granted): Promise<unknown> {
      if (options.steal) {
        holder?.lose(new DOMException("stolen", "AbortError"));
        return hold(granted);
      }
      if (holder === null) return hold(granted);
      return options.ifAvailable ? granted(null) : inTurn(granted, options.signal);
    },
  };
}
