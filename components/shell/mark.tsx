import { cn } from "@/components/ui/class-names";

/** The mark: a card with the one stroke of 一. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cn("size-6 shrink-0", className)}>
      <rect x="1" y="5" width="30" height="22" rx="5" className="fill-jade" />
      <path
        d="M7.2 17.6c2.6-.9 5.6-1.5 9-1.7 2.4-.1 4.5-.5 6.3-1.2.8-.3 1.8.3 2.3 1.1.4.7.1 1.3-.7 1.4-1.9.2-3.9.2-6 .2-3.3.1-6.3.5-9 1.2-.9.2-1.6.1-2-.3-.3-.3-.3-.5.1-.7Z"
        className="fill-on-jade"
      />
    </svg>
  );
}
