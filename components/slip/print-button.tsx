"use client";

import { Button, type ButtonProps } from "@/components/ui/button";

/** Prints the page; everything marked print:hidden stays on the screen. */
export function PrintButton(props: ButtonProps) {
  return <Button {...props} onClick={() => window.print()} />;
}
