import * as z from "zod";
import { ENTRY_KINDS } from "@/domain/entry";
import { bytes16, cursor, fen, instant, operatorNo, points, ref, session, trace, voucher } from "../ids";
import { MAX_LIST_PAGE } from "../limits";
import { slipSchema } from "../slip-schema";

/** One operation as a terminal lists it. `amount` is principal and bonus together, positive; `cardNo` is masked. */
export const transactionItem = z.object({
  ref,
  voucher,
  kind: z.enum(ENTRY_KINDS),
  cardNo: z.string(),
  amount: fen,
  bonus: fen,
  points,
  operator: operatorNo,
  time: instant,
  state: z.enum(["applied", "voided", "reversed"]),
  corrects: ref.optional(),
});

/** 交易查询: by the number on the slip, or by reference. */
export const txnGetData = z.union([z.strictObject({ voucher }), z.strictObject({ ref })]);

/** Pages through the open batch, newest first; `next` is null on the last page. */
export const txnListData = z.strictObject({
  cursor: cursor.optional(),
  limit: z.int().min(1).max(MAX_LIST_PAGE),
});
export const txnListReply = z.object({ items: z.array(transactionItem), next: cursor.nullable() });

/** What became of a T. With `close`, one the server has never seen is closed for ever (021). */
export const txnStatusData = z.strictObject({ session, trace, close: z.boolean().optional() });
/** The stored reply's own data, whatever the operation was. */
export const txnStatusReply = z.record(z.string(), z.unknown());

/** 冲正: takes back a T of this terminal's open batch, or closes one never seen. */
export const txnReverseData = z.strictObject({ session, trace, txnId: bytes16 });
/** `short`: fen that were already spent and are borne by the merchant (code 022). */
export const txnReverseReply = z.object({
  short: fen.optional(),
  ref: ref.optional(),
  receipt: slipSchema.optional(),
});
