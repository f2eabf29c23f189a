import { and, count, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { cards } from "@/db/schema/cards";
import { terminalState, terminals } from "@/db/schema/terminals";
import { unseal } from "@/server/seal";
import { testDatabase } from "./database";
import { makeMerchant, makeStockCards, makeTerminal } from "./factories";

testDatabase();

test("each merchant is its own, with an active terminal whose key opens and cards in stock", async () => {
  const [one, other] = [await makeMerchant(), await makeMerchant()];
  expect(one.merchantId).not.toBe(other.merchantId);
  const terminal = await makeTerminal(one);
  const [row] = await db()
    .select({ sealed: terminals.keySealed, status: terminalState.status })
    .from(terminals)
    .innerJoin(
      terminalState,
      and(eq(terminalState.merchantId, terminals.merchantId), eq(terminalState.terminalId, terminals.id)),
    )
    .where(and(eq(terminals.merchantId, one.merchantId), eq(terminals.id, terminal.terminalId)));
  expect(row?.status).toBe("active");
  expect(row && unseal(row.sealed)).toEqual(terminal.key);
  await makeStockCards(one, 5);
  const [stock] = await db().select({ n: count() }).from(cards).where(eq(cards.issuerId, one.merchantId));
  expect(stock?.n).toBe(5);
});
