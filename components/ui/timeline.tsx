import type { ReactNode } from "react";
import { cn } from "./class-names";

/** What happened to one thing, newest first, on one line. */
export function Timeline({ children }: { children: ReactNode }) {
  return <ol className="flex flex-col">{children}</ol>;
}

/** One happening: what, figures at the right, when and who below. `linked` draws it as the correction of the one under it. */
export function TimelineItem({
  what,
  figure,
  when,
  note,
  dimmed = false,
}: {
  what: ReactNode;
  figure?: ReactNode;
  when: ReactNode;
  note?: ReactNode;
  dimmed?: boolean;
}) {
  return (
    <li className={cn("relative flex gap-3 pb-4 last:pb-0", dimmed && "text-muted")}>
      <span
        aria-hidden="true"
        className="absolute top-3 bottom-0 left-[3.5px] w-px bg-line [li:last-child>&]:hidden"
      />
      <span
        aria-hidden="true"
        className={cn("z-1 mt-1.5 size-2 shrink-0 rounded-full bg-ink", dimmed && "bg-edge")}
      />
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-4">
          <span className={cn("min-w-0", !dimmed && "font-medium")}>{what}</span>
          {figure}
        </div>
        <div className="flex flex-wrap gap-x-3 text-muted text-sm">
          {when}
          {note}
        </div>
      </div>
    </li>
  );
}
