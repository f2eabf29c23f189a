import { and, eq, gt, lt } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { employees, punches } from "@/db/schema/attendance";
import { type Direction, decidePunch, decidePunchTime, SAME_PUNCH_MS } from "@/domain/attendance";
import { businessDay } from "@/domain/business-day";
import { judgePassword } from "@/features/operators/supervisor-word";
import type { LockedTerminal } from "@/ledger/terminal-transaction";
import { type Refusal, refusal } from "@/ledger/verdict";
import type { Actor } from "@/server/actor";
import { writeAudit } from "@/server/audit";
import { found } from "@/server/errors";

export type Punched = {
  readonly name: string;
  readonly direction: Direction;
  readonly at: Date;
  /** the business day it counts for, YYYY-MM-DD */
  readonly day: string;
  readonly repeated: boolean;
};

type Employee = typeof employees.$inferSelect;
type PunchAsked = {
  readonly cardNo: string;
  readonly password: string | null;
  /** the terminal's clock for a punch made out of reach; null for one made now */
  readonly madeAt: Date | null;
  readonly now: Date;
  readonly storeId: bigint;
  readonly zone: string;
  readonly cutoffMinutes: number;
  readonly actor: Actor;
};

/**
 * 打卡, in the terminal's transaction, the employee's row locked: two terminals at once make one punch. No operation of
 * server/operation: a wrong password has to be counted in the commit that declines, and nobody need be signed in.
 * Refuses with UNKNOWN_EMPLOYEE (104), PUNCH_AHEAD, PUNCH_TOO_OLD (105), EMPLOYEE_PASSWORD_WRONG (110),
 * PASSWORD_LOCKED (112), EMPLOYEE_PASSWORD_NEEDED (120).
 */
export async function punch(
  tx: Tx,
  { merchantId, terminalId }: LockedTerminal,
  asked: PunchAsked,
): Promise<{ readonly applied: true; readonly value: Punched } | Refusal> {
  const ofCard = and(
    eq(employees.merchantId, merchantId),
    eq(employees.cardNo, asked.cardNo),
    eq(employees.status, "active"),
  );
  const [employee] = await tx.select().from(employees).where(ofCard).for("update");
  if (!employee) return refusal("UNKNOWN_EMPLOYEE");
  const time = decidePunchTime(asked.madeAt ?? asked.now, asked.now);
  if (!time.ok) return refusal(time.reason, time.detail);
  const wrong = await checkEmployeePassword(tx, employee, asked.password, asked.now);
  if (wrong) return wrong;
  const { id, name } = employee;
  const { at, direction, day, repeated } = await place(tx, employee, time.value, asked);
  if (!repeated) {
    const { storeId, actor, now } = asked;
    const offline = asked.madeAt !== null;
    await tx.insert(punches).values({
      merchantId,
      employeeId: id,
      at,
      day,
      direction,
      storeId,
      terminalId,
      offline,
      receivedAt: now,
    });
    const origin = terminalId.toString();
    await writeAudit(
      tx,
      { merchantId, actor, door: "terminal", origin, now, name: "attendance.punch" },
      { entity: "employee", entityId: id, after: { direction, at, day, offline } },
    );
  }
  return { applied: true, value: { name, direction, at, day, repeated } };
}

/** A punch less than a minute away decides the day too: it is the same one, on whichever side of the cut-off. */
async function place(tx: Tx, employee: Employee, at: Date, { zone, cutoffMinutes }: PunchAsked) {
  const mine = and(eq(punches.merchantId, employee.merchantId), eq(punches.employeeId, employee.id));
  const [near] = await tx
    .select({ day: punches.day })
    .from(punches)
    .where(
      and(
        mine,
        gt(punches.at, new Date(at.getTime() - SAME_PUNCH_MS)),
        lt(punches.at, new Date(at.getTime() + SAME_PUNCH_MS)),
      ),
    )
    .orderBy(punches.at, punches.id)
    .limit(1);
  const day = near?.day ?? businessDay(at, zone, cutoffMinutes);
  // A day has no more than 1,440 punches a minute apart.
  const known = await tx
    .select({ at: punches.at })
    .from(punches)
    .where(and(mine, eq(punches.day, day)))
    .orderBy(punches.at, punches.id)
    .limit(1500);
  return { ...decidePunch(known, at), day };
}

async function checkEmployeePassword(
  tx: Tx,
  employee: Employee,
  password: string | null,
  now: Date,
): Promise<Refusal | null> {
  if (employee.passwordVerifier === null) return null;
  if (password === null) return refusal("EMPLOYEE_PASSWORD_NEEDED");
  const { lock, refused } = judgePassword(
    {
      verifier: employee.passwordVerifier,
      key: employee.passwordKey,
      fails: employee.passwordFails,
      lockedUntil: employee.lockedUntil,
    },
    password,
    now,
  );
  const [counted] = await tx
    .update(employees)
    .set({ passwordFails: lock.fails, lockedUntil: lock.lockedUntil })
    .where(and(eq(employees.merchantId, employee.merchantId), eq(employees.id, employee.id)))
    .returning({ id: employees.id });
  found(counted);
  return refused?.reason === "PASSWORD_WRONG" ? { ...refused, reason: "EMPLOYEE_PASSWORD_WRONG" } : refused;
}
