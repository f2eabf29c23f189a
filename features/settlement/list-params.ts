import { paramOf, type SearchParams } from "@/components/table/table-address";
import { isDay } from "@/domain/business-day";

export const SETTLEMENTS_PER_PAGE = 50;

/** The filters of the list: its fields and the store that the whole portal shares. */
export const SETTLEMENT_FIELDS = ["terminal", "from", "to", "differences"] as const;

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

/** The place of a row in the list, latest first: when it was settled, then its batch. */
export type SettlementCursor = { readonly settledAt: Date; readonly batchId: bigint };

/** Which page: the rows after a place (older) or before it (newer); neither is the first page. */
export type SettlementPage = {
  readonly after: SettlementCursor | null;
  readonly before: SettlementCursor | null;
};

/** What the address asks for; what cannot be read in it counts as not there. */
export function settlementParams(params: SearchParams): { filter: SettlementFilter; page: SettlementPage } {
  return {
    filter: {
      storeId: idOf(paramOf(params, "store")),
      terminalId: idOf(paramOf(params, "terminal")),
      from: dayOf(paramOf(params, "from")),
      to: dayOf(paramOf(params, "to")),
      onlyDifferences: paramOf(params, "differences") === "only",
    },
    page: { after: cursorOf(paramOf(params, "after")), before: cursorOf(paramOf(params, "before")) },
  };
}

/** A place as the address carries it. */
export function cursorText({ settledAt, batchId }: SettlementCursor): string {
  return `${settledAt.getTime()}-${batchId}`;
}

function cursorOf(text: string): SettlementCursor | null {
  const [, ms, id] = /^(\d{1,14})-([1-9]\d{0,17})$/.exec(text) ?? [];
  return ms && id ? { settledAt: new Date(Number(ms)), batchId: BigInt(id) } : null;
}

/** The digits of an id in an address, or null. */
export function idOf(text: string): bigint | null {
  return /^[1-9]\d{0,17}$/.test(text) ? BigInt(text) : null;
}

function dayOf(text: string): string | null {
  return isDay(text) ? text : null;
}
