import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";
import { cn } from "./class-names";

/** Each tone has a shape of its own, so that a state is never told by colour alone. */
const shapes: Record<StatusTone, ReactNode> = {
  good: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  waiting: <path d="M6 1 11.2 10.5H.8Z" fill="currentColor" />,
  bad: <path d="M2 2 10 10M10 2 2 10" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />,
  info: <path d="M6 .8 11.2 6 6 11.2.8 6Z" fill="currentColor" />,
  over: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.6" />,
};

const colours: Record<StatusTone, string> = {
  good: "text-jade",
  waiting: "text-amber",
  bad: "text-vermilion",
  info: "text-indigo",
  over: "text-muted",
};

/** good: as it should be · waiting: unknown, needs someone · bad: stopped, voided, declined · info: news · over: ended. */
export type StatusTone = "good" | "waiting" | "bad" | "info" | "over";

/** A state in the glossary's one word, with its shape. */
export function Status({
  tone,
  children,
  className,
}: {
  tone: StatusTone;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1.5 whitespace-nowrap",
        tone === "over" && "text-muted",
        className,
      )}
    >
      <svg viewBox="0 0 12 12" aria-hidden="true" className={cn("size-2.5 shrink-0", colours[tone])}>
        {shapes[tone]}
      </svg>
      {children}
    </span>
  );
}

const badge = cva("inline-flex items-center whitespace-nowrap rounded-sm border px-1.5 text-xs leading-5", {
  variants: {
    tone: { plain: "text-muted", jade: "border-jade/40 text-jade", amber: "border-amber/40 text-amber" },
  },
  defaultVariants: { tone: "plain" },
});

/** A small word that sorts a thing (a kind, a tender), where nothing is good or bad about it. */
export function Badge({ tone, children }: VariantProps<typeof badge> & { children: ReactNode }) {
  return <span className={badge({ tone })}>{children}</span>;
}
