import { paramOf, type SearchParams } from "@/components/table/table-address";
import { isDay } from "@/domain/business-day";
import { idOf } from "@/features/entries/list-params";
import { type PageAsked, pageAsked } from "@/features/entries/time-cursor";

export const SETTLEMENTS_PER_PAGE = 50;

/** The parameters its form sets; the store is the whole portal's. */
export const SETTLEMENT_FIELDS = ["terminal", "differences", "from", "to"] as const;

export type SettlementFilter = {
  readonly storeId: bigint | null;
  readonly terminalId: bigint | null;
  /** business days, YYYY-MM-DD, both included */
  readonly from: string | null;
  readonly to: string | null;
  /** totals or counted cash that do not agree */
  readonly onlyDifferences: boolean;
};

export const EVERY_SETTLEMENT: SettlementFilter = {
  storeId: null,
  terminalId: null,
  from: null,
  to: null,
  onlyDifferences: false,
};

/** What the address asks for; what it says wrongly counts as not said. */
export function settlementParams(params: SearchParams): { filter: SettlementFilter; page: PageAsked } {
  return {
    filter: {
      storeId: idOf(paramOf(params, "store")),
      terminalId: idOf(paramOf(params, "terminal")),
      from: dayOf(paramOf(params, "from")),
      to: dayOf(paramOf(params, "to")),
      onlyDifferences: paramOf(params, "differences") === "only",
    },
    page: pageAsked(params),
  };
}

function dayOf(text: string): string | null {
  return isDay(text) ? text : null;
}
