import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { merchantSettings as settings } from "@/db/schema/merchants";
import { stores } from "@/db/schema/stores";
import { startOfBusinessDay } from "@/domain/business-day";
import { found, Invalid } from "@/server/errors";
import type { Context } from "@/server/operation";
import type { LocalTime, TierTerms } from "../schema";

/**
 * A tier's typed terms as its columns: wall-clock times become instants of the merchant's zone, stores are proved to
 * be the merchant's own.
 * @throws Invalid WINDOW_ENDS_BEFORE_IT_STARTS, UNKNOWN_STORE
 */
export async function tierColumns(tx: Tx, ctx: Context, terms: TierTerms) {
  const { merchantId } = ctx.scope;
  const [row] = await tx
    .select({ zone: settings.zone })
    .from(settings)
    .where(eq(settings.merchantId, merchantId));
  const { zone } = found(row);
  const startsAt = terms.startsAt ? instantOf(terms.startsAt, zone) : null;
  const endsAt = terms.endsAt ? instantOf(terms.endsAt, zone) : null;
  if (startsAt && endsAt && endsAt <= startsAt) throw new Invalid({ endsAt: "WINDOW_ENDS_BEFORE_IT_STARTS" });
  if (terms.storeIds) {
    const own = await tx
      .select({ id: stores.id })
      .from(stores)
      .where(and(eq(stores.merchantId, merchantId), inArray(stores.id, terms.storeIds)));
    if (own.length !== terms.storeIds.length) throw new Invalid({ storeIds: "UNKNOWN_STORE" });
  }
  return {
    name: terms.name,
    fromFen: terms.from,
    give: terms.give,
    value: terms.value,
    perFullMultiple: terms.perFullMultiple,
    startsAt,
    endsAt,
    storeIds: terms.storeIds ?? null,
    firstRechargeOnly: terms.firstRechargeOnly,
    timesPerMember: terms.timesPerMember ?? null,
  };
}

/** The cut-off of a day is the first instant its clock shows those minutes: what a window in local time means. */
function instantOf({ day, minutes }: LocalTime, zone: string): Date {
  return startOfBusinessDay(day, zone, minutes);
}
