import type { Sql } from "postgres";
import { countWrongSecret } from "@/domain/password-lock";
import { gateAccount, gatePin } from "@/ledger/card-gates";
import { storePinFails } from "@/ledger/held-card";
import { lockRows } from "@/ledger/locked-money";
import { type Ask, type Executor, readSnapshots } from "@/ledger/read-snapshots";
import type { AccountState, Snapshot } from "@/ledger/snapshot";
import type { Refusal } from "@/ledger/verdict";
import type { MerchantSettings } from "@/server/settings";

export type Shown = {
  readonly account: AccountState;
  readonly config: MerchantSettings;
  readonly holder: string;
};

/**
 * Shows an account to whoever knows its PIN. A look moves no money, but a wrong PIN counts as anywhere: terminal and
 * account, or every account of a card known elsewhere, are locked while it is checked, so that guesses stand in a row.
 */
export async function readWithPin(
  pool: Sql<{ bigint: bigint }>,
  ask: Ask,
  pin: string | null,
  now: Date,
): Promise<Shown | Refusal> {
  return pool.begin(async (sql): Promise<Shown | Refusal> => {
    const elsewhere = await lockRows(sql, ask);
    const [seen] = await readSnapshots(sql, [ask]);
    if (!seen) throw new Error("a look without its snapshot");
    const gate = gateAccount(seen);
    if ("applied" in gate) return gate;
    const { account } = gate;
    const everywhere = [{ merchantId: ask.merchantId, id: account.id }, ...elsewhere];
    const refused = gatePin(account, pin);
    if (refused?.marks) {
      await storePinFails(sql, everywhere, refused.marks.pinFails ?? account.pinFails);
      await countWrong(sql, ask, seen, now);
    }
    if (refused) return refused;
    if (account.pinFails > 0) await storePinFails(sql, everywhere, 0);
    return { account, config: seen.config, holder: await holderName(sql, ask.merchantId, account.memberId) };
  });
}

async function countWrong(sql: Executor, ask: Ask, seen: Snapshot, now: Date): Promise<void> {
  const { wrongSecrets, wrongSince, status } = seen.terminal;
  const wrong = countWrongSecret({ count: wrongSecrets, since: wrongSince, now });
  await sql`update terminal_state set wrong_secrets = ${wrong.count}, wrong_since = ${wrong.since},
      status = ${wrong.suspend ? "suspended" : status}, version = version + 1
    where merchant_id = ${ask.merchantId.toString()}::bigint and terminal_id = ${ask.key.terminalId.toString()}::bigint`;
}

async function holderName(sql: Executor, merchantId: bigint, memberId: bigint): Promise<string> {
  const rows = await sql<{ name: string }[]>`select name from member_profiles
    where merchant_id = ${merchantId.toString()}::bigint and member_id = ${memberId.toString()}::bigint`;
  return rows[0]?.name ?? "";
}
