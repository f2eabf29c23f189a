import { batchSeal } from "./chain-code";
import type { Executor } from "./read-snapshots";
import type { Checked } from "./verify-checks";
import { sameCode } from "./verify-rows";

const NAME = "each settlement's seal fits its totals and its entries' codes";

/** Recomputes every settlement's seal, batch by batch. */
export async function checkSeals(sql: Executor): Promise<Checked> {
  let rows = 0;
  let after = { merchant: 0n, batch: 0n };
  for (;;) {
    const page = await sql<{ merchant_id: bigint; batch_id: bigint; totals: string; seal: Uint8Array }[]>`
      select merchant_id, batch_id, totals::text as totals, seal from settlements
      where (merchant_id, batch_id) > (${after.merchant.toString()}::bigint, ${after.batch.toString()}::bigint)
      order by merchant_id, batch_id limit 200`;
    const last = page.at(-1);
    if (!last) return { name: NAME, rows, firstBad: null };
    for (const row of page) {
      const codes = await sql<{ chain: Uint8Array }[]>`
        select chain from entries where merchant_id = ${row.merchant_id.toString()}::bigint
          and batch_id = ${row.batch_id.toString()}::bigint order by id`;
      const seal = batchSeal(
        row.merchant_id,
        row.batch_id,
        row.totals,
        codes.map((code) => code.chain),
      );
      rows += 1;
      if (!sameCode(seal, row.seal))
        return {
          name: NAME,
          rows,
          firstBad: `settlement of batch ${row.batch_id} (merchant ${row.merchant_id})`,
        };
    }
    after = { merchant: last.merchant_id, batch: last.batch_id };
  }
}
