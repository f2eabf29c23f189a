import { Declined } from "@/server/errors";
import { defineOperation } from "@/server/operation";
import { terminalInput } from "../schema";
import { lockTerminal, setTerminalStatus } from "./lock-terminal";

/** Effective at once: the next request of the device is answered 203. */
export const suspendTerminal = defineOperation({
  name: "terminal.suspend",
  right: "terminal:manage",
  input: terminalInput,
  async run({ tx, ctx, input }) {
    const { id, status } = await lockTerminal(tx, ctx.scope, input.terminalId);
    if (status === "suspended") throw new Declined("TERMINAL_STATE", { state: status });
    await setTerminalStatus(tx, ctx.scope, id, "suspended");
    return {
      value: { terminalId: id },
      audit: { entity: "terminal", entityId: id, before: { status }, after: { status: "suspended" } },
    };
  },
});
