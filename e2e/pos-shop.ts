import type { BrowserContext } from "@playwright/test";
import { expect } from "@playwright/test";
import { and, desc, eq, isNotNull } from "drizzle-orm";
import { db } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { cards } from "@/db/schema/cards";
import { entries } from "@/db/schema/ledger";
import { portalContextOf } from "@/db/test/contexts";
import { makeStockCards, type TestMerchant } from "@/db/test/factories";
import { formatFen } from "@/domain/money";
import { issueActivationCode } from "@/features/terminals/operations/issue-activation-code";
import { registerTerminal } from "@/features/terminals/operations/register-terminal";
import { runOperation } from "@/server/operation";
import { counterIn, type PosCounter } from "./pos-counter";
import { PASSWORD } from "./shop";

/** A merchant's POS in a browser, and what the ledger has of its work. */
export type PosShop = {
  readonly merchant: TestMerchant;
  readonly terminalId: bigint;
  readonly pos: PosCounter;
};

/** A new terminal of the merchant, activated in this browser; cashier 01 is signed in. */
export async function openPos(
  merchant: TestMerchant,
  context: BrowserContext,
  { name = "前台", lang = "zh" }: { name?: string; lang?: PosCounter["lang"] } = {},
): Promise<PosShop> {
  const owner = portalContextOf(merchant);
  const { terminalId } = await runOperation(registerTerminal, owner, { storeId: merchant.storeId, name });
  const { code } = await runOperation(issueActivationCode, owner, { terminalId });
  const pos = await counterIn(context, lang);
  await pos.activate(code);
  await pos.signIn("01", PASSWORD);
  await pos.asks("standby");
  return { merchant, terminalId, pos };
}

/** What is expected of the newest entry, in fen and points; what is left out may be anything. */
export type Booked = Partial<
  Record<"cashFen" | "principalFen" | "bonusFen" | "points" | "principalAfterFen" | "bonusAfterFen", bigint>
> & {
  readonly kind: string;
  readonly cardNo?: string;
};

/** Reads the outcome as done, and finds its entry in the ledger and on the slip: reference, voucher and figure. */
export async function books(shop: PosShop, expected: Booked, ...figures: string[]) {
  await shop.pos.reads("done", ...figures.slice(0, 1));
  return slipAgrees(shop, expected, ...figures);
}

/** The newest entry of the terminal is this one, and its slip is the one that lies on the counter. */
export async function slipAgrees(
  { terminalId, merchant, pos }: PosShop,
  expected: Booked,
  ...figures: string[]
) {
  const [entry] = await db()
    .select()
    .from(entries)
    .where(
      and(
        eq(entries.merchantId, merchant.merchantId),
        eq(entries.terminalId, terminalId),
        isNotNull(entries.voucherNo),
      ),
    )
    .orderBy(desc(entries.batchId), desc(entries.voucherNo))
    .limit(1);
  expect(entry).toMatchObject(expected);
  if (!entry) throw new Error("no entry");
  const voucher = String(entry.voucherNo).padStart(6, "0");
  const { principalAfterFen, bonusAfterFen, pointsAfter } = entry;
  const after = [formatFen(principalAfterFen), formatFen(bonusAfterFen), String(pointsAfter)];
  for (const text of [String(entry.id), voucher, ...after, ...figures])
    await expect(pos.slip()).toContainText(text);
  return { ref: String(entry.id), voucher, entry };
}

/** How many entries the merchant has of a kind. */
export async function countOf({ merchantId }: TestMerchant, kind: string): Promise<number> {
  return db().$count(entries, and(eq(entries.merchantId, merchantId), eq(entries.kind, kind)));
}

/** What a card holds at this merchant, and how it stands. */
export async function heldBy({ merchantId }: TestMerchant, cardNo: string) {
  const [card] = await db().select().from(cards).where(eq(cards.cardNo, cardNo));
  const [account] = await db()
    .select()
    .from(accounts)
    .where(and(eq(accounts.merchantId, merchantId), eq(accounts.cardNo, cardNo)));
  return {
    state: card?.state,
    principal: account?.principalFen,
    bonus: account?.bonusFen,
    points: account?.points,
  };
}

/** One number from the merchant's stock. */
export async function newCard(merchant: TestMerchant): Promise<string> {
  const [no = ""] = await makeStockCards(merchant, 1);
  return no;
}
