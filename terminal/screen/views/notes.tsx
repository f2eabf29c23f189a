import { useEffect, useRef } from "react";
import { useSay } from "@/components/ui/say";
import type { Note } from "../front/screen-state";

const TONES = {
  note: { mark: "·", colour: "border-edge" },
  good: { mark: "✓", colour: "border-jade text-jade" },
  bad: { mark: "✕", colour: "border-vermilion text-vermilion" },
  waiting: { mark: "…", colour: "border-amber text-amber" },
} as const;

/** What the program says in passing; it stays until the next answer. */
export function Notes({ notes }: { notes: readonly Note[] }) {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const newest = notes.at(-1)?.id;
  // On a handset what is said may lie below the edge.
  useEffect(() => {
    if (newest !== undefined) box.current?.scrollIntoView({ block: "nearest" });
  }, [newest]);
  return (
    <div ref={box} role="status" className="flex shrink-0 flex-col gap-1.5">
      {notes.map(({ id, words, tone }) => (
        <p
          key={id}
          className={`flex gap-2 text-pretty border-l-4 bg-raised px-3 py-1.5 text-[16px] leading-6 ${TONES[tone].colour}`}
        >
          <span aria-hidden>{TONES[tone].mark}</span>
          {say(words)}
        </p>
      ))}
    </div>
  );
}
