import type { Tx } from "@/db/client";
import { operators } from "@/db/schema/operators";
import { Declined } from "@/server/errors";
import { defineOperation } from "@/server/operation";
import { randomDigits } from "@/server/password-hash";
import { raiseSettingsVersion } from "@/server/settings";
import { makeVerifier } from "@/server/verifier";
import { addOperatorInput } from "../schema";
import { requireOwnerFor } from "./lock-operator";

/** 柜员管理 → add. Someone else chose the password, so it has to be changed at first use; made here, it is told once. */
export const addOperator = defineOperation({
  name: "operator.add",
  right: "operator:manage",
  input: addOperatorInput,
  async run({ tx, ctx, input }) {
    const { no, name, role } = input;
    requireOwnerFor(ctx, role);
    await raiseSettingsVersion(tx, ctx.scope);
    const password = input.newPassword ?? randomDigits();
    const operatorId = await insertOperator(tx, {
      merchantId: ctx.scope.merchantId,
      no,
      name,
      role,
      password,
      // The command line sets up whole shops with passwords that are meant to stay (the demo's are printed).
      mustChange: ctx.actor.kind !== "platform" || input.newPassword === undefined,
      now: ctx.now,
    });
    return {
      value: { operatorId, no, name, password: input.newPassword ? null : password },
      audit: { entity: "operator", entityId: operatorId, after: { no, name, role } },
    };
  },
});

/** @returns the new id. @throws Declined NUMBER_TAKEN */
export async function insertOperator(
  tx: Tx,
  operator: {
    merchantId: bigint;
    no: string;
    name: string;
    role: "cashier" | "supervisor";
    password: string;
    mustChange: boolean;
    now: Date;
  },
): Promise<bigint> {
  const { verifier, key } = makeVerifier(operator.password);
  const [row] = await tx
    .insert(operators)
    .values({
      merchantId: operator.merchantId,
      no: operator.no,
      name: operator.name,
      role: operator.role,
      passwordVerifier: verifier,
      passwordKey: key,
      mustChange: operator.mustChange,
      createdAt: operator.now,
    })
    .onConflictDoNothing()
    .returning({ id: operators.id });
  if (!row) throw new Declined("NUMBER_TAKEN", { no: operator.no });
  return row.id;
}
