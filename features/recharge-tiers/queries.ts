import { and, asc, desc, eq, isNotNull } from "drizzle-orm";
import { db } from "@/db/client";
import { rechargeTiers } from "@/db/schema/recharge-tiers";
import { type BonusOutcome, computeBonus, type RechargeTier } from "@/domain/bonus";
import type { Fen } from "@/domain/money";
import type { Scope } from "@/server/scope";
import { MAX_OPEN_TIERS, merchantSettings, toTier } from "@/server/settings";

const MAX_LISTED = MAX_OPEN_TIERS + 100;

export type TierStatus = "active" | "scheduled" | "ended";

export type TierRow = RechargeTier & {
  readonly status: TierStatus;
  readonly createdAt: Date;
  /** when it was ended by hand */
  readonly endedAt: Date | null;
};

/** Tiers that are not ended first, by the amount they begin at; then the latest ended ones. */
export async function listTiers(scope: Scope, at: Date): Promise<TierRow[]> {
  const rows = await db()
    .select()
    .from(rechargeTiers)
    .where(eq(rechargeTiers.merchantId, scope.merchantId))
    .orderBy(
      asc(isNotNull(rechargeTiers.endedAt)),
      desc(rechargeTiers.endedAt),
      asc(rechargeTiers.fromFen),
      asc(rechargeTiers.id),
    )
    .limit(MAX_LISTED);
  return rows.map((row) => toRow(row, at));
}

/** One tier, or null when the merchant has none of this id. */
export async function getTier(scope: Scope, id: bigint, at: Date): Promise<TierRow | null> {
  const [row] = await db()
    .select()
    .from(rechargeTiers)
    .where(and(eq(rechargeTiers.merchantId, scope.merchantId), eq(rechargeTiers.id, id)));
  return row ? toRow(row, at) : null;
}

export type BonusPreviewAsked = {
  /** what the member would pay, in fen */
  readonly paidFen: Fen;
  readonly storeId: bigint;
  readonly at: Date;
  /** whether it would be the member's first; taken as not, when left out */
  readonly firstRecharge?: boolean;
  /** the tier of this id is taken as not there */
  readonly without?: bigint;
  /** a tier not saved yet, in place of the saved one of its id */
  readonly draft?: RechargeTier;
};

/** What a member who had none of the tiers yet would get, by the very rule that books it. */
export async function previewBonus(scope: Scope, asked: BonusPreviewAsked): Promise<BonusOutcome> {
  const { tiers } = await merchantSettings(scope.merchantId);
  const { draft } = asked;
  const kept = tiers.filter((tier) => tier.id !== asked.without && tier.id !== draft?.id);
  return computeBonus(draft ? [...kept, draft] : kept, {
    paid: asked.paidFen,
    now: asked.at,
    storeId: asked.storeId,
    priorRecharges: asked.firstRecharge ? 0 : 1,
    usesByTier: new Map(),
  });
}

function toRow(row: typeof rechargeTiers.$inferSelect, at: Date): TierRow {
  return { ...toTier(row), status: statusOf(row, at), createdAt: row.createdAt, endedAt: row.endedAt };
}

function statusOf(
  row: { startsAt: Date | null; endsAt: Date | null; endedAt: Date | null },
  at: Date,
): TierStatus {
  if (row.endedAt || (row.endsAt && row.endsAt <= at)) return "ended";
  return row.startsAt && row.startsAt > at ? "scheduled" : "active";
}
