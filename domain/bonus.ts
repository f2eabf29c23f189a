/** Owns 充值优惠: which recharge tier applies to a payment and what it gives (domain spec, section 2). */
import { type Fen, formatFen, mulDivFloor } from "@/domain/money";
import type { Words } from "@/domain/slip";

const BASIS_POINTS = 10_000n;

export type RechargeTier = {
  readonly id: bigint;
  readonly name: string;
  /** least amount paid, in fen, for which the tier applies */
  readonly from: Fen;
  readonly give: "fixed" | "percent" | "points";
  /** fixed: fen; percent: basis points of what was paid; points: points */
  readonly value: bigint;
  /** gives once for every full `from` paid, instead of once */
  readonly perFullMultiple: boolean;
  /** first instant at which it applies; null is always */
  readonly startsAt: Date | null;
  /** first instant at which it no longer applies; null is never */
  readonly endsAt: Date | null;
  /** stores where it applies; null is every store */
  readonly storeIds: readonly bigint[] | null;
  readonly firstRechargeOnly: boolean;
  /** how often one member may have it; null is without end */
  readonly timesPerMember: number | null;
};

/** What is known about the payment and the member. Voided and reversed recharges count neither as prior nor as uses. */
export type RechargeFacts = {
  /** what the member pays, in fen, without bonus */
  readonly paid: Fen;
  readonly now: Date;
  readonly storeId: bigint;
  readonly priorRecharges: number;
  /** how often the member has had each tier, by tier id */
  readonly usesByTier: ReadonlyMap<bigint, number>;
};

/** `tier` null means none was reached; bonus in fen. */
export type BonusOutcome = {
  readonly tier: RechargeTier | null;
  readonly bonus: Fen;
  readonly points: bigint;
};

function applies(tier: RechargeTier, facts: RechargeFacts): boolean {
  if (facts.paid < tier.from) return false;
  if (tier.startsAt && facts.now < tier.startsAt) return false;
  if (tier.endsAt && facts.now >= tier.endsAt) return false;
  if (tier.storeIds && !tier.storeIds.includes(facts.storeId)) return false;
  if (tier.firstRechargeOnly && facts.priorRecharges > 0) return false;
  return tier.timesPerMember === null || (facts.usesByTier.get(tier.id) ?? 0) < tier.timesPerMember;
}

/** What one tier gives for an amount that has reached it; percentages are rounded down to the fen. */
function giftOf(tier: RechargeTier, paid: Fen): { bonus: Fen; points: bigint } {
  const times = tier.perFullMultiple && tier.from > 0n ? paid / tier.from : 1n;
  if (tier.give === "percent") {
    const base = tier.perFullMultiple && tier.from > 0n ? times * tier.from : paid;
    return { bonus: mulDivFloor(base, tier.value, BASIS_POINTS), points: 0n };
  }
  const gift = tier.value * times;
  return tier.give === "fixed" ? { bonus: gift, points: 0n } : { bonus: 0n, points: gift };
}

function isBetter(a: BonusOutcome & { tier: RechargeTier }, b: BonusOutcome & { tier: RechargeTier }) {
  if (a.tier.from !== b.tier.from) return a.tier.from > b.tier.from;
  if (a.bonus !== b.bonus) return a.bonus > b.bonus;
  if (a.points !== b.points) return a.points > b.points;
  return a.tier.id < b.tier.id;
}

/**
 * The one tier that applies and what it gives: the highest `from` reached; among equals the larger gift (fen before
 * points), then the lowest id. Never several tiers together. Bonus in fen.
 */
export function computeBonus(tiers: readonly RechargeTier[], facts: RechargeFacts): BonusOutcome {
  let best: (BonusOutcome & { tier: RechargeTier }) | null = null;
  if (facts.paid > 0n) {
    for (const tier of tiers) {
      if (!applies(tier, facts)) continue;
      const candidate = { tier, ...giftOf(tier, facts.paid) };
      if (!best || isBetter(candidate, best)) best = candidate;
    }
  }
  return best ?? { tier: null, bonus: 0n, points: 0n };
}

function shortYuan(fen: Fen): string {
  return formatFen(fen).replace(/\.00$/, "");
}

function percent(basisPoints: bigint): string {
  const fraction = (basisPoints % 100n).toString().padStart(2, "0").replace(/0+$/, "");
  return `${basisPoints / 100n}${fraction ? `.${fraction}` : ""}%`;
}

/** A tier in one phrase: 充 ¥100 送 ¥10 / "Pay ¥100, get ¥10". Whole yuan are shown without decimals. */
export function describeTier(
  tier: Pick<RechargeTier, "from" | "give" | "value" | "perFullMultiple" | "firstRechargeOnly">,
): Words {
  const from = shortYuan(tier.from);
  const gift: Words =
    tier.give === "points"
      ? { zh: `${tier.value} 积分`, en: `${tier.value} points` }
      : tier.give === "percent"
        ? { zh: percent(tier.value), en: `${percent(tier.value)} extra` }
        : { zh: shortYuan(tier.value), en: shortYuan(tier.value) };
  const pay: Words = tier.perFullMultiple
    ? { zh: `每充 ${from}`, en: `For every ${from}` }
    : { zh: `充 ${from}`, en: `Pay ${from}` };
  const first: Words = tier.firstRechargeOnly ? { zh: "首次", en: "First recharge: " } : { zh: "", en: "" };
  const en = first.en ? pay.en.charAt(0).toLowerCase() + pay.en.slice(1) : pay.en;
  return { zh: `${first.zh}${pay.zh} 送 ${gift.zh}`, en: `${first.en}${en}, get ${gift.en}` };
}
