import type { Role } from "@/domain/rights";
import { now } from "@/server/clock";
import type { Context } from "@/server/operation";
import { mintScope } from "@/server/scope";
import type { TestMerchant } from "./factories";

/** A portal user of this merchant; the owner unless another role is asked. */
export function portalContextOf(merchant: TestMerchant, role: Role = "owner", at: Date = now()): Context {
  return {
    scope: mintScope(merchant.merchantId),
    actor: { kind: "user", id: merchant.owner.userId, role, name: role },
    door: "portal",
    origin: "192.0.2.1",
    now: at,
  };
}
