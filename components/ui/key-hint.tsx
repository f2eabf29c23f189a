import type { ReactNode } from "react";

/** A key of the keyboard. */
export function KeyHint({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-grid h-5 min-w-5 place-items-center rounded-sm border bg-paper px-1 font-sans text-muted text-xs">
      {children}
    </kbd>
  );
}
