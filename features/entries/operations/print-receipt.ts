import * as z from "zod";
import { asCopy } from "@/domain/slip";
import { found } from "@/server/errors";
import { idField } from "@/server/input-fields";
import { defineOperation } from "@/server/operation";
import { countCopy, entrySubject, printedByUser } from "../count-copy";
import { refText } from "../slip-facts";
import { slipOfEntry } from "../slip-of-entry";

/** An entry's slip for the portal's printer, counted as the terminals' copies are. An entry without a slip is not found. */
export const printReceipt = defineOperation({
  name: "receipt.print",
  right: "receipt:print",
  input: z.object({ ref: idField }),
  async run({ tx, ctx, input: { ref } }) {
    const slip = found(await slipOfEntry(ctx.scope, ref, tx));
    const by = printedByUser(ctx);
    const copy = await countCopy(tx, ctx.scope, { subject: entrySubject(ref), by, at: ctx.now });
    return { value: asCopy(slip, copy), audit: { entity: "entry", entityId: refText(ref), after: { copy } } };
  },
});
