import { ledgerSql } from "@/db/client";
import { verifyLedger } from "@/ledger/verify";

/** Spends in the ledger now: entries, and requests stored as applied. */
export async function countSpends(): Promise<{ entries: number; requests: number }> {
  const [found] = await ledgerSql()<{ entries: bigint; requests: bigint }[]>`
    select (select count(*) from entries where kind = 'spend') as entries,
      (select count(*) from requests where op = 'spend' and outcome = 'applied') as requests`;
  return { entries: Number(found?.entries ?? 0n), requests: Number(found?.requests ?? 0n) };
}

export type Afterwards = {
  readonly acknowledged: number;
  readonly inLedger: number;
  readonly verified: boolean;
  readonly firstBad: string | null;
};

/** Every acknowledged spend is in the ledger, nothing else is, and all invariants hold. */
export async function checkAfterwards(acknowledged: number, before: number): Promise<Afterwards> {
  const { entries, requests } = await countSpends();
  const { ok, firstBad } = await verifyLedger();
  const unequal = entries === requests ? null : `${entries} spends, ${requests} requests`;
  return {
    acknowledged,
    inLedger: entries - before,
    verified: ok && unequal === null,
    firstBad: firstBad ?? unequal,
  };
}
