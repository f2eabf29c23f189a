import { cn } from "@/components/ui/class-names";

/** The mark: a card with the one stroke of 一. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cn("size-6 shrink-0", className)}>
      <rect x="1" y="5" width="30" height="22" rx="5" className="fill-jade" />
      <path
        d="M6.6 18.4c-.5-.6-.4-1.3.3-1.6 2.9-1 5.9-1.6 9.1-1.9 2.3-.2 4.3-.7 6-1.4 1-.4 2.3.2 3 1.4.6 1 .2 1.9-.9 2.1-1.9.3-3.9.3-6.1.4-3.1.1-6 .5-8.7 1.2-1.2.3-2.1.4-2.7-.2Z"
        className="fill-on-jade"
      />
    </svg>
  );
}
