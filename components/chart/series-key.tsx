/** The shape a series is drawn in, as large as a letter. */
export function SeriesKey({ shape }: { shape: "bars" | "line" }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3 translate-y-0.5">
      {shape === "bars" ? (
        <path d="M1 12V5h4v7zM7 12V1h4v11z" className="fill-jade/55" />
      ) : (
        <path d="M0 9 4 4l4 3 4-6" fill="none" strokeWidth="1.75" className="stroke-ink" />
      )}
    </svg>
  );
}
