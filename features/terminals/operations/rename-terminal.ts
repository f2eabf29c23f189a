import { and, eq } from "drizzle-orm";
import { terminals } from "@/db/schema/terminals";
import { defineOperation } from "@/server/operation";
import { renameTerminalInput } from "../schema";
import { lockTerminal } from "./lock-terminal";

export const renameTerminal = defineOperation({
  name: "terminal.rename",
  right: "terminal:manage",
  input: renameTerminalInput,
  async run({ tx, ctx, input }) {
    const { id, name } = await lockTerminal(tx, ctx.scope, input.terminalId);
    await tx
      .update(terminals)
      .set({ name: input.name })
      .where(and(eq(terminals.merchantId, ctx.scope.merchantId), eq(terminals.id, id)));
    return {
      value: { terminalId: id },
      audit: { entity: "terminal", entityId: id, before: { name }, after: { name: input.name } },
    };
  },
});
