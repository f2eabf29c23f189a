import { Declined } from "@/server/errors";
import { defineOperation } from "@/server/operation";
import { terminalInput } from "../schema";
import { lockTerminal, setTerminalStatus } from "./lock-terminal";

/** Lifts a suspension; a terminal that never signed on goes back to waiting for its activation. */
export const resumeTerminal = defineOperation({
  name: "terminal.resume",
  right: "terminal:manage",
  input: terminalInput,
  async run({ tx, ctx, input }) {
    const { id, status, signedOnAt } = await lockTerminal(tx, ctx.scope, input.terminalId);
    if (status !== "suspended") throw new Declined("TERMINAL_STATE", { state: status });
    const next = signedOnAt ? "active" : "registered";
    await setTerminalStatus(tx, ctx.scope, id, next);
    return {
      value: { terminalId: id },
      audit: { entity: "terminal", entityId: id, before: { status }, after: { status: next } },
    };
  },
});
