const CHECK_MS = 5_000;
const SIGNS = ["keydown", "pointerdown"] as const;

/** Calls `idle` once nobody has pressed anything for `minutes()`; 0 is never. Returns how to stop. */
export function watchIdle(minutes: () => number, idle: () => void): () => void {
  let last = performance.now();
  const alive = () => {
    last = performance.now();
  };
  const check = () => {
    const limit = minutes() * 60_000;
    if (limit === 0 || performance.now() - last < limit) return;
    alive();
    idle();
  };
  for (const sign of SIGNS) window.addEventListener(sign, alive, { capture: true, passive: true });
  // A handset that slept has no timers meanwhile; waking up is when it matters.
  document.addEventListener("visibilitychange", check);
  const timer = setInterval(check, CHECK_MS);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", check);
    for (const sign of SIGNS) window.removeEventListener(sign, alive, { capture: true });
  };
}
