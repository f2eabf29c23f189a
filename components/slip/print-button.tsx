"use client";

import { Button, type ButtonProps } from "@/components/ui/button";

/** Prints the page, or only the slip on it; what is marked print:hidden stays on the screen. */
export function PrintButton({ what = "page", ...props }: ButtonProps & { what?: "page" | "slip" }) {
  function print() {
    const page = document.documentElement;
    page.dataset.print = what;
    window.addEventListener("afterprint", () => delete page.dataset.print, { once: true });
    window.print();
  }
  return <Button {...props} onClick={print} />;
}
