import { employees } from "@/db/schema/attendance";
import { Declined } from "@/server/errors";
import { defineOperation } from "@/server/operation";
import { makeVerifier } from "@/server/verifier";
import { whyNotEnrolled } from "../queries";
import { enrolEmployeeInput } from "../schema";

/** 员工开卡: an attendance card for someone who need not be an operator. Refuses with CARD_IS_MEMBERS, EMPLOYEE_EXISTS (119). */
export const enrolEmployee = defineOperation({
  name: "employee.enrol",
  right: "attendance:enrol",
  input: enrolEmployeeInput,
  async run({ tx, ctx, input }) {
    const { cardNo, name, phone } = input;
    const { merchantId } = ctx.scope;
    const taken = await whyNotEnrolled(tx, ctx.scope, cardNo);
    if (taken) throw new Declined(taken);
    const made = input.newPassword === undefined ? null : makeVerifier(input.newPassword);
    const [row] = await tx
      .insert(employees)
      .values({
        merchantId,
        cardNo,
        name,
        phone,
        passwordVerifier: made?.verifier ?? null,
        passwordKey: made?.key ?? 0,
        createdAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: employees.id });
    if (!row) throw new Declined("EMPLOYEE_EXISTS");
    return {
      value: { employeeId: row.id, cardNo, name, phone, hasPassword: made !== null },
      audit: {
        entity: "employee",
        entityId: row.id,
        after: { cardNo, name, passwordSet: made !== null },
      },
    };
  },
});
