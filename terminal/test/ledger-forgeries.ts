import { chainCode } from "@/ledger/chain-code";
import { type EntryRow, entryOfRow } from "@/ledger/verify-rows";
import { keys } from "@/server/keys";
import { type Edit, lastOf, named, one, request, where } from "./edited-history";

/** Edits by someone who knows how the ledger is made and leaves everything in order but for the key they do not have. */

/** The account set back to the very state it had before, code included, and the request gone too. */
export const lastUndone: Edit = async (sql, history) => {
  const entry = lastOf(history);
  const before = one(history.entries.slice(-2, -1), () => 0);
  await sql.unsafe(`delete from entries where ${where(entry)}`);
  await sql.unsafe(`delete from requests where ${request(entry)}`);
  await sql`update accounts set seq = ${before.seq}, principal_fen = ${before.principal_after_fen.toString()}::bigint,
      bonus_fen = ${before.bonus_after_fen.toString()}::bigint, points = ${before.points_after.toString()}::bigint,
      chain = ${before.chain}
    where merchant_id = ${entry.merchant_id.toString()}::bigint and id = ${entry.account_id.toString()}::bigint`;
  return `terminal ${entry.terminal_id} (merchant ${entry.merchant_id})`;
};

/** A whole entry of one's own, in its place in the account and at its terminal, with a code made under a guessed key. */
export const inserted: Edit = async (sql, history) => {
  const last = lastOf(history);
  const paid = BigInt(1 + history.draw(90_000));
  const forged: EntryRow = {
    ...last,
    id: last.id + 1n,
    seq: last.seq + 1,
    trace: (last.trace ?? 0) + 1,
    voucher_no: (last.voucher_no ?? 0) + 1,
    kind: "recharge",
    tender: "cash",
    corrects_id: null,
    cash_fen: paid,
    principal_fen: paid,
    bonus_fen: 0n,
    bonus_cost_fen: 0n,
    sales_fen: 0n,
    points: 0n,
    principal_after_fen: last.principal_after_fen + paid,
  };
  const chain = underAnotherKey(() => chainCode(last.chain, entryOfRow(forged)));
  await sql`insert into entries ${sql(plain({ ...forged, chain }))}`;
  await sql.unsafe(`insert into requests (merchant_id, terminal_id, session, trace, txn_id, body_hash, op, outcome, code,
      reply, entry_id, at)
    select merchant_id, terminal_id, session, ${forged.trace}, txn_id, body_hash, 'recharge', outcome, code, reply,
      ${forged.id}, at from requests where ${request(last)}`);
  await sql.unsafe(`update terminal_state set voucher_no = voucher_no + 1
    where merchant_id = ${last.merchant_id} and terminal_id = ${last.terminal_id}`);
  await sql`update accounts set seq = ${forged.seq}, chain = ${chain},
      principal_fen = ${forged.principal_after_fen.toString()}::bigint
    where merchant_id = ${last.merchant_id.toString()}::bigint and id = ${last.account_id.toString()}::bigint`;
  return named(forged);
};

/** An amount changed and every code from there on made anew under a guessed key: all of it fits but the key. */
export const rechained: Edit = async (sql, { entries, draw }) => {
  const start = draw(entries.length);
  const edited = one(entries.slice(start), () => 0);
  let previous = entries[start - 1]?.chain ?? new Uint8Array();
  let note = "edited";
  for (const row of entries.slice(start)) {
    const entry = { ...row, note };
    previous = underAnotherKey(() => chainCode(previous, entryOfRow(entry)));
    await sql`update entries set note = ${note}, chain = ${previous}
      where merchant_id = ${row.merchant_id.toString()}::bigint and id = ${row.id.toString()}::bigint`;
    note = entries.find((other) => other.seq === row.seq + 1)?.note ?? "";
  }
  await sql`update accounts set chain = ${previous}
    where merchant_id = ${edited.merchant_id.toString()}::bigint and id = ${edited.account_id.toString()}::bigint`;
  return named(edited);
};

function underAnotherKey<T>(run: () => T): T {
  const real = keys();
  globalThis.yikaKeys = { ...real, chain: new Uint8Array(32).fill(7) };
  try {
    return run();
  } finally {
    globalThis.yikaKeys = real;
  }
}

/** The row as the driver wants it for an insert. */
function plain(row: EntryRow): Record<string, string | number | Date | Uint8Array | null> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "bigint" ? value.toString() : value]),
  );
}
