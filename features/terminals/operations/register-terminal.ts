import { randomBytes } from "node:crypto";
import { batches } from "@/db/schema/ledger";
import { terminalDirectory, terminalState, terminals } from "@/db/schema/terminals";
import { getStore } from "@/features/stores/queries";
import { Declined, found } from "@/server/errors";
import { defineOperation } from "@/server/operation";
import { seal } from "@/server/seal";
import { registerTerminalInput } from "../schema";

/** A device that may stand in a store: number, key, first batch. It can do nothing until it is activated. */
export const registerTerminal = defineOperation({
  name: "terminal.register",
  right: "terminal:manage",
  input: registerTerminalInput,
  async run({ tx, ctx, input }) {
    const { merchantId } = ctx.scope;
    const store = found(await getStore(ctx.scope, input.storeId, tx));
    if (store.status !== "open") throw new Declined("STORE_CLOSED", { store: store.name });
    const [place] = await tx
      .insert(terminalDirectory)
      .values({ merchantId })
      .returning({ id: terminalDirectory.terminalId });
    const { id } = found(place);
    await tx.insert(terminals).values({
      merchantId,
      id,
      storeId: store.id,
      name: input.name,
      keySealed: seal(randomBytes(32)),
      createdAt: ctx.now,
    });
    const [batch] = await tx
      .insert(batches)
      .values({ merchantId, storeId: store.id, terminalId: id, no: 1, openedAt: ctx.now })
      .returning({ id: batches.id });
    await tx
      .insert(terminalState)
      .values({ merchantId, terminalId: id, batchId: found(batch).id, batchNo: 1 });
    return {
      value: { terminalId: id },
      audit: { entity: "terminal", entityId: id, after: { name: input.name, storeId: store.id } },
    };
  },
});
