import type { OutcomeLook } from "../front/outcome-shown";

/** A shape for each outcome, so that it is told apart without its colour: disc, octagon, square, triangle, ring. */
export function OutcomeShape({ look }: { look: OutcomeLook }) {
  const line = { fill: "none", stroke: "var(--shape-ink)", strokeWidth: 11, strokeLinecap: "round" } as const;
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 100"
      className={`size-[clamp(72px,18vh,150px)] ${look === "unknown" ? "pos-beat" : ""}`}
    >
      {look === "done" ? (
        <>
          <circle cx="50" cy="50" r="48" fill="#fff" />
          <path d="M27 52l16 16 31-35" {...line} strokeLinejoin="round" />
        </>
      ) : null}
      {look === "declined" ? (
        <>
          <path d="M30 2h40l28 28v40L70 98H30L2 70V30z" fill="#fff" />
          <path d="M33 33l34 34M67 33L33 67" {...line} />
        </>
      ) : null}
      {look === "cancelled" ? (
        <>
          <rect x="4" y="4" width="92" height="92" rx="10" fill="#fff" />
          <path
            d="M30 40h28a16 16 0 0 1 0 32H40M43 27L30 40l13 13"
            {...line}
            strokeWidth="9"
            strokeLinejoin="round"
          />
        </>
      ) : null}
      {look === "unknown" ? (
        <>
          <path d="M50 4L98 94H2z" fill="#fff" stroke="#fff" strokeWidth="4" strokeLinejoin="round" />
          <path d="M39 49a11 11 0 1 1 15 10c-3 1-4 3-4 7" {...line} strokeWidth="8" />
          <circle cx="50" cy="80" r="5.5" fill="var(--shape-ink)" />
        </>
      ) : null}
      {look === "not-sent" ? (
        <>
          <circle cx="50" cy="50" r="42" fill="none" stroke="#fff" strokeWidth="11" />
          <path d="M21 21l58 58" {...line} stroke="#fff" />
        </>
      ) : null}
    </svg>
  );
}
