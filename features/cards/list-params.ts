import { paramOf, type SearchParams } from "@/components/table/table-address";
import { isDay } from "@/domain/business-day";
import type { CardState } from "@/domain/card-state";
import { toHalfWidth } from "@/domain/full-width";
import { idOf, wordOf } from "@/features/entries/list-params";
import { type PageAsked, pageAsked } from "@/features/entries/time-cursor";

export const CARDS_PER_PAGE = 50;

/** The states of a card that someone holds or held; stock has a page of its own. */
export const HELD_STATES = ["active", "lost", "replaced", "closed"] as const satisfies readonly CardState[];
export type HeldState = (typeof HELD_STATES)[number];

/** Digits are a card or phone number, whole or its last four to seven; anything else is part of a name. */
export type SoughtCard =
  | { readonly by: "number" | "tail"; readonly digits: string; readonly text: string }
  | { readonly by: "name"; readonly text: string };

export type CardListParams = {
  readonly sought: SoughtCard | null;
  readonly state: HeldState | null;
  readonly storeId: bigint | null;
  /** holders who became members on this business day */
  readonly joined: string | null;
  readonly pinLocked: boolean;
  readonly withBalance: boolean;
  readonly page: PageAsked;
};

/** The parameters its form sets. */
export const CARD_FIELDS = ["q", "state", "balance", "pin"] as const;

const LONGEST = 40;

/** What the address asks for; what it says wrongly counts as not said. */
export function cardListParams(params: SearchParams): CardListParams {
  const joined = paramOf(params, "joined");
  return {
    sought: soughtCard(paramOf(params, "q")),
    state: wordOf(HELD_STATES, paramOf(params, "state")),
    storeId: idOf(paramOf(params, "store")),
    joined: isDay(joined) && joined >= "2000-01-01" && joined < "2100-01-01" ? joined : null,
    pinLocked: paramOf(params, "pin") === "locked",
    withBalance: paramOf(params, "balance") === "some",
    page: pageAsked(params),
  };
}

function soughtCard(typed: string): SoughtCard | null {
  // A database takes no NUL in a text, and nobody means one.
  const text = typed
    .replace(/\p{Cc}/gu, "")
    .trim()
    .slice(0, LONGEST);
  if (text === "") return null;
  const digits = toHalfWidth(text).replace(/[\s()+-]/g, "");
  if (/^\d{8,19}$/.test(digits)) return { by: "number", digits, text };
  if (/^\d{4,7}$/.test(digits)) return { by: "tail", digits, text };
  return { by: "name", text };
}
