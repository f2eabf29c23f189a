import * as z from "zod";
import { TOTAL_KINDS } from "@/domain/totals";
import { batchNo, operatorNo, ref, session, sum, trace } from "../ids";

/** One line of the terminal's own list: what it showed as done. `amount` is fen, or points for the points kinds. */
const journalItem = z.strictObject({
  session,
  trace,
  kind: z.enum(TOTAL_KINDS),
  amount: sum,
  ref: ref.optional(),
});
export type JournalItem = z.infer<typeof journalItem>;

/** The list of one batch in parts of at most 400 lines; the server answers the last part with what differs. */
export const journalUploadData = z
  .strictObject({
    operator: operatorNo,
    batch: batchNo,
    part: z.int().min(1).max(1000),
    parts: z.int().min(1).max(1000),
    items: z.array(journalItem).max(400),
  })
  .refine(({ part, parts }) => part <= parts, { path: ["part"] });

/** `serverLacks`: shown here, not in the ledger; `terminalLacks`: in the ledger, not shown here. */
export const journalUploadReply = z.object({
  complete: z.boolean(),
  differences: z.array(
    z.object({
      what: z.enum(["serverLacks", "terminalLacks", "amountDiffers"]),
      session,
      trace,
      kind: z.enum(TOTAL_KINDS),
      ours: sum.nullable(),
      theirs: sum.nullable(),
      ref: ref.optional(),
    }),
  ),
});
