import type { CloseQuote } from "@/domain/closing";
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
  UNKNOWN_EMPLOYEE: "104",
  OVER_LIMIT: "105",
  OVER_ORIGINAL: "105",
  CARD_NUMBERS_EXHAUSTED: "105",
  PUNCH_AHEAD: "105",
  PUNCH_TOO_OLD: "105",
  NOT_BOUND: "106",
  ALREADY_CORRECTED: "107",
  APPROVAL_NEEDED: "108",
  TERMS_CHANGED: "109",
  PASSWORD_WRONG: "110",
  EMPLOYEE_PASSWORD_WRONG: "110",
  RECHARGE_PASSWORD_WRONG: "111",
  PASSWORD_LOCKED: "112",
  STATE_FORBIDS: "113",
  ORIGINAL_NOT_FOUND: "114",
  APPROVAL_UNKNOWN: "114",
  UNKNOWN_OPERATOR: "114",
  NO_RIGHT: "115",
  APPROVAL_REFUSED: "115",
  ISSUER_ONLY: "115",
  ISSUED_HERE: "115",
  HOLDER_NOT_CHECKED: "115",
  POINTS_TOO_LOW: "116",
  STILL_IN_USE: "118",
  LAST_SUPERVISOR: "118",
  ALREADY_EXISTS: "119",
  NUMBER_TAKEN: "119",
  SAME_PASSWORD: "119",
  CARD_IS_MEMBERS: "119",
  EMPLOYEE_EXISTS: "119",
  PART_TAKEN: "119",
  PIN_NEEDED: "120",
  EMPLOYEE_PASSWORD_NEEDED: "120",
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
    case "OVER_ORIGINAL":
      return { limit: wireNumber(detail.left), which: "original" };
    case "CARD_NUMBERS_EXHAUSTED":
      return { limit: wireNumber(detail.left), which: "cardNumbers" };
    case "POINTS_TOO_LOW":
      return { points: wireNumber(detail.points) };
    case "TERMS_CHANGED":
      if (isQuote(detail)) return quoteData(detail);
      return {
        bonus: wireNumber(detail.bonus),
        points: wireNumber(detail.points),
        tier: tierApplied(detail.tier),
      };
    case "BALANCE_TOO_LOW":
    case "ALREADY_SPENT":
      return { principal: wireNumber(detail.principal), bonus: wireNumber(detail.bonus) };
    // Seconds a clock may be ahead, or a punch old: not fen, as `which` says.
    case "PUNCH_AHEAD":
    case "PUNCH_TOO_OLD":
      return {
        limit: wireNumber(detail.max),
        which: reason === "PUNCH_AHEAD" ? "secondsAhead" : "secondsOld",
      };
    case "PIN_WRONG":
    case "PASSWORD_WRONG":
    case "EMPLOYEE_PASSWORD_WRONG":
    case "RECHARGE_PASSWORD_WRONG":
      return detail.triesLeft === undefined ? {} : { triesLeft: detail.triesLeft };
    case "PASSWORD_LOCKED":
      return detail.lockedUntil instanceof Date ? { lockedUntil: detail.lockedUntil.toISOString() } : {};
    case "STATE_FORBIDS":
      return { state: detail.state };
    case "APPROVAL_NEEDED":
      return detail.approvalId === undefined ? {} : { approvalId: String(detail.approvalId) };
    case "ISSUER_ONLY":
      return { issuer: detail.issuer };
    case "STILL_IN_USE":
      return {
        merchants: detail.merchants,
        principal: wireNumber(detail.principal),
        bonus: wireNumber(detail.bonus),
        points: wireNumber(detail.points),
      };
    case "APPROVAL_REFUSED":
      return { approval: detail.approval };
    default:
      return {};
  }
}

function wireNumber(figure: unknown): number | undefined {
  return typeof figure === "bigint" ? Number(figure) : undefined;
}

/** What closing would pay back now, as quotes and a refused closing say it. */
export function quoteData(quote: CloseQuote): Record<string, unknown> {
  const { principal, bonus, points, refund, tenders } = quote;
  return {
    principal: Number(principal),
    bonus: Number(bonus),
    points: Number(points),
    refund: Number(refund),
    tenders,
  };
}

/** The terms of a closing, told apart from those of a recharge by what they pay back. */
function isQuote(detail: Readonly<Record<string, unknown>>): detail is CloseQuote {
  return typeof detail.refund === "bigint" && Array.isArray(detail.tenders);
}

/** The tier of a gift as quotes and recharges name it. */
export function tierApplied(tier: unknown): { id: string; name: string } | null {
  if (typeof tier !== "object" || tier === null || !("id" in tier) || !("name" in tier)) return null;
  return { id: String(tier.id), name: String(tier.name) };
}
