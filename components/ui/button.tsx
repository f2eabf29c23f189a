import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./class-names";

export const buttonStyles = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "border-transparent bg-jade text-on-jade hover:bg-jade/90 active:bg-jade/80",
        secondary: "border-edge bg-raised text-ink hover:bg-sunken active:bg-line",
        quiet: "border-transparent bg-transparent text-ink hover:bg-ink/5 active:bg-ink/10",
        danger:
          "border-transparent bg-vermilion text-on-vermilion hover:bg-vermilion/90 active:bg-vermilion/80",
        dangerQuiet: "border-edge bg-raised text-vermilion hover:bg-vermilion/5 active:bg-vermilion/10",
      },
      size: {
        md: "h-control px-3",
        lg: "h-10 px-4",
        icon: "size-control",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonStyles> & {
    /** Gives the look to the one child, e.g. a link. */
    asChild?: boolean;
  };

/** A deed. The word on it says what happens; one primary per screen. */
export function Button({
  className,
  variant,
  size,
  asChild = false,
  type = "button",
  ...props
}: ButtonProps) {
  const look = cn(buttonStyles({ variant, size }), className);
  return asChild ? (
    <Slot.Root className={look} {...props} />
  ) : (
    <button type={type} className={look} {...props} />
  );
}
