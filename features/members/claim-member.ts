import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { memberPhones, memberProfiles, members } from "@/db/schema/members";
import type { Scope } from "@/server/scope";

export type MemberFacts = {
  readonly phone: string;
  readonly name: string;
  readonly birthday: string | null;
  readonly gender: string;
};

/** The person with this phone, made if new, known to this merchant from now on. What the merchant knew already stays. */
export async function claimMember(tx: Tx, scope: Scope, facts: MemberFacts, at: Date): Promise<bigint> {
  const memberId = await memberByPhone(tx, facts.phone, at);
  await tx
    .insert(memberProfiles)
    .values({ merchantId: scope.merchantId, memberId, ...facts, createdAt: at })
    .onConflictDoUpdate({
      target: [memberProfiles.merchantId, memberProfiles.memberId],
      set: {
        name: sql`case when ${memberProfiles.name} = '' then excluded.name else ${memberProfiles.name} end`,
        birthday: sql`coalesce(${memberProfiles.birthday}, excluded.birthday)`,
        gender: sql`case when ${memberProfiles.gender} = 'unspecified' then excluded.gender else ${memberProfiles.gender} end`,
      },
    });
  return memberId;
}

async function memberByPhone(tx: Tx, phone: string, at: Date): Promise<bigint> {
  const known = await findClaim(tx, phone);
  if (known !== null) return known;
  const [member] = await tx.insert(members).values({ createdAt: at }).returning({ id: members.id });
  if (!member) throw new Error("no member id was given");
  const [claim] = await tx
    .insert(memberPhones)
    .values({ phone, memberId: member.id })
    .onConflictDoNothing()
    .returning({ memberId: memberPhones.memberId });
  if (claim) return claim.memberId;
  // Another opening claimed the phone at the same moment: theirs stands, the unused person row stays empty.
  const theirs = await findClaim(tx, phone);
  if (theirs === null) throw new Error("a phone claim vanished");
  return theirs;
}

async function findClaim(tx: Tx, phone: string): Promise<bigint | null> {
  const [row] = await tx
    .select({ memberId: memberPhones.memberId })
    .from(memberPhones)
    .where(and(eq(memberPhones.phone, phone)));
  return row?.memberId ?? null;
}
