import type { ReactNode } from "react";
import { cn } from "./class-names";

/** A sheet of raised paper with a heading. Never put one inside another. */
export function Panel({
  title,
  aside,
  children,
  className,
}: {
  title?: ReactNode;
  /** a link or a small control at the right of the heading */
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section className={cn("rounded-md border bg-raised", className)}>
      {title ? (
        <header className="flex items-baseline justify-between gap-4 px-4 pt-3.5">
          <h2 className="font-semibold">{title}</h2>
          {aside ? <div className="text-sm">{aside}</div> : null}
        </header>
      ) : null}
      <div className="p-4">{children}</div>
    </section>
  );
}
