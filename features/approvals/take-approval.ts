import { createHash } from "node:crypto";
import { type EitherTransaction, taggedSql } from "@/db/either-transaction";
import { APPROVAL_MS, type ApprovalState, approvalState } from "@/domain/approval";
import type { Right } from "@/domain/rights";
import { sameBytes } from "@/ledger/request-key";
import { type Refusal, refusal } from "@/ledger/verdict";
import { announce } from "@/server/events";
import type { ActiveOperator } from "@/server/settings";
import type { Agreed, Place } from "./agreement";
import { type ApprovalDetails, detailsText } from "./details";

export type ApprovalAsked = {
  /** the operation as the wire names it */
  readonly op: string;
  readonly right: Right;
  readonly maker: ActiveOperator;
  /** as it came over the wire; null without one */
  readonly approvalId: string | null;
  /** everything that makes this operation this one and no other: card number, original, amount. Never a secret */
  readonly substance: readonly (string | bigint | null)[];
  readonly details: ApprovalDetails;
};

/** Uses a granted approval up; without one, asks for it, or names the one this terminal asked for already. */
export function takeOrAskApproval(
  open: EitherTransaction,
  place: Place,
  asked: ApprovalAsked,
): Promise<Agreed | Refusal> {
  const { approvalId } = asked;
  return approvalId === null
    ? askApproval(open, place, asked)
    : takeApproval(open, place, { ...asked, approvalId });
}

type Row = {
  op: string;
  substance: Uint8Array;
  status: string;
  maker_operator_id: bigint;
  expires_at_ms: number;
  used: boolean;
  decided_by: bigint | null;
  name: string | null;
};

/**
 * Only the terminal that asked may use it, and its row is locked already: the approval's own lock is against the
 * person who is just deciding. The maker is part of the content: the approver was asked about that person.
 */
async function takeApproval(
  open: EitherTransaction,
  place: Place,
  asked: ApprovalAsked & { readonly approvalId: string },
): Promise<Agreed | Refusal> {
  const sql = taggedSql(open);
  const { merchantId, key, at } = place;
  const [row] = await sql<Row>`
    select a.op, a.substance, a.status, a.maker_operator_id, a.used_at is not null as used, a.decided_by,
      (extract(epoch from a.expires_at) * 1000)::float8 as expires_at_ms,
      (select u.name from users u where u.merchant_id = a.merchant_id and u.id = a.decided_by) as name
    from approvals a
    where a.merchant_id = ${merchantId.toString()}::bigint and a.id = ${asked.approvalId}::bigint
      and a.terminal_id = ${key.terminalId.toString()}::bigint
    for update of a`;
  if (!row) return refusal("APPROVAL_UNKNOWN");
  const same =
    row.op === asked.op &&
    row.maker_operator_id === asked.maker.id &&
    sameBytes(row.substance, substanceHash(asked));
  if (!same) return refusal("APPROVAL_REFUSED", { approval: "other" });
  const state = stateOf(row, at);
  if (state === "pending") return refusal("APPROVAL_NEEDED", { approvalId: BigInt(asked.approvalId) });
  if (state !== "granted" || row.decided_by === null) return refusal("APPROVAL_REFUSED", { approval: state });
  await sql`
    update approvals set used_at = ${at.toISOString()}::timestamptz, used_session = ${key.session}::int,
      used_trace = ${key.trace}::int
    where merchant_id = ${merchantId.toString()}::bigint and id = ${asked.approvalId}::bigint`;
  await announce(open, { merchantId, kind: "approval", terminalId: key.terminalId });
  return {
    ok: true,
    approver: { kind: "user", id: row.decided_by },
    approverName: row.name,
    approvalId: BigInt(asked.approvalId),
  };
}

function stateOf(row: Row, at: Date): ApprovalState {
  return approvalState({
    status: row.status,
    expiresAt: new Date(row.expires_at_ms),
    used: row.used,
    now: at,
  });
}

/** The terminal's row is locked, so two askings of the same thing are one after the other and find each other. */
async function askApproval(open: EitherTransaction, place: Place, asked: ApprovalAsked): Promise<Refusal> {
  const sql = taggedSql(open);
  const { merchantId, key, at } = place;
  const hash = substanceHash(asked);
  const [known] = await sql<{ id: bigint }>`
    select id from approvals
    where merchant_id = ${merchantId.toString()}::bigint and terminal_id = ${key.terminalId.toString()}::bigint
      and op = ${asked.op} and maker_operator_id = ${asked.maker.id.toString()}::bigint and substance = ${hash}
      and status in ('pending', 'granted') and used_at is null and expires_at > ${at.toISOString()}::timestamptz
    order by requested_at desc, id desc limit 1`;
  if (known) return refusal("APPROVAL_NEEDED", { approvalId: known.id });
  const [made] = await sql<{ id: bigint }>`
    insert into approvals (merchant_id, op, "right", substance, details, store_id, terminal_id, maker_operator_id,
      requested_at, expires_at)
    values (${merchantId.toString()}::bigint, ${asked.op}, ${asked.right}, ${hash},
      (${detailsText(asked.details)}::text)::json, ${place.storeId.toString()}::bigint,
      ${key.terminalId.toString()}::bigint, ${asked.maker.id.toString()}::bigint,
      ${at.toISOString()}::timestamptz, ${new Date(at.getTime() + APPROVAL_MS).toISOString()}::timestamptz)
    returning id`;
  if (!made) throw new Error("an insert that returned nothing");
  await announce(open, { merchantId, kind: "approval", terminalId: key.terminalId });
  return refusal("APPROVAL_NEEDED", { approvalId: made.id });
}

/** SHA-256 over a JSON list: no two contents have the same text. */
function substanceHash({ op, substance }: ApprovalAsked): Uint8Array {
  const text = JSON.stringify([op, ...substance.map((part) => (part === null ? null : part.toString()))]);
  return createHash("sha256").update(text).digest();
}
