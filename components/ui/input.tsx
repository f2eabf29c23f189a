import type { ComponentProps } from "react";
import { cn } from "./class-names";

export const inputStyles =
  "h-control w-full min-w-0 rounded-md border border-edge bg-raised px-2.5 text-ink transition-colors placeholder:text-muted/80 hover:border-muted focus-visible:border-jade focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-vermilion aria-invalid:outline-vermilion disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted";

/** One line of text. Money goes into MoneyField, never into type="number". */
export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return <input type={type} className={cn(inputStyles, "read-only:bg-sunken", className)} {...props} />;
}
