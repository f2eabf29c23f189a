import { cn } from "@/components/ui/class-names";

/** Thousands apart, minus as U+2212. Both languages group alike. */
export function groupDigits(value: bigint | number): string {
  const digits = String(value)
    .replace("-", "")
    .replace(/\B(?=(\d{3})+$)/g, ",");
  return value < 0 ? `−${digits}` : digits;
}

/** A whole number: points, members, operations. */
export function Count({
  value,
  signed = false,
  className,
}: {
  value: bigint | number;
  signed?: boolean;
  className?: string;
}) {
  const text = groupDigits(value);
  return (
    <span className={cn("whitespace-nowrap tabular-nums", Number(value) === 0 && "text-muted", className)}>
      {signed && value > 0 ? `+${text}` : text}
    </span>
  );
}
