import { verifyLedger } from "@/ledger/verify";
import { serverPlace } from "@/terminal/test/chaos/place";
import type { Row } from "@/terminal/test/chaos/rows";
import { RESULT_MARK, type RowResult } from "./row-result";

/** Plays one row at a place of its own, checks every invariant afterwards, and says what came of it in one line. */
export async function playRow(row: Row, { scale, seed }: { scale: number; seed: number }): Promise<boolean> {
  const place = await serverPlace();
  try {
    const begun = performance.now();
    const figures = await row.play(place, { count: Math.max(1, Math.round(row.count * scale)), seed });
    const seconds = (performance.now() - begun) / 1000;
    const { firstBad } = row.leavesLedgerBroken ? { firstBad: null } : await verifyLedger();
    const wrong = firstBad === null ? figures.wrong : [...figures.wrong, `invariant: ${firstBad}`];
    const result: RowResult = { ...figures, wrong, seconds, row: row.name };
    console.log(RESULT_MARK + JSON.stringify(result));
    return wrong.length === 0;
  } finally {
    await place.leave();
  }
}
