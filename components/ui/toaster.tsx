"use client";

import { Toaster as Sonner } from "sonner";

/** Where `toast(…)` from sonner speaks. One per document. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      mobileOffset={{ bottom: 72 }}
      gap={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-start gap-2 rounded-md border bg-raised p-3 text-base text-ink shadow-float sm:w-90",
          title: "font-medium",
          description: "text-muted text-sm",
          icon: "mt-0.5 text-jade",
          error: "border-vermilion/50 [&_[data-icon]]:text-vermilion",
        },
      }}
    />
  );
}
