/** Owns the slip of an employee's enrolment (员工开卡). */
import { maskPhone } from "@/domain/person";
import type { Slip, Words } from "@/domain/slip";
import { big, pair } from "@/domain/slip-lines";
import { type SlipFacts, slipOf } from "@/domain/slip-money";

const L = {
  employee: { zh: "员工", en: "Employee" },
  phone: { zh: "手机", en: "Phone" },
  password: { zh: "打卡密码", en: "Password" },
  set: { zh: "已设", en: "Set" },
  none: { zh: "无", en: "None" },
} as const satisfies Record<string, Words>;

/** Says whose card it is now, not what the password is. */
export function enrolmentSlip(
  facts: SlipFacts,
  { name, phone, hasPassword }: { name: string; phone: string; hasPassword: boolean },
): Slip {
  return slipOf(facts, { zh: "员工开卡", en: "Employee enrolled" }, [
    big(L.employee, name),
    pair(L.phone, maskPhone(phone)),
    pair(L.password, hasPassword ? L.set : L.none),
  ]);
}
