"use client";

import { Button, type ButtonProps } from "@/components/ui/button";
import { printPaper } from "./print-paper";

/** Prints the page; a slip has a button of its own, because its copies are counted. */
export function PrintButton(props: ButtonProps) {
  return <Button {...props} onClick={() => printPaper("page")} />;
}
