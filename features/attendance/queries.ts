import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { employees } from "@/db/schema/attendance";
import { cards } from "@/db/schema/cards";
import type { Scope } from "@/server/scope";

/**
 * Why this number can be no attendance card: a member card (in stock or out, of any merchant: it may be handed out
 * tomorrow), or an employee's already. Null when it is free.
 */
export async function whyNotEnrolled(
  tx: Tx,
  scope: Scope,
  cardNo: string,
): Promise<"CARD_IS_MEMBERS" | "EMPLOYEE_EXISTS" | null> {
  const [card] = await tx.select({ no: cards.cardNo }).from(cards).where(eq(cards.cardNo, cardNo));
  if (card) return "CARD_IS_MEMBERS";
  const [employee] = await tx
    .select({ id: employees.id })
    .from(employees)
    .where(
      and(
        eq(employees.merchantId, scope.merchantId),
        eq(employees.cardNo, cardNo),
        eq(employees.status, "active"),
      ),
    );
  return employee ? "EMPLOYEE_EXISTS" : null;
}
