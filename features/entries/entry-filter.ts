import { and, eq, exists, gt, gte, inArray, lt, ne, not, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { entries } from "@/db/schema/ledger";
import { terminals } from "@/db/schema/terminals";
import type { EntryKind } from "@/domain/entry";
import { findAccountOfCard, findAccountsOfPhone } from "@/features/members/queries";
import type { Scope } from "@/server/scope";
import { type DaySpan, inSpan } from "./day-span";
import type { EntryListParams, Figure } from "./list-params";
import type { SoughtNumber } from "./sought-number";

/** Which entries a list, or a sum over it, takes in. */
export type EntryFilter = Omit<EntryListParams, "page" | "days" | "daysChosen"> & {
  readonly span: DaySpan | null;
};

/** The kinds a figure is made of: voids and refunds count against it, on their own day. */
export const FIGURE_KINDS: Readonly<Record<Figure, readonly EntryKind[]>> = {
  recharged: ["recharge", "rechargeVoid"],
  bonusGiven: ["recharge", "rechargeVoid"],
  spent: ["spend", "spendVoid", "refund"],
  pointsGiven: [
    "recharge",
    "rechargeVoid",
    "spend",
    "spendVoid",
    "refund",
    "pointsCredit",
    "pointsCreditVoid",
  ],
};

/** What a counter's last six digits leave open: it goes on past a million, the slip starts again. */
const VOUCHER_ROUNDS = 10;
const VOUCHERS = 1_000_000;

/** The filter as a condition, the tenant first. */
export async function matching(scope: Scope, filter: EntryFilter): Promise<SQL | undefined> {
  const { span, kind, figure, storeId, terminalId, operatorId, batchId, tender, sign, sought } = filter;
  return and(
    eq(entries.merchantId, scope.merchantId),
    span ? inSpan(span) : undefined,
    sought ? await isSought(scope, sought) : undefined,
    kind ? eq(entries.kind, kind) : undefined,
    figure ? makesUp(scope, figure) : undefined,
    storeId === null ? undefined : eq(entries.storeId, storeId),
    terminalId === null ? undefined : eq(entries.terminalId, terminalId),
    operatorId === null ? undefined : and(eq(entries.makerKind, "operator"), eq(entries.makerId, operatorId)),
    batchId === null ? undefined : eq(entries.batchId, batchId),
    tender ? eq(entries.tender, tender) : undefined,
    sign ? (sign === "plus" ? gt : lt)(sql`${entries.principalFen} + ${entries.bonusFen}`, 0) : undefined,
  );
}

async function isSought(scope: Scope, sought: SoughtNumber): Promise<SQL | undefined> {
  const [byCard, byPhone] = await Promise.all([
    sought.cardNo === null ? [] : findAccountOfCard(scope, sought.cardNo),
    sought.phone === null ? [] : findAccountsOfPhone(scope, sought.phone),
  ]);
  const accountIds = [...byCard, ...byPhone];
  const ways = [
    sought.ref === null ? undefined : eq(entries.id, sought.ref),
    accountIds.length === 0 ? undefined : inArray(entries.accountId, accountIds),
    sought.voucher === null ? undefined : hasVoucher(scope, sought.voucher),
  ];
  return ways.some((way) => way !== undefined) ? or(...ways) : sql`false`;
}

/** Vouchers are counted per terminal: each of the merchant's own is asked, through its index. */
function hasVoucher(scope: Scope, voucher: number): SQL | undefined {
  const numbers = Array.from({ length: VOUCHER_ROUNDS }, (_, round) => voucher + round * VOUCHERS);
  const own = db()
    .select({ id: terminals.id })
    .from(terminals)
    .where(eq(terminals.merchantId, scope.merchantId));
  return and(inArray(entries.terminalId, own), inArray(entries.voucherNo, numbers));
}

function makesUp(scope: Scope, figure: Figure): SQL | undefined {
  return and(
    inArray(entries.kind, [...FIGURE_KINDS[figure]]),
    figure === "bonusGiven" ? ne(entries.bonusCostFen, 0n) : undefined,
    figure === "pointsGiven" ? ne(entries.points, 0n) : undefined,
    not(isReversed(scope)),
  );
}

const reversal = alias(entries, "reversal");

/**
 * Whether a reversal (冲正) took this entry back: then it counts nowhere, and neither does the reversal. `since`, when all
 * entries asked about are later, spares reading the reversals before it: none is older than its original.
 */
export function isReversed(scope: Scope, since?: Date): SQL<boolean> {
  return sql<boolean>`${exists(
    db()
      .select({ one: sql`1` })
      .from(reversal)
      .where(
        and(
          eq(reversal.merchantId, scope.merchantId),
          eq(reversal.correctsId, entries.id),
          eq(reversal.kind, "reversal"),
          since ? gte(reversal.at, since) : undefined,
        ),
      ),
  )}`;
}

const correction = alias(entries, "correction");
const takenBack = alias(entries, "taken_back");

/** Whether a void, or a refund, corrects this entry and was not itself reversed. */
export function isCorrectedBy(scope: Scope, by: "void" | "refund"): SQL<boolean> {
  const reversedItself = exists(
    db()
      .select({ one: sql`1` })
      .from(takenBack)
      .where(
        and(
          eq(takenBack.merchantId, scope.merchantId),
          eq(takenBack.correctsId, correction.id),
          eq(takenBack.kind, "reversal"),
        ),
      ),
  );
  const kinds: readonly EntryKind[] =
    by === "refund" ? ["refund"] : ["rechargeVoid", "spendVoid", "pointsCreditVoid", "pointsSpendVoid"];
  return sql<boolean>`${exists(
    db()
      .select({ one: sql`1` })
      .from(correction)
      .where(
        and(
          eq(correction.merchantId, scope.merchantId),
          eq(correction.correctsId, entries.id),
          inArray(correction.kind, [...kinds]),
          not(reversedItself),
        ),
      ),
  )}`;
}
