import { and, asc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { memberProfiles } from "@/db/schema/members";
import type { Scope } from "@/server/scope";

/** More cards than one person ever has here. */
const MAX_ACCOUNTS = 100;

/** The account of this card, of this merchant. */
export async function findAccountOfCard(scope: Scope, cardNo: string): Promise<bigint[]> {
  const rows = await db()
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.merchantId, scope.merchantId), eq(accounts.cardNo, cardNo)));
  return rows.map((row) => row.id);
}

/** The accounts of whoever has this phone, as this merchant knows them. */
export async function findAccountsOfPhone(scope: Scope, phone: string): Promise<bigint[]> {
  const rows = await db()
    .select({ id: accounts.id })
    .from(memberProfiles)
    .innerJoin(
      accounts,
      and(eq(accounts.merchantId, scope.merchantId), eq(accounts.memberId, memberProfiles.memberId)),
    )
    .where(and(eq(memberProfiles.merchantId, scope.merchantId), eq(memberProfiles.phone, phone)))
    .orderBy(asc(accounts.id))
    .limit(MAX_ACCOUNTS);
  return rows.map((row) => row.id);
}
