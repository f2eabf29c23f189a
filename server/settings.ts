import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import { merchants, merchantSettings as settingsTable } from "@/db/schema/merchants";
import { operators } from "@/db/schema/operators";
import { rechargeTiers } from "@/db/schema/recharge-tiers";
import { stores } from "@/db/schema/stores";
import type { RechargeTier } from "@/domain/bonus";
import { BUCKET_ORDERS, type BucketOrder } from "@/domain/bucket";
import type { Limits } from "@/domain/limits";
import { POINTS_BASES, type PointsRule } from "@/domain/points";
import { NotFound } from "./errors";
import { announce } from "./events";
import { memberOf } from "./member-of";
import type { Scope } from "./scope";

/** How a merchant handles money, as the rules want it: one consistent state, named by its version. */
export type MerchantSettings = {
  readonly merchantId: bigint;
  readonly version: bigint;
  readonly merchantName: string;
  readonly slug: string;
  readonly zone: string;
  readonly cutoffMinutes: number;
  readonly bucketOrder: BucketOrder;
  readonly pointsRule: PointsRule;
  readonly limits: Limits;
  readonly rechargePassword: {
    readonly verifier: Uint8Array;
    readonly key: number;
    readonly mustChange: boolean;
  };
  /** those not ended by hand; windows in time are the rule's to judge */
  readonly tiers: readonly RechargeTier[];
  readonly slipHeader: string;
  readonly slipFooter: string;
  readonly cardPrefix: string;
  readonly storeNames: ReadonlyMap<bigint, string>;
  /** the active ones: who may act at a terminal; every change to operators raises the version too */
  readonly operators: readonly ActiveOperator[];
};

export type ActiveOperator = {
  readonly id: bigint;
  readonly no: string;
  readonly name: string;
  readonly role: "cashier" | "supervisor";
};

/** Two digits number them. */
const MAX_OPERATORS = 100;

/** Most tiers a merchant can have that are not ended, and most stores. */
export const MAX_OPEN_TIERS = 200;
export const MAX_STORES = 1000;

const MAX_CACHED = 2000;
const cache = new Map<bigint, MerchantSettings>();

/** The present settings: one small read for the version, and a load only when it is new. @throws NotFound */
export async function merchantSettings(merchantId: bigint, version?: bigint): Promise<MerchantSettings> {
  if (version !== undefined) return settingsAt(merchantId, version);
  const [row] = await db()
    .select({ version: settingsTable.version })
    .from(settingsTable)
    .where(eq(settingsTable.merchantId, merchantId));
  if (!row) throw new NotFound();
  return settingsAt(merchantId, row.version);
}

/**
 * The settings of a version that was just read from the database: from memory, else loaded once. When they changed in
 * between, the newer ones come back, with their own version; an older state than asked never does.
 * @throws NotFound
 */
export async function settingsAt(merchantId: bigint, version: bigint): Promise<MerchantSettings> {
  const known = cache.get(merchantId);
  if (known && known.version >= version) return known;
  const loaded = await load(merchantId);
  const meanwhile = cache.get(merchantId);
  if (!meanwhile || meanwhile.version < loaded.version) remember(loaded);
  return loaded;
}

function remember(settings: MerchantSettings): void {
  cache.delete(settings.merchantId);
  const oldest = cache.size >= MAX_CACHED ? cache.keys().next().value : undefined;
  if (oldest !== undefined) cache.delete(oldest);
  cache.set(settings.merchantId, settings);
}

/** Every change to settings, tiers, stores or operators calls this first, in its own transaction: it also puts them in a row. */
export async function raiseSettingsVersion(
  tx: Tx,
  scope: Scope,
  changed: "version" | "tiers" = "version",
): Promise<bigint> {
  const [row] = await tx
    .update(settingsTable)
    .set({ version: sql`${settingsTable.version} + 1` })
    .where(eq(settingsTable.merchantId, scope.merchantId))
    .returning({ version: settingsTable.version });
  if (!row) throw new NotFound();
  await announce(tx, { merchantId: scope.merchantId, kind: changed });
  return row.version;
}

async function load(merchantId: bigint): Promise<MerchantSettings> {
  return db().transaction((tx) => read(tx, merchantId), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });
}

async function read(tx: Tx, merchantId: bigint): Promise<MerchantSettings> {
  const [row] = await tx
    .select({ settings: settingsTable, name: merchants.name, slug: merchants.slug })
    .from(settingsTable)
    .innerJoin(merchants, eq(merchants.id, settingsTable.merchantId))
    .where(eq(settingsTable.merchantId, merchantId));
  if (!row) throw new NotFound();
  const tiers = await tx
    .select()
    .from(rechargeTiers)
    .where(and(eq(rechargeTiers.merchantId, merchantId), isNull(rechargeTiers.endedAt)))
    .orderBy(asc(rechargeTiers.fromFen), asc(rechargeTiers.id))
    .limit(MAX_OPEN_TIERS);
  const places = await tx
    .select({ id: stores.id, name: stores.name })
    .from(stores)
    .where(eq(stores.merchantId, merchantId))
    .orderBy(asc(stores.id))
    .limit(MAX_STORES);
  const acting = await tx
    .select({ id: operators.id, no: operators.no, name: operators.name, role: operators.role })
    .from(operators)
    .where(and(eq(operators.merchantId, merchantId), eq(operators.status, "active")))
    .orderBy(asc(operators.no))
    .limit(MAX_OPERATORS);
  const { settings } = row;
  return {
    merchantId,
    version: settings.version,
    merchantName: row.name,
    slug: row.slug,
    zone: settings.zone,
    cutoffMinutes: settings.cutoffMinutes,
    bucketOrder: memberOf(BUCKET_ORDERS, settings.bucketOrder),
    pointsRule: { fenPerPoint: settings.fenPerPoint, base: memberOf(POINTS_BASES, settings.pointsBase) },
    limits: {
      perOperation: settings.limitPerOperationFen,
      cardBalanceNamed: settings.limitCardNamedFen,
      cardBalanceUnnamed: settings.limitCardUnnamedFen,
      perOperatorDay: settings.limitOperatorDayFen,
      cashRefund: settings.limitCashRefundFen,
    },
    rechargePassword: {
      verifier: settings.rechargePasswordVerifier,
      key: settings.rechargePasswordKey,
      mustChange: settings.rechargePasswordMustChange > 0,
    },
    tiers: tiers.map(toTier),
    slipHeader: settings.slipHeader,
    slipFooter: settings.slipFooter,
    cardPrefix: settings.cardPrefix,
    storeNames: new Map(places.map((store) => [store.id, store.name])),
    operators: acting.map((operator) => ({ ...operator, role: memberOf(OPERATOR_ROLES, operator.role) })),
  };
}

/** A stored tier as the bonus rule wants it. */
export function toTier(row: typeof rechargeTiers.$inferSelect): RechargeTier {
  return {
    id: row.id,
    name: row.name,
    from: row.fromFen,
    give: memberOf(TIER_GIVES, row.give),
    value: row.value,
    perFullMultiple: row.perFullMultiple,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    storeIds: row.storeIds,
    firstRechargeOnly: row.firstRechargeOnly,
    timesPerMember: row.timesPerMember,
  };
}

export const OPERATOR_ROLES = ["cashier", "supervisor"] as const;

export const TIER_GIVES = ["fixed", "percent", "points"] as const;
