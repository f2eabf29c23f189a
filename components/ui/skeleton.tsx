import { cn } from "./class-names";

/** The room something will take, before it is there. Give it the size of the thing. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn("block h-4 animate-pulse rounded-sm bg-line", className)} />;
}
