import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { terminalState } from "@/db/schema/terminals";
import type { TestMerchant } from "@/db/test/factories";
import { cardAt, mustDo, type RawTill, recharge } from "./raw-till";

/** A recharge whose slip its terminal printed. */
export async function printedEntry(of: TestMerchant): Promise<{ till: RawTill; ref: string }> {
  const { no, till } = await cardAt(of);
  const { data } = await recharge(till, of, no, 10_000);
  return { till, ref: String(data?.ref) };
}

/** The same, and the batch settled: the terminal's first. */
export async function printedDay(
  of: TestMerchant,
): Promise<{ till: RawTill; ref: string; batchId: string; batchNo: number }> {
  const entry = await printedEntry(of);
  const { merchantId } = of;
  const [state] = await db()
    .select({ batchId: terminalState.batchId })
    .from(terminalState)
    .where(
      and(
        eq(terminalState.merchantId, merchantId),
        eq(terminalState.terminalId, BigInt(entry.till.at.terminal)),
      ),
    );
  await mustDo(entry.till, "batch.settle", { totals: {} });
  return { ...entry, batchId: String(state?.batchId), batchNo: 1 };
}
