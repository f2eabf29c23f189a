"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./class-names";

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

const veil = "fixed inset-0 z-40 animate-appear bg-veil print:hidden";

type Content = { title: ReactNode; description?: ReactNode; children: ReactNode; className?: string };

function Head({ title, description }: Pick<Content, "title" | "description">) {
  const t = useTranslations("common");
  return (
    <header className="flex items-start gap-4">
      <div className="min-w-0 flex-1">
        <Primitive.Title className="font-semibold text-lg">{title}</Primitive.Title>
        {description ? (
          <Primitive.Description className="mt-1 text-muted">{description}</Primitive.Description>
        ) : null}
      </div>
      <Primitive.Close
        aria-label={t("close")}
        className="-mt-1 -mr-1 grid size-8 place-items-center rounded-md text-muted hover:bg-ink/5 hover:text-ink"
      >
        <X aria-hidden className="size-4" />
      </Primitive.Close>
    </header>
  );
}

/** Into the first field, not onto the close button that stands before it. */
function focusFirstField(event: Event) {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  const field = event.currentTarget.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea");
  if (!field) return;
  event.preventDefault();
  field.focus();
}

const noDescription = { "aria-describedby": undefined };

/** One question in the middle of the screen; on a phone it sits at the thumb. */
export function DialogContent({ title, description, children, className }: Content) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={veil} />
      <Primitive.Content
        onOpenAutoFocus={focusFirstField}
        {...(description ? {} : noDescription)}
        className={cn(
          "fixed z-50 flex max-h-[85dvh] flex-col gap-4 overflow-y-auto border bg-raised p-5 shadow-float",
          "inset-x-0 bottom-0 animate-rise rounded-t-md sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-full sm:max-w-md sm:-translate-x-1/2 sm:-translate-y-1/2 sm:animate-appear sm:rounded-md",
          className,
        )}
      >
        <Head title={title} description={description} />
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}

/** A sheet from the right edge for small forms; the whole screen on a phone. */
export function DrawerContent({ title, description, children, className }: Content) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={veil} />
      <Primitive.Content
        onOpenAutoFocus={focusFirstField}
        {...(description ? {} : noDescription)}
        className={cn(
          "fixed inset-y-0 right-0 z-50 flex w-full animate-slide flex-col gap-5 overflow-y-auto bg-raised p-5 shadow-float sm:max-w-md sm:border-l",
          className,
        )}
      >
        <Head title={title} description={description} />
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}

/** The buttons at the foot: the deed last, where the thumb and the eye end. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <footer className="flex flex-wrap justify-end gap-2 pt-1">{children}</footer>;
}
