import * as z from "zod";
import type { TotalKind } from "@/domain/totals";
import { isReplyDataOf, type ReplyDataOf } from "@/terminal/protocol/operations";
import type { Totals } from "@/terminal/protocol/operations/batch";
import { voidData } from "@/terminal/protocol/operations/void";
import type { OperationRecord } from "./journal";

const voidBody = z.object({ data: voidData });

/**
 * The terminal's own count of a batch, from its journal alone: what settlement compares with the server's (domain/totals
 * is the reference). Sums in fen, or points for the points kinds. What was cancelled or taken back counts nowhere.
 */
export function computeOwnTotals(records: Iterable<OperationRecord>, batch: number): Totals {
  const totals: Totals = {};
  for (const record of records) {
    const counted = record.batch === batch && record.state === "done" ? figureOf(record) : null;
    if (!counted) continue;
    const before = totals[counted.kind] ?? { count: 0, sum: 0 };
    totals[counted.kind] = { count: before.count + 1, sum: before.sum + counted.sum };
  }
  return totals;
}

type Figure = { readonly kind: TotalKind; readonly sum: number };

function figureOf({ op, reply, body }: OperationRecord): Figure | null {
  const data = reply?.data;
  switch (op) {
    case "recharge":
      return isReplyDataOf(op, data) ? { kind: "recharge", sum: data.paid } : null;
    case "spend":
      return isReplyDataOf(op, data) ? { kind: "spend", sum: parts(data) } : null;
    case "points.credit":
      return isReplyDataOf(op, data) ? { kind: "pointsCredit", sum: data.pointsMoved } : null;
    case "points.spend":
      return isReplyDataOf(op, data) ? { kind: "pointsSpend", sum: data.pointsMoved } : null;
    case "refund":
      return isReplyDataOf(op, data) ? { kind: "refund", sum: parts(data) } : null;
    case "card.close":
      // Of an empty account nothing was booked, and it has no reference.
      return isReplyDataOf(op, data) && data.ref !== undefined ? { kind: "close", sum: data.refund } : null;
    case "void":
      return isReplyDataOf(op, data) ? voidFigure(voidBody.parse(JSON.parse(body)).data.kind, data) : null;
    default:
      return null;
  }
}

function voidFigure(kind: z.infer<typeof voidData>["kind"], data: ReplyDataOf<"void">): Figure {
  switch (kind) {
    case "recharge":
      return { kind: "rechargeVoid", sum: data.principalPart };
    case "spend":
      return { kind: "spendVoid", sum: parts(data) };
    case "points":
      // Whichever the voucher named: points spent come back, points credited go.
      return data.pointsPart > 0
        ? { kind: "pointsSpendVoid", sum: data.pointsPart }
        : { kind: "pointsCreditVoid", sum: -data.pointsPart };
  }
}

function parts({ principalPart, bonusPart }: { principalPart: number; bonusPart: number }): number {
  return principalPart + bonusPart;
}
