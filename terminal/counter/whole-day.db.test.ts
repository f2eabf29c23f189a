import { expect, test } from "vitest";
import { ledgerSql } from "@/db/client";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStockCards, type TestMerchant } from "@/db/test/factories";
import { grantApproval } from "@/features/approvals/operations/grant-approval";
import { verifyLedger } from "@/ledger/verify";
import { now } from "@/server/clock";
import { runOperation } from "@/server/operation";
import { scriptedCounter } from "@/terminal/test/scripted-counter";
import { AWAIT_WITHDRAWAL, type Line, type ScriptedFront } from "./test/scripted-front";

testDatabase();

const PIN = "246810";
const PASSWORD = "123456";
const RECHARGE = "111111";
const SUPERVISOR = ["1", "", PASSWORD];

/** The voucher of the newest operation of this kind. */
const voucherOf = (op: string) => (front: ScriptedFront) => String(front.dataOf(op).voucher);

/** The portal grants what the waiting screen shows, and the next look of the counter finds it. */
const granted =
  (merchant: TestMerchant, tick: () => void) =>
  async (front: ScriptedFront): Promise<Line> => {
    const declined = front.shown.at(-1);
    const approvalId = declined?.kind === "declined" ? String(declined.data.approvalId) : "";
    const { password } = merchant.owner;
    await runOperation(grantApproval, portalContextOf(merchant, "owner"), { approvalId, password });
    tick();
    return AWAIT_WITHDRAWAL;
  };

test("a whole day by keys: the portal's ledger, the terminal's totals and the drawer agree to the fen", async () => {
  const merchant = await makeMerchant({ fenPerPoint: 100n });
  const [a = "", b = ""] = await makeStockCards(merchant, 2);
  const counter = await scriptedCounter(merchant, now());
  const phone = "13912340001";
  const grant = granted(merchant, () => counter.clock.tick(5_000));
  const { front, terminal, statuses } = await counter.play([
    ...["01", PASSWORD],
    ...["1", phone, "1990-02-28", "1", "", a, "", PIN, PIN, ""],
    ...["", RECHARGE, "100", "", ""],
    ...[a, "1", "36.50", PIN],
    ...["", "5-1", ...SUPERVISOR, voucherOf("spend"), "", a, "", PIN],
    ...["", "22", RECHARGE, a, "", "500", ""],
    ...["4", "200", a, "", PIN],
    ...["", "52", ...SUPERVISOR, voucherOf("points.spend"), "", a, "", PIN],
    ...["3", a, "", "30", PIN],
    ...["3", a, "", "900", PIN, "q"],
    ...["", "7", "3", "3", phone, "", ""],
    ...["3", a, "", "5", PIN],
    ...["", "7-4", a, "", "1", PIN],
    ...["", "7-5", "2", phone, "", b, "", PIN, ""],
    ...["", "5-4", voucherOf("spend"), "", b, "", "10", PIN, "2", grant],
    ...["", "7-6", b, "", PIN, "135790", "135790", ""],
    ...["", "7-0", "", "1", phone, "", PIN, PIN, ""],
    ...["1", "13912340002", "", "", "", "", "", "", "q"],
    ...["", "7-9", (seen: ScriptedFront) => String(seen.dataOf("card.open").cardNo), "", ""],
    ...["", "6-1", b, "", PIN, "1"],
    ...["", "6-2", "1", phone],
    ...["", "7-2", b, "", PIN, "", "", ...SUPERVISOR],
    ...["", "0-3", ""],
    ...["", "0-1", "20", ""],
    ...["", "0-4", "2"],
  ]);
  expect(front.left()).toEqual([]);
  expect(front.outcomes()).toEqual([
    "operator.signIn 000",
    "card.open 000",
    "recharge 000",
    "spend 000",
    "void 000",
    "points.credit 000",
    "points.spend 000",
    "void 000",
    "spend 000",
    "spend 100",
    "card.reportLost 000",
    "spend 103",
    "card.unlock 000",
    "card.reissue 000",
    "refund 108",
    "refund 000",
    "card.changePin 000",
    "card.resetPin 000",
    "card.open 000",
    "card.voidOpen 000",
    "card.close 000",
    "batch.settle 000",
    "receipt.print 000",
  ]);
  // 100 in, 30 spent, 10 given back: 80 to pay out, so 20 stay in the drawer.
  expect(front.dataOf("card.close")).toMatchObject({ refund: 8_000, principal: 0, bonus: 0, points: 0 });
  expect(front.dataOf("batch.settle")).toMatchObject({
    differences: [],
    countedCash: 2_000,
    expectedCash: 2_000,
    batch: 1,
    newBatch: 2,
    totals: {
      recharge: { count: 1, sum: 10_000 },
      spend: { count: 2, sum: 6_650 },
      spendVoid: { count: 1, sum: 3_650 },
      refund: { count: 1, sum: 1_000 },
      close: { count: 1, sum: 8_000 },
    },
  });
  expect(terminal.batch()).toBe(2);
  expect(await ledgerSums(merchant)).toEqual({ cash: 2_000n, sales: 2_000n, principal: 0n, bonus: 0n });
  expect(await verifyLedger()).toMatchObject({ ok: true, firstBad: null });
  expect(front.rings).toBe(1);
  expect(statuses.at(-1)).toMatchObject({
    batch: 2,
    unresolved: 0,
    waitingApprovals: 0,
    operator: { no: "01" },
  });
  for (const secret of [PIN, PASSWORD, RECHARGE, "135790"]) {
    expect(front.secrets).toContain(secret);
    expect(front.spoken()).not.toContain(secret);
    expect(JSON.stringify(front.prompts)).not.toContain(secret);
    expect(JSON.stringify(counter.memory.kept())).not.toContain(secret);
  }
});

async function ledgerSums({ merchantId }: TestMerchant) {
  const [sums] = await ledgerSql()<{ cash: bigint; sales: bigint; principal: bigint; bonus: bigint }[]>`
    select sum(cash_fen)::bigint as cash, sum(sales_fen)::bigint as sales,
      sum(principal_fen)::bigint as principal, sum(bonus_fen)::bigint as bonus
    from entries where merchant_id = ${merchantId.toString()}::bigint`;
  return sums;
}
