import { type EitherTransaction, taggedSql } from "@/db/either-transaction";
import { decidePassword, type PasswordLock } from "@/domain/password-lock";
import { lockAfter } from "@/ledger/card-gates";
import { type Refusal, refusal } from "@/ledger/verdict";
import { verifierMatches } from "@/server/verifier";

/** The supervisor's number and password as typed at the terminal (the S of the protocol). */
export type SupervisorWord = { readonly no: string; readonly password: string };

type Row = {
  password_verifier: Uint8Array;
  password_key: number;
  password_fails: number;
  locked_until_ms: number | null;
};

/** Checks one operator's password, counting a wrong try at once; null when it is right (110, 112). */
export async function checkOperatorPassword(
  open: EitherTransaction,
  merchantId: bigint,
  operatorId: bigint,
  password: string,
  now: Date,
): Promise<Refusal | null> {
  const sql = taggedSql(open);
  const [row] = await sql<Row>`
    select password_verifier, password_key, password_fails,
      (extract(epoch from locked_until) * 1000)::float8 as locked_until_ms
    from operators
    where merchant_id = ${merchantId.toString()}::bigint and id = ${operatorId.toString()}::bigint for update`;
  if (!row) return refusal("NO_RIGHT");
  const { lock, refused } = judgePassword(
    {
      verifier: row.password_verifier,
      key: row.password_key,
      fails: row.password_fails,
      lockedUntil: row.locked_until_ms === null ? null : new Date(row.locked_until_ms),
    },
    password,
    now,
  );
  await sql`
    update operators set password_fails = ${lock.fails}::int,
      locked_until = ${lock.lockedUntil?.toISOString() ?? null}::timestamptz
    where merchant_id = ${merchantId.toString()}::bigint and id = ${operatorId.toString()}::bigint`;
  return refused;
}

/** The rule alone: what the password's counters become, and the refusal if it is wrong or locked (110, 112). */
export function judgePassword(
  held: { verifier: Uint8Array; key: number; fails: number; lockedUntil: Date | null },
  password: string,
  now: Date,
): { readonly lock: PasswordLock; readonly refused: Refusal | null } {
  const given = verifierMatches(password, held.verifier, held.key) ? "right" : "wrong";
  const decided = decidePassword({ given, fails: held.fails, lockedUntil: held.lockedUntil, now });
  if (decided.ok) return { lock: decided.value, refused: null };
  const lock = lockAfter(decided.detail);
  if (decided.reason === "PASSWORD_LOCKED")
    return { lock, refused: refusal("PASSWORD_LOCKED", { lockedUntil: lock.lockedUntil }) };
  const triesLeft = decided.detail?.triesLeft;
  return { lock, refused: refusal("PASSWORD_WRONG", { triesLeft }, { wrongSecret: true }) };
}
