import { paramOf, type SearchParams } from "@/components/table/table-address";
import { addDays, startOfBusinessDay } from "@/domain/business-day";
import { isCardNumber } from "@/domain/card-number";
import type { CurrentUser } from "@/server/session";
import { cardListParams } from "./list-params";
import { countStock, getCard, getIssuedNumber, listCards, listStock, sumCards } from "./queries";
import { listHappenings, parseTimelineCursor } from "./timeline";

/** Everything the list of cards shows for an address. */
export async function loadCardList({ scope, merchant }: CurrentUser, params: SearchParams) {
  const asked = cardListParams(params);
  const filter = { ...asked, joined: asked.joined === null ? null : wholeDay(asked.joined, merchant) };
  const [page, sums, stock] = await Promise.all([
    listCards(scope, filter, asked.page),
    sumCards(scope, filter),
    countStock(scope),
  ]);
  return { asked, page, sums, stock };
}

/** A card with its holder and the newest of what happened to it; a number nobody holds; or null. */
export async function loadCard({ scope }: CurrentUser, cardNo: string, params: SearchParams) {
  if (!isCardNumber(cardNo)) return null;
  const [card, issued] = await Promise.all([getCard(scope, cardNo), getIssuedNumber(scope, cardNo)]);
  if (!card) return issued && { card: null, issued };
  const after = parseTimelineCursor(paramOf(params, "after"));
  const timeline = await listHappenings(scope, card, after);
  return { card, issued, timeline, first: after === null };
}

/** The numbers that wait to be opened. */
export async function loadStock({ scope }: CurrentUser, params: SearchParams) {
  const numberOf = (name: string) => {
    const text = paramOf(params, name);
    return isCardNumber(text) ? text : null;
  };
  const [page, count] = await Promise.all([
    listStock(scope, { after: numberOf("after"), before: numberOf("before") }),
    countStock(scope),
  ]);
  return { page, count };
}

function wholeDay(
  day: string,
  { zone, cutoffMinutes }: CurrentUser["merchant"],
): { since: Date; until: Date } {
  return {
    since: startOfBusinessDay(day, zone, cutoffMinutes),
    until: startOfBusinessDay(addDays(day, 1), zone, cutoffMinutes),
  };
}
