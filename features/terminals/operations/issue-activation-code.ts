import { randomBytes } from "node:crypto";
import { and, eq, lte, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { activationCodes, terminals } from "@/db/schema/terminals";
import { Declined } from "@/server/errors";
import { type Context, defineOperation } from "@/server/operation";
import { seal } from "@/server/seal";
import { ACTIVATION_CODE_MS, type ActivationCode, drawActivationCode } from "../activation-code";
import { terminalInput } from "../schema";
import { lockTerminal, setTerminalStatus } from "./lock-terminal";

/**
 * A code that turns a device into this terminal; shown once, its MAC key kept sealed. Earlier codes of the terminal end.
 * For a terminal that has signed on before it means another device: the old one's key dies at once.
 */
export const issueActivationCode = defineOperation({
  name: "terminal.issueCode",
  right: "terminal:manage",
  input: terminalInput,
  async run({ tx, ctx, input }) {
    const { merchantId } = ctx.scope;
    const terminal = await lockTerminal(tx, ctx.scope, input.terminalId);
    if (terminal.status === "suspended")
      throw new Declined("TERMINAL_SUSPENDED", { terminal: terminal.name });
    const replaces = terminal.signedOnAt !== null;
    if (replaces) {
      await tx
        .update(terminals)
        .set({ keySealed: seal(randomBytes(32)), signedOnAt: null })
        .where(and(eq(terminals.merchantId, merchantId), eq(terminals.id, terminal.id)));
      await setTerminalStatus(tx, ctx.scope, terminal.id, "registered");
    }
    await tx
      .delete(activationCodes)
      .where(
        or(
          and(eq(activationCodes.merchantId, merchantId), eq(activationCodes.terminalId, terminal.id)),
          lte(activationCodes.expiresAt, ctx.now),
        ),
      );
    const expiresAt = new Date(ctx.now.getTime() + ACTIVATION_CODE_MS);
    const { code, groups, handle } = await storeCode(tx, ctx, terminal.id, expiresAt);
    return {
      value: { terminalId: terminal.id, code, groups, handle, expiresAt },
      audit: { entity: "terminal", entityId: terminal.id, after: { expiresAt, replacesDevice: replaces } },
    };
  },
});

const MAX_DRAWS = 8;

/** The handle has 30 bits: now and then two codes alive share one, and another is drawn. */
async function storeCode(tx: Tx, ctx: Context, terminalId: bigint, expiresAt: Date): Promise<ActivationCode> {
  for (let draw = 1; draw <= MAX_DRAWS; draw += 1) {
    const made = drawActivationCode();
    const [row] = await tx
      .insert(activationCodes)
      .values({
        handle: made.handle,
        merchantId: ctx.scope.merchantId,
        terminalId,
        macKeySealed: seal(made.macKey),
        expiresAt,
      })
      .onConflictDoNothing()
      .returning({ handle: activationCodes.handle });
    if (row) return made;
  }
  throw new Error("no free activation handle");
}
