import { expect, test } from "vitest";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStockCards } from "@/db/test/factories";
import { renderSlip } from "@/domain/slip-text";
import { verifyLedger } from "@/ledger/verify";
import { wiredTerminal } from "./test/wired-terminal";

testDatabase();

test("a card is opened, recharged, spent from, voided and settled, and everything agrees", async () => {
  const merchant = await makeMerchant({ fenPerPoint: 100n });
  const [no = ""] = await makeStockCards(merchant, 1);
  const { terminal, printed } = await wiredTerminal(merchant);
  const operator = "01";

  const signedIn = await terminal.perform("operator.signIn", { operator, password: "123456" });
  expect(signedIn).toMatchObject({ kind: "done", data: { role: "cashier" } });

  const card = { no };
  const opened = await terminal.perform("card.open", {
    operator,
    card,
    phone: "13912345678",
    name: "李雷",
    newPin: "246810",
  });
  expect(opened).toMatchObject({ kind: "done", data: { cardNo: no, principal: 0 } });

  const recharged = await terminal.perform("recharge", {
    operator,
    card,
    paid: 10_000,
    tender: "cash",
    rechargePassword: merchant.rechargePassword,
  });
  expect(recharged).toMatchObject({ kind: "done", data: { principal: 10_000 } });

  const spent = await terminal.perform("spend", { operator, card, amount: 3650, pin: "246810" });
  expect(spent).toMatchObject({ kind: "done", data: { principal: 6350, earned: 36, points: 36 } });

  const wrong = await terminal.perform("spend", { operator, card, amount: 100, pin: "000000" });
  expect(wrong).toMatchObject({ kind: "declined", code: "101", data: { triesLeft: 4 } });

  const voucher = spent.kind === "done" ? (spent.data?.voucher ?? "") : "";
  const supervisor = { no: "00", password: "123456" };
  const voided = await terminal.perform("void", {
    operator,
    kind: "spend",
    voucher,
    card,
    pin: "246810",
    supervisor,
  });
  expect(voided).toMatchObject({ kind: "done", data: { principal: 10_000, points: 0 } });

  const again = await terminal.perform("void", {
    operator,
    kind: "spend",
    voucher,
    card,
    pin: "246810",
    supervisor,
  });
  expect(again).toMatchObject({ kind: "declined", code: "107" });

  const balance = await terminal.query("balance", { card, pin: "246810" });
  expect(balance).toMatchObject({ kind: "answer", data: { principal: 10_000, bonus: 0, points: 0 } });
  expect(await terminal.query("card.find", { phone: "13912345678" })).toMatchObject({
    data: { items: [{ cardNo: no }] },
  });
  expect(await terminal.query("txn.get", { voucher })).toMatchObject({
    data: { state: "voided", amount: 3650 },
  });
  expect(await terminal.query("txn.list", { limit: 2 })).toMatchObject({ data: { items: [{}, {}] } });

  const totals = await terminal.ownTotals();
  expect(await terminal.query("batch.totals", {})).toMatchObject({ data: { totals } });
  const settled = await terminal.perform("batch.settle", { operator, totals, countedCash: 10_000 });
  expect(settled).toMatchObject({
    kind: "done",
    data: { differences: [], expectedCash: 10_000, newBatch: 2 },
  });

  const ref = recharged.kind === "done" ? (recharged.data?.ref ?? "") : "";
  const copy = await terminal.perform("receipt.print", { operator, ref });
  expect(copy).toMatchObject({ kind: "done", data: { copy: 1 } });
  expect(await terminal.perform("receipt.print", { operator, batch: 1, what: "settlement" })).toMatchObject({
    kind: "done",
  });

  for (const slip of printed) expect(renderSlip(slip, "zh").every((line) => line.length <= 32)).toBe(true);
  expect(await verifyLedger()).toMatchObject({ ok: true, firstBad: null });
});
