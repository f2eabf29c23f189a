import type { Refusal } from "@/ledger/verdict";
import type { Code } from "./protocol/codes";

/** Which code tells a terminal about a rule's refusal, and which figures go with it (terminal-protocol.md §4). */

const CODES: Readonly<Record<string, Code>> = {
  BALANCE_TOO_LOW: "100",
  ALREADY_SPENT: "100",
  PIN_WRONG: "101",
  PIN_LOCKED: "102",
  CARD_LOST: "103",
  UNKNOWN_CARD: "104",
  OVER_LIMIT: "105",
  NOT_BOUND: "106",
  ALREADY_CORRECTED: "107",
  APPROVAL_NEEDED: "108",
  TERMS_CHANGED: "109",
  PASSWORD_WRONG: "110",
  RECHARGE_PASSWORD_WRONG: "111",
  PASSWORD_LOCKED: "112",
  STATE_FORBIDS: "113",
  ORIGINAL_NOT_FOUND: "114",
  NO_RIGHT: "115",
  POINTS_TOO_LOW: "116",
  STILL_IN_USE: "118",
  PIN_NEEDED: "120",
};

export function codeOf(refusal: Pick<Refusal, "reason">): Code {
  const code = CODES[refusal.reason];
  if (!code) throw new Error(`no code for refusal ${refusal.reason}`);
  return code;
}

/** The refusal's figures as the wire carries them: fen and points as JSON integers, nothing a terminal need not know. */
export function refusalData({ reason, detail }: Refusal): Record<string, unknown> {
  switch (reason) {
    case "OVER_LIMIT":
      return { limit: wireNumber(detail.max), which: detail.limit };
    case "TERMS_CHANGED":
      return {
        bonus: wireNumber(detail.bonus),
        points: wireNumber(detail.points),
        tier: tierApplied(detail.tier),
      };
    case "BALANCE_TOO_LOW":
    case "ALREADY_SPENT":
      return { principal: wireNumber(detail.principal), bonus: wireNumber(detail.bonus) };
    case "PIN_WRONG":
    case "PASSWORD_WRONG":
    case "RECHARGE_PASSWORD_WRONG":
      return detail.triesLeft === undefined ? {} : { triesLeft: detail.triesLeft };
    case "PASSWORD_LOCKED":
      return detail.lockedUntil instanceof Date ? { lockedUntil: detail.lockedUntil.toISOString() } : {};
    case "STATE_FORBIDS":
      return { state: detail.state };
    default:
      return {};
  }
}

function wireNumber(figure: unknown): number | undefined {
  return typeof figure === "bigint" ? Number(figure) : undefined;
}

/** The tier of a gift as quotes and recharges name it. */
export function tierApplied(tier: unknown): { id: string; name: string } | null {
  if (typeof tier !== "object" || tier === null || !("id" in tier) || !("name" in tier)) return null;
  return { id: String(tier.id), name: String(tier.name) };
}
