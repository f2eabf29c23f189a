"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./class-names";

/** Not modal: a modal one hides the page around it from screen readers while the page can still be focused. */
export function Menu(props: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root modal={false} {...props} />;
}
export const MenuTrigger = Primitive.Trigger;

const item =
  "flex min-h-control w-full cursor-default select-none items-center gap-2 rounded-sm px-2.5 text-left outline-none data-[disabled]:pointer-events-none data-[highlighted]:bg-ink/5 data-[disabled]:opacity-50";

/** The floating list. */
export function MenuContent({
  className,
  sideOffset = 6,
  ...props
}: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(
          "z-50 min-w-48 animate-appear rounded-md border bg-raised p-1 shadow-float print:hidden",
          className,
        )}
        {...props}
      />
    </Primitive.Portal>
  );
}

/** One deed or, with asChild, one link. */
export function MenuItem({
  className,
  danger = false,
  ...props
}: ComponentProps<typeof Primitive.Item> & { danger?: boolean }) {
  return <Primitive.Item className={cn(item, danger && "text-vermilion", className)} {...props} />;
}

/** One of several, the chosen one ticked; put these in a MenuChoices. */
export function MenuChoice({ className, children, ...props }: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem className={cn(item, className)} {...props}>
      <span className="flex-1">{children}</span>
      <Primitive.ItemIndicator>
        <Check aria-hidden className="size-4 text-jade" />
      </Primitive.ItemIndicator>
    </Primitive.RadioItem>
  );
}

export const MenuChoices = Primitive.RadioGroup;

export function MenuLabel({ className, ...props }: ComponentProps<typeof Primitive.Label>) {
  return <Primitive.Label className={cn("px-2.5 pt-2 pb-1 text-muted text-xs", className)} {...props} />;
}

export function MenuRule() {
  return <Primitive.Separator className="my-1 h-px bg-line" />;
}
