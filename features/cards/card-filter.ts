import { and, eq, gt, gte, lt, ne, or, type SQL, sql } from "drizzle-orm";
import { accounts } from "@/db/schema/accounts";
import { memberProfiles } from "@/db/schema/members";
import { normalizePhone } from "@/domain/person";
import { MAX_PIN_TRIES } from "@/domain/pin";
import type { Scope } from "@/server/scope";
import type { CardListParams, SoughtCard } from "./list-params";

/** Which accounts a list, or a sum over it, takes in. `joined` as the instants of its business day. */
export type CardFilter = Omit<CardListParams, "page" | "joined"> & {
  readonly joined: { readonly since: Date; readonly until: Date } | null;
};

/** The filter as a condition on accounts and their holders, the tenant first. */
export function matchingCards(scope: Scope, filter: CardFilter): SQL | undefined {
  const { sought, state, storeId, joined, pinLocked, withBalance } = filter;
  return and(
    eq(accounts.merchantId, scope.merchantId),
    eq(memberProfiles.merchantId, scope.merchantId),
    sought ? isSought(sought) : undefined,
    // An ended binding is nobody's card here any more; it is found by who looks for it.
    state ? eq(accounts.cardState, state) : sought ? undefined : ne(accounts.cardState, "unbound"),
    storeId === null ? undefined : eq(accounts.openedStoreId, storeId),
    joined
      ? and(gte(memberProfiles.createdAt, joined.since), lt(memberProfiles.createdAt, joined.until))
      : undefined,
    pinLocked ? and(eq(accounts.cardState, "active"), gte(accounts.pinFails, MAX_PIN_TRIES)) : undefined,
    withBalance ? or(gt(accounts.principalFen, 0n), gt(accounts.bonusFen, 0n)) : undefined,
  );
}

function isSought(sought: SoughtCard): SQL | undefined {
  switch (sought.by) {
    case "number":
      return or(eq(accounts.cardNo, sought.digits), eq(memberProfiles.phone, normalizePhone(sought.text)));
    case "tail": {
      const length = sought.digits.length;
      return or(
        sql`right(${accounts.cardNo}, ${length}) = ${sought.digits}`,
        sql`right(${memberProfiles.phone}, ${length}) = ${sought.digits}`,
      );
    }
    case "name":
      return sql`position(lower(${sought.text}) in lower(${memberProfiles.name})) > 0`;
  }
}
