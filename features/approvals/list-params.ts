import { paramOf, type SearchParams } from "@/components/table/table-address";
import { idOf } from "@/features/entries/list-params";
import { type PageAsked, pageAsked } from "@/features/entries/time-cursor";

export const APPROVALS_PER_PAGE = 50;

/** pending: someone waits · decided: granted, denied, or over unanswered */
export type ApprovalFacet = "pending" | "decided";

export type ApprovalFilter = { readonly facet: ApprovalFacet; readonly storeId: bigint | null };

/** What the address asks for; what it says wrongly counts as not said. */
export function approvalParams(params: SearchParams): { filter: ApprovalFilter; page: PageAsked } {
  const facet = paramOf(params, "show") === "decided" ? "decided" : "pending";
  return { filter: { facet, storeId: idOf(paramOf(params, "store")) }, page: pageAsked(params) };
}
