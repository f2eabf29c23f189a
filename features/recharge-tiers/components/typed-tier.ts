import type { RechargeTier } from "@/domain/bonus";
import { formatLocalTime } from "@/domain/business-day";
import { formatYuan } from "@/domain/money";

/** A tier as its form holds it: every field as a person would type it. */
export type TypedTier = {
  readonly name: string;
  readonly from: string;
  readonly give: RechargeTier["give"];
  readonly value: string;
  readonly perFullMultiple: boolean;
  /** YYYY-MM-DDTHH:MM in the merchant's zone */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly storeIds: readonly string[];
  readonly firstRechargeOnly: boolean;
  readonly timesPerMember: string;
};

export const EMPTY_TIER: TypedTier = {
  name: "",
  from: "",
  give: "fixed",
  value: "",
  perFullMultiple: false,
  startsAt: "",
  endsAt: "",
  storeIds: [],
  firstRechargeOnly: false,
  timesPerMember: "",
};

export function typedTier(tier: RechargeTier, zone: string): TypedTier {
  return {
    name: tier.name,
    from: withoutZeros(formatYuan(tier.from)),
    give: tier.give,
    // Basis points are hundredths of a percent as fen are of a yuan: both are written with two decimals.
    value: tier.give === "points" ? tier.value.toString() : withoutZeros(formatYuan(tier.value)),
    perFullMultiple: tier.perFullMultiple,
    startsAt: tier.startsAt ? wallClock(tier.startsAt, zone) : "",
    endsAt: tier.endsAt ? wallClock(tier.endsAt, zone) : "",
    storeIds: (tier.storeIds ?? []).map(String),
    firstRechargeOnly: tier.firstRechargeOnly,
    timesPerMember: tier.timesPerMember?.toString() ?? "",
  };
}

function wallClock(at: Date, zone: string): string {
  return formatLocalTime(at, zone).slice(0, 16).replace(" ", "T");
}

/** "1,000.00" as "1000": separators and empty decimals only get in the way of typing. */
function withoutZeros(yuan: string): string {
  return yuan.replaceAll(",", "").replace(/\.00$/, "");
}
