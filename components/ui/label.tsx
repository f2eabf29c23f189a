import type { ComponentProps } from "react";
import { cn } from "./class-names";

/** The words above a control. Field uses it; use it alone only for a control outside a form. */
export function Label({ className, htmlFor, children, ...props }: ComponentProps<"label">) {
  return (
    <label htmlFor={htmlFor} className={cn("block font-medium text-sm", className)} {...props}>
      {children}
    </label>
  );
}
