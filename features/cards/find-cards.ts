import { and, desc, eq, ne, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { memberProfiles } from "@/db/schema/members";
import type { Scope } from "@/server/scope";

export type CardSought =
  | { readonly by: "phone" | "name" | "birthday"; readonly value: string }
  | { readonly by: "cardNo"; readonly value: string };

const MAX_FOUND = 20;

/** 查询卡信息: at most 20 cards of this merchant by one fact known, the latest opened first. */
export async function findCards(scope: Scope, sought: CardSought) {
  return db()
    .select({
      cardNo: accounts.cardNo,
      state: accounts.cardState,
      openedAt: accounts.openedAt,
      phone: memberProfiles.phone,
      name: memberProfiles.name,
    })
    .from(accounts)
    .innerJoin(
      memberProfiles,
      and(eq(memberProfiles.merchantId, accounts.merchantId), eq(memberProfiles.memberId, accounts.memberId)),
    )
    .where(and(eq(accounts.merchantId, scope.merchantId), ne(accounts.cardState, "unbound"), factIs(sought)))
    .orderBy(desc(accounts.openedAt), desc(accounts.id))
    .limit(MAX_FOUND);
}

function factIs({ by, value }: CardSought): SQL {
  switch (by) {
    case "cardNo":
      return eq(accounts.cardNo, value);
    case "phone":
      return eq(memberProfiles.phone, value);
    case "name":
      return eq(memberProfiles.name, value);
    case "birthday":
      return eq(memberProfiles.birthday, value);
  }
}
