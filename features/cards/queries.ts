import { and, asc, count, desc, eq, gt, lt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { cards } from "@/db/schema/cards";
import { memberProfiles } from "@/db/schema/members";
import { stores } from "@/db/schema/stores";
import { ACCOUNT_STATES, CARD_STATES } from "@/domain/card-state";
import { GENDERS } from "@/domain/person";
import { MAX_PIN_TRIES } from "@/domain/pin";
import { beyond, type Page, type PageAsked, pageOf, towards } from "@/features/entries/time-cursor";
import { memberOf } from "@/server/member-of";
import type { Scope } from "@/server/scope";
import { type CardFilter, matchingCards } from "./card-filter";
import { CARDS_PER_PAGE } from "./list-params";

const columns = {
  id: accounts.id,
  cardNo: accounts.cardNo,
  state: accounts.cardState,
  name: memberProfiles.name,
  phone: memberProfiles.phone,
  principalFen: accounts.principalFen,
  bonusFen: accounts.bonusFen,
  points: accounts.points,
  openedAt: accounts.openedAt,
  lastEntryAt: accounts.lastEntryAt,
  pinFails: accounts.pinFails,
};

const holders = and(
  eq(memberProfiles.merchantId, accounts.merchantId),
  eq(memberProfiles.memberId, accounts.memberId),
);

function selectCards(scope: Scope, filter: CardFilter, page: PageAsked) {
  return db()
    .select(columns)
    .from(accounts)
    .innerJoin(memberProfiles, holders)
    .where(and(matchingCards(scope, filter), beyond(page, accounts.openedAt, accounts.id)))
    .orderBy(...towards(page, accounts.openedAt, accounts.id))
    .limit(CARDS_PER_PAGE + 1);
}

function narrow<R extends { state: string; pinFails: number }>({ pinFails, ...row }: R) {
  return { ...row, state: memberOf(ACCOUNT_STATES, row.state), pinLocked: pinFails >= MAX_PIN_TRIES };
}

export type CardRow = ReturnType<typeof narrow<Awaited<ReturnType<typeof selectCards>>[number]>>;

/** One page of the cards that a filter lets through, the latest opened first. */
export async function listCards(scope: Scope, filter: CardFilter, page: PageAsked): Promise<Page<CardRow>> {
  const read = await selectCards(scope, filter, page);
  return pageOf(read.map(narrow), CARDS_PER_PAGE, page, (row) => ({ at: row.openedAt, id: row.id }));
}

/** How many, and what their accounts hold together. It reads this merchant's accounts once, and no entry. */
export async function sumCards(scope: Scope, filter: CardFilter) {
  const total = (column: typeof accounts.principalFen) =>
    sql`coalesce(sum(${column}), 0)::bigint`.mapWith(BigInt);
  const [row] = await db()
    .select({
      cards: count(),
      principalFen: total(accounts.principalFen),
      bonusFen: total(accounts.bonusFen),
      points: sql`coalesce(sum(${accounts.points}), 0)::bigint`.mapWith(BigInt),
    })
    .from(accounts)
    .innerJoin(memberProfiles, holders)
    .where(matchingCards(scope, filter));
  if (!row) throw new Error("a sum without a row");
  return row;
}

export type CardSums = Awaited<ReturnType<typeof sumCards>>;

/** The account and holder of a card, or null when nobody holds this number at this merchant. */
export async function getCard(scope: Scope, cardNo: string) {
  const { merchantId } = scope;
  const [row] = await db()
    .select({
      ...columns,
      gender: memberProfiles.gender,
      birthday: memberProfiles.birthday,
      memberSince: memberProfiles.createdAt,
      hasPin: sql<boolean>`${accounts.pinVerifier} is not null`,
      openedStore: stores.name,
      recharges: accounts.rechargeCount,
      entries: accounts.seq,
    })
    .from(accounts)
    .innerJoin(memberProfiles, holders)
    .innerJoin(stores, and(eq(stores.merchantId, merchantId), eq(stores.id, accounts.openedStoreId)))
    .where(
      and(
        eq(accounts.merchantId, merchantId),
        eq(memberProfiles.merchantId, merchantId),
        eq(accounts.cardNo, cardNo),
      ),
    );
  return row ? { ...narrow(row), gender: memberOf(GENDERS, row.gender) } : null;
}

export type CardDetail = NonNullable<Awaited<ReturnType<typeof getCard>>>;

/** A number as its issuer knows it, whoever holds it; null when this merchant did not issue it. */
export async function getIssuedNumber(scope: Scope, cardNo: string) {
  const [row] = await db()
    .select({
      cardNo: cards.cardNo,
      state: cards.state,
      virtual: cards.virtual,
      replacedBy: cards.replacedBy,
      createdAt: cards.createdAt,
    })
    .from(cards)
    .where(and(eq(cards.cardNo, cardNo), eq(cards.issuerId, scope.merchantId)));
  return row ? { ...row, state: memberOf(CARD_STATES, row.state) } : null;
}

/** How many numbers wait to be opened. */
export async function countStock(scope: Scope): Promise<number> {
  const [row] = await db()
    .select({ numbers: count() })
    .from(cards)
    .where(and(eq(cards.issuerId, scope.merchantId), eq(cards.state, "stock")));
  return row?.numbers ?? 0;
}

export type StockAsked = { readonly after: string | null; readonly before: string | null };

/** One page of the stock in the order of its numbers. */
export async function listStock(scope: Scope, { after, before }: StockAsked) {
  const read = await db()
    .select({ cardNo: cards.cardNo, virtual: cards.virtual, createdAt: cards.createdAt })
    .from(cards)
    .where(
      and(
        eq(cards.issuerId, scope.merchantId),
        eq(cards.state, "stock"),
        before ? lt(cards.cardNo, before) : after ? gt(cards.cardNo, after) : undefined,
      ),
    )
    .orderBy(before ? desc(cards.cardNo) : asc(cards.cardNo))
    .limit(CARDS_PER_PAGE + 1);
  const more = read.length > CARDS_PER_PAGE;
  const rows = before ? read.slice(0, CARDS_PER_PAGE).reverse() : read.slice(0, CARDS_PER_PAGE);
  return {
    rows,
    previous: (before ? more : after !== null) ? (rows[0]?.cardNo ?? null) : null,
    next: (before ? true : more) ? (rows.at(-1)?.cardNo ?? null) : null,
  };
}

export type StockRow = Awaited<ReturnType<typeof listStock>>["rows"][number];
