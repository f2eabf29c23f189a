import type { ReactNode } from "react";
import { cn } from "./class-names";

/** What is known of one thing: word and value on one line each. Empty values show a dash. */
export function Facts({
  of,
  className,
}: {
  of: readonly { readonly label: ReactNode; readonly value: ReactNode; readonly id: string }[];
  className?: string;
}) {
  return (
    <dl className={cn("grid grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)] gap-x-6 gap-y-2", className)}>
      {of.map(({ id, label, value }) => (
        <div key={id} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0 break-words">{value ?? <span className="text-muted">–</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
