import { decidePassword, type PasswordLock } from "@/domain/password-lock";
import { decideApprover, type Right } from "@/domain/rights";
import { lockAfter } from "@/ledger/card-gates";
import type { ActingOperator } from "@/ledger/money-operation";
import type { Party } from "@/ledger/movement";
import type { Executor } from "@/ledger/read-snapshots";
import type { Snapshot } from "@/ledger/snapshot";
import { type Refusal, refusal } from "@/ledger/verdict";
import { verifierMatches } from "@/server/verifier";

/** The supervisor's number and password as typed at the terminal (the S of the protocol). */
export type SupervisorWord = { readonly no: string; readonly password: string };

type Approval = { readonly ok: true; readonly approver: Party | null; readonly approverName: string | null };

type Row = {
  password_verifier: Uint8Array;
  password_key: number;
  password_fails: number;
  locked_until: Date | null;
};

/**
 * Checks a supervisor's password with the operator's row locked; a wrong one raises its counter in the same commit.
 * Refuses with APPROVAL_NEEDED (108), NO_RIGHT (115), PASSWORD_WRONG (110), PASSWORD_LOCKED (112).
 */
export async function checkSupervisor(
  sql: Executor,
  seen: Snapshot,
  asked: { maker: ActingOperator; word: SupervisorWord | null; right: Right; now: Date },
): Promise<Approval | Refusal> {
  const { maker, word, right, now } = asked;
  if (!word) return refusal("APPROVAL_NEEDED");
  const supervisor = seen.config.operators.find((o) => o.no === word.no);
  if (!supervisor) return refusal("NO_RIGHT", { operator: word.no });
  const rule = decideApprover({
    makerId: maker.id,
    approverId: supervisor.id,
    approverRole: supervisor.role,
    right,
  });
  if (!rule.ok) return refusal("NO_RIGHT", { operator: word.no });
  const wrong = await checkOperatorPassword(sql, seen.merchantId, supervisor.id, word.password, now);
  if (wrong) return wrong;
  const { approverId } = rule.value;
  return approverId === null
    ? { ok: true, approver: null, approverName: null }
    : {
        ok: true,
        approver: { kind: "operator", id: approverId },
        approverName: `${supervisor.no} ${supervisor.name}`,
      };
}

/** Checks one operator's password, counting a wrong try at once; null when it is right. */
export async function checkOperatorPassword(
  sql: Executor,
  merchantId: bigint,
  operatorId: bigint,
  password: string,
  now: Date,
): Promise<Refusal | null> {
  const rows = await sql<Row[]>`
    select password_verifier, password_key, password_fails, locked_until from operators
    where merchant_id = ${merchantId.toString()}::bigint and id = ${operatorId.toString()}::bigint for update`;
  const row = rows[0];
  if (!row) return refusal("NO_RIGHT");
  const { lock, refused } = judgePassword(
    {
      verifier: row.password_verifier,
      key: row.password_key,
      fails: row.password_fails,
      lockedUntil: row.locked_until,
    },
    password,
    now,
  );
  await sql`
    update operators set password_fails = ${lock.fails}, locked_until = ${lock.lockedUntil}
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
