/** Places where a terminal may lose power; the chaos tests cut it off at each of them. */
export const CRASH_POINTS = [
  "before-store",
  "stored",
  "answered",
  "sent-stored",
  "status-answered",
  "unresolved-stored",
  "reversing-stored",
  "reverse-answered",
  "outcome-stored",
  "shown",
  "shown-stored",
  "printed",
  "printed-stored",
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];
