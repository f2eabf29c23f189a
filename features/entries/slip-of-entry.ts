import { and, eq } from "drizzle-orm";
import * as z from "zod";
import { type Database, db, type Tx } from "@/db/client";
import { entries, requests, reversals } from "@/db/schema/ledger";
import type { Slip } from "@/domain/slip";
import type { Scope } from "@/server/scope";

const words = z.object({ zh: z.string(), en: z.string() });
const value = z.union([z.string(), words]);
const line = z.discriminatedUnion("t", [
  z.object({ t: z.literal("pair"), label: words, value }),
  z.object({ t: z.literal("big"), label: words, value }),
  z.object({ t: z.literal("row"), label: words, count: z.string(), sum: z.string() }),
  z.object({ t: z.literal("note"), text: words }),
  z.object({ t: z.literal("rule") }),
]);
const slip = z.object({
  title: words,
  merchant: z.string(),
  store: z.string(),
  lines: z.array(line),
  copy: z.number(),
  qr: z.string().nullable(),
});
const storedReply = z.object({ data: z.object({ receipt: slip }) });

/** The slip of an entry exactly as its terminal got it, from the stored reply; null for an entry made at no terminal. */
export async function slipOfEntry(
  scope: Scope,
  ref: bigint,
  from: Database | Tx = db(),
): Promise<Slip | null> {
  const [entry] = await from
    .select({
      kind: entries.kind,
      terminalId: entries.terminalId,
      session: entries.session,
      trace: entries.trace,
    })
    .from(entries)
    .where(and(eq(entries.merchantId, scope.merchantId), eq(entries.id, ref)));
  if (!entry || entry.terminalId === null || entry.session === null || entry.trace === null) return null;
  const kept = entry.kind === "reversal" ? reversals : requests;
  const [row] = await from
    .select({ reply: kept.reply })
    .from(kept)
    .where(
      and(
        eq(kept.merchantId, scope.merchantId),
        eq(kept.terminalId, entry.terminalId),
        eq(kept.session, entry.session),
        eq(kept.trace, entry.trace),
      ),
    );
  return row ? storedReply.parse(JSON.parse(row.reply)).data.receipt : null;
}
