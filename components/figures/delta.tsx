import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { formatFen } from "@/domain/money";
import { groupDigits } from "./count";

/** A rise or fall against another day: arrow and sign in ink, because red means up to some readers and down to others. */
export function Delta({
  now,
  before,
  as,
  than,
  className,
}: {
  now: bigint;
  before: bigint;
  as: "money" | "count";
  /** "yesterday", "last Friday" */
  than: ReactNode;
  className?: string;
}) {
  const change = now - before;
  const size = change < 0n ? -change : change;
  const text = as === "money" ? formatFen(size) : groupDigits(size);
  const sign = change > 0n ? "↑ +" : "↓ −";
  return (
    <span className={cn("inline-flex flex-wrap items-baseline gap-x-1.5 text-sm", className)}>
      <span className={cn("whitespace-nowrap tabular-nums", change === 0n && "text-muted")}>
        {change === 0n ? "±0" : sign + text}
      </span>
      <span className="text-muted">{than}</span>
    </span>
  );
}
