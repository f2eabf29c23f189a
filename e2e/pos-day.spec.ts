import { expect, test } from "./fixtures";
import { makePortalUser, pageOf } from "./portal-door";
import { books, heldBy, newCard, openPos } from "./pos-shop";
import { rowOf, says, shows } from "./reading";
import { PASSWORD, PHONE, PIN } from "./shop";
import { zh } from "./words";

test("a whole day by the menu alone: opened, recharged, spent, voided, lost, unlocked, reissued, refunded from the portal, closed, settled", async ({
  context,
  browser,
  merchant,
}) => {
  const shop = await openPos(merchant, context);
  const { pos, terminalId } = shop;
  const [card, next] = [await newCard(merchant), await newCard(merchant)];
  const { rechargePassword } = merchant;
  const portal = await pageOf(browser, await makePortalUser(merchant, { role: "supervisor" }));

  await test.step("open, and recharge ¥100 in cash", async () => {
    await pos.menu("1");
    await pos.answer("phone", PHONE);
    await pos.answer("birthday");
    await pos.answer("gender");
    await pos.write("name", "韩梅梅");
    // Track data with its sentinels, as a magnetic stripe has it.
    await pos.swipe("newCard", `;${card}=99120000000000000?`);
    await pos.answer("cardRight");
    await pos.answer("newPin", PIN);
    await pos.answer("newPinAgain", PIN);
    await pos.answer("confirm");
    await pos.reads("done", "开卡");
    await pos.answer("goOnToRecharge");
    await pos.answer("rechargePassword", rechargePassword);
    await pos.answer("paid", "10000");
    await pos.answer("tender");
    await pos.answer("confirm");
    await books(shop, { kind: "recharge", cardNo: card, principalFen: 10_000n }, "¥100.00");
  });

  const spend = await test.step("spend ¥36.50, and ¥5 by mistake, which is voided", async () => {
    await pos.swipe("standby", `;${card}=99120000000000000?`);
    await pos.choose("swiped", "1");
    await pos.answer("amount", "3650");
    await pos.answer("pin", PIN);
    const right = await books(shop, { kind: "spend", principalFen: -3_650n }, "¥36.50", "¥63.50");
    await pos.choose("standby", "3");
    await pos.card(card);
    await pos.answer("amount", "500");
    await pos.answer("pin", PIN);
    const wrong = await books(shop, { kind: "spend", principalFen: -500n }, "¥5.00");
    await pos.menu("5-1");
    await pos.agree("00", PASSWORD);
    await pos.answer("voucher", wrong.voucher);
    await pos.answer("confirm");
    await pos.card(card);
    await pos.answer("pin", PIN);
    await books(shop, { kind: "spendVoid", principalFen: 500n }, "¥5.00", "¥63.50");
    return right;
  });

  await test.step("lost, unlocked, reissued", async () => {
    await pos.menu("7-3");
    await pos.choose("howLost", "3");
    await pos.answer("holderPhone", PHONE);
    await pos.answer("pickCard");
    await pos.answer("confirm");
    await pos.reads("done", "挂失");
    await pos.menu("7-4");
    await pos.card(card);
    await pos.answer("unlockBy");
    await pos.answer("pin", PIN);
    await pos.reads("done", "解挂");
    await pos.menu("7-5");
    await pos.answer("findBy");
    await pos.answer("holderPhone", PHONE);
    await pos.answer("pickCard");
    await pos.card(next, "replacementCard");
    await pos.answer("oldPin", PIN);
    await pos.answer("confirm");
    await pos.reads("done", "补卡");
    expect(await heldBy(merchant, next)).toMatchObject({ principal: 6_350n });
  });

  await test.step("a refund of ¥10: the POS waits, the supervisor grants it in the portal, the POS goes on by itself", async () => {
    await portal.goto("/approvals");
    await pos.menu("5-4");
    await pos.answer("voucherOrRef", spend.voucher);
    await pos.answer("confirm");
    await pos.card(next);
    await pos.answer("refundAmount", "1000");
    await pos.answer("pin", PIN);
    await pos.choose("secondPerson", "2");
    await pos.asks("waiting");
    await pos.status("待批 1");
    await portal.getByRole("link", { name: /退货/ }).first().click();
    await portal.getByLabel(zh("approvals.one.password"), { exact: true }).fill("battery horse staple");
    await portal
      .getByRole("button", { name: zh("approvals.one.grantAmount", { amount: "¥10.00" }), exact: true })
      .click();
    const { entry } = await books(shop, { kind: "refund", principalFen: 1_000n }, "¥10.00", "¥73.50");
    expect(entry.approvalId).not.toBeNull();
    await expect(pos.region("statusLine")).not.toContainText("待批");
  });

  await test.step("closed: ¥73.50 goes back in cash", async () => {
    await pos.menu("7-2");
    await pos.card(next);
    await pos.answer("pin", PIN);
    await pos.answer("confirm");
    await pos.answer("payOutBy");
    await pos.agree("00", PASSWORD);
    await books(shop, { kind: "close", cashFen: -7_350n }, "¥73.50");
  });

  await test.step("0-3 交易查询: one by its voucher, and the batch page by page", async () => {
    await pos.menu("0-3");
    await pos.answer("voucherOrAll", spend.voucher);
    const list = pos.page.getByRole("region", { name: "交易查询" });
    for (const text of [spend.voucher, "¥36.50", "已入账"]) await expect(list).toContainText(text);
    await expect(list.getByRole("listitem")).toHaveCount(1);
    await pos.cancel();
    await pos.menu("0-3");
    await pos.answer("voucherOrAll");
    await expect(list.getByRole("listitem")).toHaveCount(6);
    await pos.cancel();
  });

  await test.step("0-1 结算: both sides agree, the drawer too", async () => {
    await pos.menu("0-1");
    const totals = pos.page.getByRole("region", { name: "结算" });
    await expect(totals.getByRole("listitem").filter({ hasText: "充值" }).first()).toContainText(
      "1 × ¥100.00",
    );
    await pos.cancel();
    await pos.answer("countedCash", "2650");
    await pos.answer("confirm");
    await pos.reads("done", "结算");
    await pos.hears("批次 1 已结算，新批次 2");
    await expect(pos.slip()).toContainText("¥100.00");
  });

  await test.step("0-4 交易打印: the settlement and one slip again, marked as copies", async () => {
    for (const [key, text] of [
      ["2", "结算"],
      ["3", spend.voucher],
      ["4", "充值"],
    ] as const) {
      await pos.menu("0-4");
      await pos.choose("printWhat", key);
      const slip = pos.page.getByRole("dialog", { name: "上一张凭条" });
      await expect(slip).toContainText(text);
      await pos.cancel();
      await expect(slip).toHaveCount(0);
    }
    await pos.menu("0-4");
    await pos.choose("printWhat", "1");
    await pos.answer("voucher", spend.voucher);
    await expect(pos.page.getByRole("dialog", { name: "上一张凭条" })).toContainText(spend.ref);
    await pos.cancel();
  });

  await test.step("0-5-2 系统升级", async () => {
    await pos.menu("0-5-2");
    await pos.hears("已是最新版本");
  });

  await test.step("the portal agrees to the fen", async () => {
    await portal.goto("/settlements");
    const row = rowOf(portal, zh("settlements.one.title", { no: 1 }));
    await expect(row).toContainText(zh("settlements.checks.agree"));
    await row.getByRole("link").first().click();
    await says(portal, zh("settlements.one.agree"), zh("settlements.one.exact"));
    await shows(portal, ["settlements.expectedCash", "¥26.50"], ["settlements.countedCash", "¥26.50"]);
    await portal.goto(`/entries?terminal=${terminalId}`);
    await says(portal, zh("entries.count", { n: 6 }));
    await portal.goto(`/cards/${next}`);
    await shows(portal, ["cards.balance", "¥0.00"]);
  });
  await portal.context().close();
});
