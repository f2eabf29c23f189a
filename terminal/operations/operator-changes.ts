import { changeRechargePassword } from "@/features/merchants/operations/change-recharge-password";
import { judgeRechargePassword } from "@/features/merchants/recharge-password-tries";
import { addOperator } from "@/features/operators/operations/add-operator";
import { changeOperatorPassword } from "@/features/operators/operations/change-password";
import { removeOperator } from "@/features/operators/operations/remove-operator";
import { countSupervisors, findActiveOperator } from "@/features/operators/queries";
import type { LedgerAnswer } from "@/ledger/request-key";
import { refusal } from "@/ledger/verdict";
import { Malformed, type Secrets, secretOf, type TracedDoor } from "../door";
import type { DataOf } from "../protocol/operations";
import { performOnce } from "./keyed";
import { performSeconded } from "./with-second-person";

/** 主管改密, 柜员改密: one's own, by who knows the old one. */
export function performChangePassword(
  door: TracedDoor,
  data: DataOf<"operator.changePassword">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  const password = secretOf(secrets, "password");
  const newPassword = secretOf(secrets, "newPassword");
  // Not "at place": an unknown number must look like a wrong password.
  return performOnce(door, "operator.changePassword", async (tx, terminal, now) => {
    const result = await changeOperatorPassword(tx, terminal, {
      no: data.operator,
      password,
      newPassword,
      now,
    });
    return result.applied ? { applied: true, data: {} } : result;
  });
}

/** 柜员管理: a terminal adds cashiers only; a supervisor is the owner's to add, in the portal. */
export function performAdd(
  door: TracedDoor,
  data: DataOf<"operator.add">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  const name = data.name.trim();
  if (name === "") throw new Malformed("name");
  const { no } = data;
  return performSeconded(door, data, secrets, {
    op: "operator.add",
    operation: addOperator,
    substance: [no, name],
    details: { operatorNo: no, name },
    async rules({ tx }) {
      if (await findActiveOperator(tx, door.scope, no)) return refusal("NUMBER_TAKEN", { no });
      return {
        ok: true,
        input: { no, name, role: "cashier" as const, newPassword: secretOf(secrets, "newPassword") },
      };
    },
    data: (added) => ({ no: added.no, name: added.name, role: "cashier" }),
  });
}

export function performRemove(
  door: TracedDoor,
  data: DataOf<"operator.remove">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  const { no } = data;
  return performSeconded(door, data, secrets, {
    op: "operator.remove",
    operation: removeOperator,
    substance: [no],
    details: { operatorNo: no },
    async rules({ tx }) {
      const operator = await findActiveOperator(tx, door.scope, no);
      if (!operator) return refusal("UNKNOWN_OPERATOR", { no });
      if (operator.role === "supervisor" && (await countSupervisors(tx, door.scope)) <= 1)
        return refusal("LAST_SUPERVISOR");
      return { ok: true, input: { operatorId: operator.id } };
    },
    data: ({ name, role }) => ({ no, name, role }),
  });
}

/** 充值改密 */
export function performChangeRechargePassword(
  door: TracedDoor,
  data: DataOf<"rechargePassword.change">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  const password = secretOf(secrets, "password");
  const newPassword = secretOf(secrets, "newPassword");
  return performSeconded(door, data, secrets, {
    op: "rechargePassword.change",
    operation: changeRechargePassword,
    substance: [],
    details: {},
    async rules({ tx, terminal, at }) {
      const wrong = await judgeRechargePassword(tx, terminal, password, at);
      if (wrong) return wrong;
      if (newPassword === password) return refusal("SAME_PASSWORD");
      return { ok: true, input: { password, newPassword } };
    },
    data: () => ({}),
  });
}
