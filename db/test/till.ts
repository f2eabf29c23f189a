import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { terminalState } from "@/db/schema/terminals";
import { tx } from "@/db/tx";
import { openCard } from "@/features/cards/operations/open-card";
import { recharge } from "@/features/entries/operations/recharge";
import { spend } from "@/features/entries/operations/spend";
import { voidEntry } from "@/features/entries/operations/void-entry";
import { settleBatch } from "@/features/settlement/operations/settle-batch";
import { runMoney } from "@/ledger/money-operation";
import type { LedgerAnswer, RequestKey } from "@/ledger/request-key";
import { type ReversalAnswer, reverseRequest } from "@/ledger/reverse";
import type { Encode } from "@/ledger/verdict";
import { setClockForTests } from "@/server/clock";
import { runOperation } from "@/server/operation";
import { merchantSettings } from "@/server/settings";
import { portalContextOf } from "./contexts";
import { makeStockCards, makeTerminal, type TestMerchant } from "./factories";

/** One entry as the till learnt it. */
export type TestEntry = {
  readonly ref: bigint;
  readonly voucher: string;
  readonly trace: number;
  readonly txnId: string;
};

/** A signed-on terminal without the wire: each deed runs the operation that the wire would reach, at a given instant. */
export type TestTill = Awaited<ReturnType<typeof makeTill>>;

export async function makeTill(shop: TestMerchant, storeId = shop.storeId) {
  const { terminalId } = await makeTerminal(shop, storeId);
  const { merchantId } = shop;
  await db()
    .update(terminalState)
    .set({ session: 1 })
    .where(and(eq(terminalState.merchantId, merchantId), eq(terminalState.terminalId, terminalId)));
  let trace = 0;
  const frame = () => {
    trace += 1;
    const txnId = randomBytes(16).toString("base64url");
    const key: RequestKey = {
      terminalId,
      session: 1,
      trace,
      txnId,
      bodyHash: new Uint8Array(randomBytes(32)),
    };
    const seen: { ref?: bigint; voucher?: number } = {};
    const encode: Encode<unknown> = (verdict, booked) => {
      if (verdict.applied) Object.assign(seen, { ref: booked.ref, voucher: booked.voucherNo });
      const reply = verdict.applied ? "applied" : verdict.reason;
      return { code: verdict.applied ? "000" : "100", reply: JSON.stringify({ reply }) };
    };
    const book = async (answer: Promise<LedgerAnswer | ReversalAnswer>): Promise<TestEntry> => {
      const got = await answer;
      if (seen.ref === undefined || seen.voucher === undefined)
        throw new Error(`not booked: ${got.kind === "answered" ? got.answer.reply : got.kind}`);
      return { ref: seen.ref, voucher: String(seen.voucher).padStart(6, "0"), trace: key.trace, txnId };
    };
    return { common: { merchantId, key, door: "terminal", operatorNo: "01", encode } as const, book };
  };

  return {
    terminalId,
    storeId,

    /** A new card from stock, opened for this person. */
    async open(at: Date, person: { phone: string; name?: string }): Promise<string> {
      const [cardNo = ""] = await makeStockCards(shop, 1);
      await runOperation(openCard, portalContextOf(shop, "owner", at), {
        cardNo,
        phone: person.phone,
        name: person.name ?? "",
        birthday: null,
        gender: "unspecified",
        pin: null,
        storeId,
      });
      return cardNo;
    },

    recharge(at: Date, cardNo: string, paid: bigint): Promise<TestEntry> {
      const { common, book } = frame();
      const input = {
        cardNo,
        paid,
        expectedBonus: null,
        tender: "wechat",
        rechargePassword: shop.rechargePassword,
      } as const;
      return book(runMoney(recharge, { ...common, at, input }));
    },

    spend(at: Date, cardNo: string, amount: bigint): Promise<TestEntry> {
      const { common, book } = frame();
      return book(runMoney(spend, { ...common, at, input: { cardNo, amount, pin: null, note: "" } }));
    },

    /** By the cashier, with the supervisor's word. */
    void(at: Date, kind: "spend" | "recharge", cardNo: string, original: TestEntry): Promise<TestEntry> {
      const { common, book } = frame();
      const { no, password } = shop.supervisor;
      const input = {
        kind,
        voucher: original.voucher,
        terminalId: null,
        cardNo,
        pin: null,
        rechargePassword: shop.rechargePassword,
        supervisor: { no, password },
        approvalId: null,
      };
      const operatorNo = kind === "recharge" ? no : common.operatorNo;
      return book(voidEntry({ ...common, operatorNo, at, input }));
    },

    /** Closes the batch with the terminal's own totals as empty, and this much cash counted. */
    async settle(at: Date, countedCash: bigint | null): Promise<void> {
      const settings = await merchantSettings(merchantId);
      await tx(async (open) => {
        const own = and(eq(terminalState.merchantId, merchantId), eq(terminalState.terminalId, terminalId));
        const [terminal] = await open.select().from(terminalState).where(own).for("update");
        if (!terminal) throw new Error("no terminal");
        const asked = { settings, operatorId: shop.cashier.id, theirs: {}, countedCash, now: at };
        await settleBatch(open, terminal, asked);
      });
    },

    /** 冲正 of an entry of this till; answers with the reversal. */
    async reverse(at: Date, original: TestEntry): Promise<TestEntry> {
      const { common, book } = frame();
      const key = { terminalId, session: 1, trace: original.trace };
      const reply = () => "{}";
      setClockForTests(() => at);
      try {
        return await book(
          reverseRequest({
            merchantId,
            key,
            txnId: original.txnId,
            undo: {},
            encode: (verdict, booked) => ({ ...common.encode(verdict, booked), code: "020" }),
            cancelled: reply,
            notApplied: reply,
          }),
        );
      } finally {
        setClockForTests(null);
      }
    },
  };
}
