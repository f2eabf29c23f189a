import { and, eq } from "drizzle-orm";
import { terminals } from "@/db/schema/terminals";
import { isPhone } from "@/domain/person";
import { enrolmentSlip } from "@/domain/slip-attendance";
import { enrolEmployee } from "@/features/attendance/operations/enrol-employee";
import { punch } from "@/features/attendance/operations/punch";
import { whyNotEnrolled } from "@/features/attendance/queries";
import type { LedgerAnswer } from "@/ledger/request-key";
import { refusal } from "@/ledger/verdict";
import type { Actor } from "@/server/actor";
import { found } from "@/server/errors";
import { type MerchantSettings, merchantSettings } from "@/server/settings";
import { Malformed, type Secrets, type TracedDoor } from "../door";
import type { DataOf } from "../protocol/operations";
import { performOnce } from "./keyed";
import { performSeconded } from "./with-second-person";

/** 员工开卡 */
export function performEnrol(
  door: TracedDoor,
  data: DataOf<"employee.enrol">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  const cardNo = data.card.no;
  const { phone } = data;
  const name = data.name.trim();
  if (name === "") throw new Malformed("name");
  if (!isPhone(phone)) throw new Malformed("phone");
  return performSeconded(door, data, secrets, {
    op: "employee.enrol",
    operation: enrolEmployee,
    substance: [cardNo, name, phone],
    details: { cardNo, name },
    async rules({ tx }) {
      const taken = await whyNotEnrolled(tx, door.scope, cardNo);
      if (taken) return refusal(taken);
      return { ok: true, input: { cardNo, name, phone, newPassword: secrets.newPassword } };
    },
    data: (enrolled, { facts }) => ({
      cardNo: enrolled.cardNo,
      name: enrolled.name,
      receipt: enrolmentSlip({ ...facts, cardNo: enrolled.cardNo }, enrolled),
    }),
  });
}

/** 打卡: the operator, if one is named, is for the record only; a punch that was queued outlives who was signed in. */
export async function performPunch(
  door: TracedDoor,
  data: DataOf<"attendance.punch">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  const { merchantId } = door.scope;
  const madeAt = data.at === undefined ? null : new Date(data.at);
  if (madeAt && Number.isNaN(madeAt.getTime())) throw new Malformed("at");
  const settings = await merchantSettings(merchantId);
  return performOnce(door, "attendance.punch", async (tx, terminal, now) => {
    const [row] = await tx
      .select({ storeId: terminals.storeId })
      .from(terminals)
      .where(and(eq(terminals.merchantId, merchantId), eq(terminals.id, door.terminalId)));
    const punched = await punch(tx, terminal, {
      cardNo: data.card.no,
      password: secrets.password ?? null,
      madeAt,
      now,
      storeId: found(row).storeId,
      zone: settings.zone,
      cutoffMinutes: settings.cutoffMinutes,
      actor: actorOf(door, settings, data.operator),
    });
    if (!punched.applied) return punched;
    const { name, direction, at, day, repeated } = punched.value;
    return { applied: true, data: { name, direction, at: at.toISOString(), day, repeated } };
  });
}

function actorOf(door: TracedDoor, settings: MerchantSettings, operatorNo: string | undefined): Actor {
  const operator = settings.operators.find((o) => o.no === operatorNo);
  return operator
    ? { kind: "operator", id: operator.id, role: operator.role, name: operator.name }
    : { kind: "system", id: door.terminalId, role: "cashier", name: door.terminal };
}
