import type { ReactNode } from "react";

/** A phone's card: `title` and `figure` share the first line, `note`s and `aside` the second. */
export type RowPart = "title" | "figure" | "note" | "aside";

export type Column<T> = {
  readonly id: string;
  readonly header: ReactNode;
  readonly cell: (row: T) => ReactNode;
  /** figures and times stand at the end */
  readonly align?: "start" | "end";
  /** the sum of what is filtered, in the footer */
  readonly sum?: ReactNode;
  /** where the cell stands when a phone draws the row as a card of two lines; without it, nowhere */
  readonly phone?: RowPart;
  /** present when the list can be sorted by this column: the link to do so, and its state now */
  readonly sort?: { readonly href: string; readonly now: "ascending" | "descending" | "none" };
  /** only where there is room for it: from 1280 px, "wider" from 1440 px */
  readonly wide?: boolean | "wider";
  /** Tailwind width, e.g. "w-40"; also keeps the skeleton from jumping */
  readonly width?: string;
};

/** A phone has its own way with cells, so that only what lies between is told here. */
export function unlessWide(wide: Column<never>["wide"]): string | undefined {
  if (!wide) return undefined;
  return wide === "wider" ? "md:max-[90rem]:hidden" : "md:max-xl:hidden";
}
