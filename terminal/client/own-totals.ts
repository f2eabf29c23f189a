import * as z from "zod";
import type { TotalKind } from "@/domain/totals";
import { isReplyDataOf } from "@/terminal/protocol/operations";
import type { Totals } from "@/terminal/protocol/operations/batch";
import { voidData } from "@/terminal/protocol/operations/void";
import type { OperationRecord } from "./journal";

const voidBody = z.object({ data: voidData });

/**
 * The terminal's own count of a batch, from its journal alone: what settlement compares with the server's.
 * Sums in fen. What was cancelled or taken back counts nowhere.
 */
export function computeOwnTotals(records: Iterable<OperationRecord>, batch: number): Totals {
  const totals: Totals = {};
  for (const record of records) {
    const counted = record.batch === batch && record.state === "done" ? figureOf(record) : null;
    if (!counted) continue;
    const before = totals[counted.kind] ?? { count: 0, sum: 0 };
    totals[counted.kind] = { count: before.count + 1, sum: before.sum + counted.fen };
  }
  return totals;
}

function figureOf({ op, reply, body }: OperationRecord): { kind: TotalKind; fen: number } | null {
  const data = reply?.data;
  if (op === "recharge" && isReplyDataOf("recharge", data)) return { kind: "recharge", fen: data.paid };
  if (op === "spend" && isReplyDataOf("spend", data))
    return { kind: "spend", fen: data.principalPart + data.bonusPart };
  if (op !== "void" || !isReplyDataOf("void", data)) return null;
  return voidBody.parse(JSON.parse(body)).data.kind === "recharge"
    ? { kind: "rechargeVoid", fen: data.principalPart }
    : { kind: "spendVoid", fen: data.principalPart + data.bonusPart };
}
