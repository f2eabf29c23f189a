import { and, asc, eq } from "drizzle-orm";
import * as z from "zod";
import { terminalJournals } from "@/db/schema/journals";
import { terminals } from "@/db/schema/terminals";
import { compareJournal, type JournalDifference } from "@/domain/journal";
import { TOTAL_KINDS } from "@/domain/totals";
import { Declined, found } from "@/server/errors";
import { idField } from "@/server/input-fields";
import { defineOperation } from "@/server/operation";
import { journalDifferencesJson, linesJson, readLines } from "../journal-json";
import { ledgerLines } from "../journal-queries";

const part = z.int().min(1).max(1000);

const uploadJournalInput = z.object({
  terminalId: idField,
  batchNo: z.int().min(1),
  part,
  parts: part,
  items: z
    .array(
      z.object({
        session: z.int(),
        trace: z.int(),
        kind: z.enum(TOTAL_KINDS),
        amount: z.bigint(),
        ref: z.string().optional(),
      }),
    )
    .max(400),
});

type Uploaded = { readonly complete: boolean; readonly differences: readonly JournalDifference[] };

/**
 * A terminal's own list of a batch, open, settled, or lost by a restore. Parts come in any order, each once and all of
 * one division; the one that completes them is answered with what differs, at that moment, for good. Refuses with
 * PART_TAKEN (119). The terminal's row is locked, so no two parts of it are under way.
 */
export const uploadJournal = defineOperation({
  name: "journal.upload",
  right: "batch:settle",
  input: uploadJournalInput,
  async run({ tx, ctx, input }): Promise<{ value: Uploaded; audit: { entity: string; entityId: string } }> {
    const { terminalId, batchNo, parts } = input;
    const { merchantId } = ctx.scope;
    const [terminal] = await tx
      .select({ id: terminals.id })
      .from(terminals)
      .where(and(eq(terminals.merchantId, merchantId), eq(terminals.id, terminalId)));
    found(terminal);
    const known = await tx
      .select({
        part: terminalJournals.part,
        parts: terminalJournals.parts,
        items: terminalJournals.items,
      })
      .from(terminalJournals)
      .where(
        and(
          eq(terminalJournals.merchantId, merchantId),
          eq(terminalJournals.terminalId, terminalId),
          eq(terminalJournals.batchNo, batchNo),
        ),
      )
      .orderBy(asc(terminalJournals.part))
      .limit(1000);
    if (known.some((row) => row.part === input.part || row.parts !== parts)) throw new Declined("PART_TAKEN");
    const complete = known.length + 1 === parts;
    const theirs = [...known.flatMap((row) => readLines(row.items)), ...input.items];
    const differences = complete ? compareJournal(await ledgerLines(tx, ctx.scope, input), theirs) : [];
    await tx.insert(terminalJournals).values({
      merchantId,
      terminalId,
      batchNo,
      part: input.part,
      parts,
      items: linesJson(input.items),
      differences: complete ? journalDifferencesJson(differences) : null,
      at: ctx.now,
    });
    const audit = {
      entity: "batch",
      entityId: `${terminalId}/${batchNo}`,
      after: {
        part: input.part,
        parts,
        items: input.items.length,
        ...(complete ? { differences: differences.length } : {}),
      },
    };
    return { value: { complete, differences }, audit };
  },
});
