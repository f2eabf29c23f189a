import { cn } from "@/components/ui/class-names";
import { formatFen } from "@/domain/money";

/** Fen as ¥1,234.50; zero is muted, minus is U+2212. `signed` writes the plus as well (movements). */
export function Money({
  fen,
  signed = false,
  className,
}: {
  fen: bigint;
  signed?: boolean;
  className?: string;
}) {
  const text = formatFen(fen);
  return (
    <span className={cn("whitespace-nowrap tabular-nums", fen === 0n && "text-muted", className)}>
      {signed && fen > 0n ? `+${text}` : text}
    </span>
  );
}
