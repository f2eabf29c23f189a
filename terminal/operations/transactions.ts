import { maskCardNumber } from "@/domain/card-number";
import { amountOf, countsPoints, isTotalKind } from "@/domain/totals";
import { refText, voucherText } from "@/features/entries/slip-facts";
import {
  findEntry,
  findEntryByVoucher,
  type ListedEntry,
  listBatchEntries,
} from "@/features/entries/terminal-queries";
import { type Answer, answer, type QueryDoor } from "../door";
import type { DataOf } from "../protocol/operations";

export async function answerGet(door: QueryDoor, data: DataOf<"txn.get">): Promise<Answer> {
  const entry =
    "ref" in data
      ? await findEntry(door.scope, BigInt(data.ref))
      : await findEntryByVoucher(door.scope, door.terminalId, Number(data.voucher));
  return entry ? answer("000", toItem(entry)) : answer("114");
}

export async function answerList(door: QueryDoor, data: DataOf<"txn.list">): Promise<Answer> {
  const before = data.cursor === undefined ? null : refOf(data.cursor);
  if (before === undefined) return answer("200", { path: "cursor" });
  const entries = await listBatchEntries(door.scope, door.gate.batchId, { before, limit: data.limit + 1 });
  const page = entries.slice(0, data.limit);
  const last = page.at(-1);
  return answer("000", {
    items: page.map(toItem),
    next: entries.length > data.limit && last ? last.id.toString() : null,
  });
}

function refOf(cursor: string): bigint | undefined {
  return /^\d{1,18}$/.test(cursor) ? BigInt(cursor) : undefined;
}

/** One entry as the wire lists it; `amount` is what was paid, spent, given back or taken back, never negative. */
function toItem(entry: ListedEntry): Record<string, unknown> {
  const { amounts, kind } = entry;
  const fen = isTotalKind(kind) && !countsPoints(kind);
  const moved = fen ? amountOf(kind, amounts) : amounts.principal + amounts.bonus;
  return {
    ref: refText(entry.id),
    voucher: voucherText(entry.voucherNo),
    kind,
    cardNo: maskCardNumber(entry.cardNo),
    amount: size(moved),
    bonus: size(amounts.bonus),
    points: Number(amounts.points),
    operator: entry.operatorNo,
    time: entry.at.toISOString(),
    state: entry.state,
    ...(entry.correctsId === null ? {} : { corrects: refText(entry.correctsId) }),
  };
}

function size(fen: bigint): number {
  return Number(fen < 0n ? -fen : fen);
}
