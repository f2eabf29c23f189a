import {
  BookOpenText,
  CalendarClock,
  CreditCard,
  Gift,
  LayoutDashboard,
  type LucideIcon,
  ReceiptText,
  SquareTerminal,
  Stamp,
  Users,
} from "lucide-react";

type Noun = { readonly id: NounId; readonly href: string; readonly icon: LucideIcon };
export type NounId =
  | "overview"
  | "approvals"
  | "entries"
  | "cards"
  | "tiers"
  | "cashiers"
  | "terminals"
  | "settlements"
  | "attendance";

/** The nouns of the portal in the order of a shop's day; a phone's bar shows the first four. */
export const nouns: readonly Noun[] = [
  { id: "overview", href: "/", icon: LayoutDashboard },
  { id: "approvals", href: "/approvals", icon: Stamp },
  { id: "entries", href: "/entries", icon: BookOpenText },
  { id: "cards", href: "/cards", icon: CreditCard },
  { id: "settlements", href: "/settlements", icon: ReceiptText },
  { id: "tiers", href: "/recharge-tiers", icon: Gift },
  { id: "cashiers", href: "/cashiers", icon: Users },
  { id: "attendance", href: "/attendance", icon: CalendarClock },
  { id: "terminals", href: "/terminals", icon: SquareTerminal },
];

/** Whether a page belongs to a noun: the noun's own page or one below it. */
export function isAt(path: string, href: string): boolean {
  return href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
}
