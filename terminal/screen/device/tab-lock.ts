/** Only one tab of a browser is the terminal: two would share a journal and give out the same traces. */

const LOCK = "yika-pos";
const CHANNEL = "yika-pos-tab";
/** How long the other tab may finish what it is doing before the terminal is taken from it. */
const GRACE_MS = 15_000;

export type TabLock = {
  /** still ours? Asked before every write and every message. */
  held(): boolean;
  /** another tab wants to be the terminal: finish, then release */
  onAsked(listener: () => void): void;
  /** it was taken away */
  onLost(listener: () => void): void;
  release(): void;
};

/** The lock, or null when another tab has it. `takeOver` asks that tab to let go, and takes it after a while. */
export async function lockTerminal(takeOver: boolean): Promise<TabLock | null> {
  if (!takeOver) return request({ ifAvailable: true });
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("release");
  channel.close();
  try {
    return await request({ signal: AbortSignal.timeout(GRACE_MS) });
  } catch (late) {
    if (late instanceof DOMException && (late.name === "TimeoutError" || late.name === "AbortError"))
      return request({ steal: true });
    throw late;
  }
}

function request(options: LockOptions): Promise<TabLock | null> {
  return new Promise((resolve, reject) => {
    const lost: (() => void)[] = [];
    let held = true;
    const end = () => {
      if (!held) return;
      held = false;
      for (const tell of lost) tell();
    };
    navigator.locks
      .request(LOCK, options, (granted) => {
        if (!granted) return resolve(null);
        return new Promise<void>((release) => resolve(lockOf({ held: () => held, lost, end, release })));
      })
      .then(end, (refused: unknown) => {
        end(); // stolen
        reject(refused); // or never granted; a promise already resolved stays so
      });
  });
}

type Holding = { held: () => boolean; lost: (() => void)[]; end: () => void; release: () => void };

function lockOf({ held, lost, end, release }: Holding): TabLock {
  const channel = new BroadcastChannel(CHANNEL);
  const close = () => {
    channel.close();
    release();
  };
  lost.push(close);
  return {
    held,
    onAsked: (listener) => {
      channel.onmessage = listener;
    },
    onLost: (listener) => void lost.push(listener),
    release: end,
  };
}
