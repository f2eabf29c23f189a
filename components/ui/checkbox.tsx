import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names";

const box = "mt-0.5 size-4 shrink-0 accent-jade";

type Marked = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; help?: ReactNode };

function MarkedControl({ type, label, help, className, ...props }: Marked & { type: "checkbox" | "radio" }) {
  return (
    <label
      className={cn(
        "flex cursor-pointer items-start gap-2 py-1.5",
        props.disabled && "opacity-50",
        className,
      )}
    >
      <input type={type} className={box} {...props} />
      <span className="min-w-0">
        <span className="block">{label}</span>
        {help ? <span className="block text-muted text-sm">{help}</span> : null}
      </span>
    </label>
  );
}

/** Yes or no, with its words beside it. */
export function Checkbox(props: Marked) {
  return <MarkedControl type="checkbox" {...props} />;
}

/** One of few, all of them readable at once; give every one the same `name`. */
export function Radio(props: Marked) {
  return <MarkedControl type="radio" {...props} />;
}
