import { and, eq, gte, inArray, lt, not, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { entries } from "@/db/schema/ledger";
import { memberProfiles } from "@/db/schema/members";
import type { Fen } from "@/domain/money";
import { type DaySpan, inSpan } from "@/features/entries/day-span";
import { FIGURE_KINDS, isReversed } from "@/features/entries/entry-filter";
import type { Figure } from "@/features/entries/list-params";
import type { Scope } from "@/server/scope";
import { COMPARED, type ComparedPeriods, type Period } from "./periods";

/**
 * What moved, net: voids and refunds count against their kind on their own day; what a reversal took back counts
 * nowhere, as in a batch's totals. Closings and opening balances are none of these.
 */
export type FigureSums = {
  readonly rechargedFen: Fen;
  readonly spentFen: Fen;
  readonly bonusGivenFen: Fen;
  readonly pointsGiven: bigint;
};

export const NO_SUMS: FigureSums = { rechargedFen: 0n, spentFen: 0n, bonusGivenFen: 0n, pointsGiven: 0n };

const sumOf = (figure: Figure, column: PgColumn) =>
  sql`coalesce(sum(${column}) filter (where ${inArray(entries.kind, [...FIGURE_KINDS[figure]])}), 0)::bigint`.mapWith(
    BigInt,
  );

const sums = {
  rechargedFen: sumOf("recharged", entries.cashFen),
  spentFen: sumOf("spent", entries.salesFen),
  bonusGivenFen: sumOf("bonusGiven", entries.bonusCostFen),
  pointsGiven: sumOf("pointsGiven", entries.points),
};

const counted = (scope: Scope, storeId: bigint | null, since: Date) =>
  and(
    eq(entries.merchantId, scope.merchantId),
    storeId === null ? undefined : eq(entries.storeId, storeId),
    not(isReversed(scope, since)),
  );

/** The figures of each booked day of a span; a day without any entry is missing. */
export function sumDays(scope: Scope, span: DaySpan, storeId: bigint | null) {
  return db()
    .select({ day: entries.day, ...sums })
    .from(entries)
    .where(and(counted(scope, storeId, span.since), inSpan(span)))
    .groupBy(entries.day)
    .orderBy(entries.day);
}

/** The figures of today so far and of the same stretch of the two days it is compared with. */
export async function sumPeriods(
  scope: Scope,
  periods: ComparedPeriods,
  storeId: bigint | null,
): Promise<Record<keyof ComparedPeriods, FigureSums>> {
  const rows = await db()
    .select({ period: periodOf(periods, entries.at), ...sums })
    .from(entries)
    .where(and(counted(scope, storeId, periods.lastWeek.since), inPeriods(periods, entries.at)))
    .groupBy(FIRST_COLUMN);
  const byPeriod = new Map(rows.map(({ period, ...of }) => [period, of]));
  const of = (name: keyof ComparedPeriods) => byPeriod.get(name) ?? NO_SUMS;
  return { today: of("today"), yesterday: of("yesterday"), lastWeek: of("lastWeek") };
}

/** People who became members and still hold a card opened here; with a store, opened in that store. */
export async function countNewMembers(
  scope: Scope,
  periods: ComparedPeriods,
  storeId: bigint | null,
): Promise<Record<keyof ComparedPeriods, bigint>> {
  const { merchantId } = scope;
  const period = periodOf(periods, memberProfiles.createdAt);
  const rows = await db()
    .select({ period, members: sql`count(distinct ${memberProfiles.memberId})`.mapWith(BigInt) })
    .from(memberProfiles)
    .innerJoin(
      accounts,
      and(eq(accounts.merchantId, merchantId), eq(accounts.memberId, memberProfiles.memberId)),
    )
    .where(
      and(
        eq(memberProfiles.merchantId, merchantId),
        storeId === null ? undefined : eq(accounts.openedStoreId, storeId),
        inPeriods(periods, memberProfiles.createdAt),
      ),
    )
    .groupBy(FIRST_COLUMN);
  const of = (name: keyof ComparedPeriods) => rows.find((one) => one.period === name)?.members ?? 0n;
  return { today: of("today"), yesterday: of("yesterday"), lastWeek: of("lastWeek") };
}

/**
 * Principal and bonus of every account now, and as they were at the same time on the two days before: the present less
 * what was booked since, in one statement, so that both are of one state. Money belongs to the merchant, not to a store.
 */
export async function sumOwed(
  scope: Scope,
  periods: ComparedPeriods,
): Promise<Record<keyof ComparedPeriods, Fen>> {
  const { merchantId } = scope;
  const held = db()
    .select({ fen: sql`coalesce(sum(${accounts.principalFen} + ${accounts.bonusFen}), 0)::bigint` })
    .from(accounts)
    .where(eq(accounts.merchantId, merchantId));
  const since = ({ until }: Period) =>
    sql`coalesce(sum(${entries.principalFen} + ${entries.bonusFen}) filter (where ${gte(entries.at, until)}), 0)::bigint`.mapWith(
      BigInt,
    );
  const [row] = await db()
    .select({
      held: sql`(${held})`.mapWith(BigInt),
      sinceYesterday: since(periods.yesterday),
      sinceLastWeek: since(periods.lastWeek),
    })
    .from(entries)
    .where(and(eq(entries.merchantId, merchantId), gte(entries.at, periods.lastWeek.until)));
  if (!row) throw new Error("a sum without a row");
  return {
    today: row.held,
    yesterday: row.held - row.sinceYesterday,
    lastWeek: row.held - row.sinceLastWeek,
  };
}

/** Said again in full, an expression with parameters would be another one to the database. */
const FIRST_COLUMN = sql`1`;

function inPeriods(periods: ComparedPeriods, at: PgColumn): SQL | undefined {
  return or(...COMPARED.map((name) => and(gte(at, periods[name].since), lt(at, periods[name].until))));
}

/** Which of the periods a row is in; only for rows that `inPeriods` let through. */
function periodOf({ today, yesterday }: ComparedPeriods, at: PgColumn): SQL<string> {
  return sql<string>`case when ${gte(at, today.since)} then 'today' when ${gte(at, yesterday.since)} then 'yesterday' else 'lastWeek' end`;
}
