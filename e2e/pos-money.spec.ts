import { portalContextOf } from "@/db/test/contexts";
import type { TestMerchant } from "@/db/test/factories";
import { createTier } from "@/features/recharge-tiers/operations/create-tier";
import { runOperation } from "@/server/operation";
import { expect, test } from "./fixtures";
import { books, heldBy, newCard, openPos, type PosShop, slipAgrees } from "./pos-shop";
import { shows } from "./reading";
import { PASSWORD, PHONE, PIN, tenPercent } from "./shop";

/** Principal and bonus together, fen. */
async function balance(merchant: TestMerchant, card: string): Promise<bigint> {
  const { principal = 0n, bonus = 0n } = await heldBy(merchant, card);
  return principal + bonus;
}

/** A card without a PIN, opened and recharged with so many keys of an amount. */
async function openAndRecharge({ pos, merchant }: PosShop, card: string, keys: string): Promise<void> {
  await pos.choose("standby", "1");
  await pos.answer("phone", "13912340002");
  await pos.answer("birthday");
  await pos.answer("gender");
  await pos.write("name", "");
  await pos.card(card, "newCard");
  await pos.answer("newPin");
  await pos.answer("confirm");
  await pos.reads("done");
  await pos.answer("goOnToRecharge");
  await pos.answer("rechargePassword", merchant.rechargePassword);
  await pos.answer("paid", keys);
  await pos.answer("tender");
  await pos.answer("confirm");
}

test("money in and out by keys: each row's slip is what the ledger has", async ({
  context,
  merchant,
  ownerPage,
}) => {
  await runOperation(createTier, portalContextOf(merchant), tenPercent("满百送一成"));
  const shop = await openPos(merchant, context);
  const { pos } = shop;
  const card = await newCard(merchant);
  const { rechargePassword } = merchant;

  await test.step("1 开卡, then 确认 goes on to 充值 with the bonus shown first", async () => {
    await pos.choose("standby", "1");
    await pos.answer("phone", PHONE);
    await pos.answer("birthday", "19900228");
    await pos.choose("gender", "1");
    await pos.write("name", "韩梅梅");
    await pos.card(card, "newCard");
    await pos.answer("newPin", PIN);
    await pos.answer("newPinAgain", "135790");
    await pos.hears("两次输入不同");
    await pos.answer("newPin", PIN);
    await pos.answer("newPinAgain", PIN);
    await pos.answer("confirm");
    await pos.reads("done", "开卡");
    expect(await heldBy(merchant, card)).toEqual({ state: "active", principal: 0n, bonus: 0n, points: 0n });
    await pos.answer("goOnToRecharge");
    await pos.answer("rechargePassword", rechargePassword);
    await pos.answer("paid", "10000");
    await pos.answer("tender");
    await pos.asks("confirm");
    await pos.shows("¥100.00", "¥10.00", "¥110.00");
    await pos.ok();
    const booked = {
      kind: "recharge",
      cardNo: card,
      cashFen: 10_000n,
      principalFen: 10_000n,
      bonusFen: 1_000n,
    };
    await books(shop, booked, "¥110.00", "¥100.00", "¥10.00");
  });

  const first =
    await test.step("3 消费: card, amount from the right, PIN; a wrong one is asked again", async () => {
      await pos.choose("standby", "3");
      await pos.card(card);
      await pos.asks("amount");
      await pos.keys("365");
      await expect(pos.page.getByRole("status", { name: "输入" })).toContainText("3.65");
      await pos.keys("0");
      await pos.ok();
      await pos.answer("pin", "000000");
      await pos.reads("declined", "密码");
      await pos.answer("pin", PIN);
      return books(
        shop,
        { kind: "spend", principalFen: -3_319n, bonusFen: -331n, points: 36n },
        "¥36.50",
        "¥66.81",
        "¥6.69",
      );
    });

  const second = await test.step("a card swiped at rest, then 1 消费", async () => {
    await pos.swipe("standby", card);
    await pos.choose("swiped", "1");
    await pos.answer("amount", "500");
    await pos.answer("pin", PIN);
    return books(shop, { kind: "spend", cardNo: card }, "¥5.00");
  });

  await test.step("3 消费 of more than there is: the balance is shown, a smaller amount taken", async () => {
    await pos.choose("standby", "3");
    await pos.card(card);
    await pos.answer("amount", "90000");
    await pos.answer("pin", PIN);
    await pos.reads("declined", "余额");
    await pos.asks("amount");
    await pos.shows("¥68.50");
    await pos.cancel();
    await pos.asks("standby");
    expect(await balance(merchant, card)).toBe(6_850n);
  });

  await test.step("22 积分充值", async () => {
    await pos.menu("22");
    await pos.answer("rechargePassword", rechargePassword);
    await pos.card(card);
    await pos.answer("points", "500");
    await pos.answer("confirm");
    await books(shop, { kind: "pointsCredit", points: 500n }, "500", "541");
  });

  const points = await test.step("4 积分消费", async () => {
    await pos.choose("standby", "4");
    await pos.answer("points", "200");
    await pos.card(card);
    await pos.answer("pin", PIN);
    return books(shop, { kind: "pointsSpend", points: -200n }, "200", "341");
  });

  await test.step("5-1 消费撤销 with the supervisor's password", async () => {
    await pos.menu("5-1");
    await pos.agree("00", PASSWORD);
    await pos.answer("voucher", second.voucher);
    await pos.asks("confirm");
    await pos.shows("¥5.00");
    await pos.ok();
    await pos.card(card);
    await pos.answer("pin", PIN);
    const { entry } = await books(shop, { kind: "spendVoid" }, "¥5.00", "¥66.81", second.voucher);
    expect(entry).toMatchObject({ correctsId: BigInt(second.ref), approverId: merchant.supervisor.id });
  });

  await test.step("5-2 积分消费撤销", async () => {
    await pos.menu("5-2");
    await pos.agree("00", PASSWORD);
    await pos.answer("voucher", points.voucher);
    await pos.answer("confirm");
    await pos.card(card);
    await pos.answer("pin", PIN);
    await pos.reads("done", "积分消费撤销");
    await slipAgrees(shop, { kind: "pointsSpendVoid", points: 200n }, "200", points.voucher);
  });

  await test.step("5-4 退货 of a part, with the supervisor's password", async () => {
    await pos.menu("5-4");
    await pos.answer("voucherOrRef", first.ref);
    await pos.answer("confirm");
    await pos.card(card);
    await pos.answer("refundAmount", "1000");
    await pos.answer("pin", PIN);
    await pos.agree("00", PASSWORD);
    const { entry } = await books(shop, { kind: "refund" }, "¥10.00");
    expect(entry).toMatchObject({ correctsId: BigInt(first.ref), approverId: merchant.supervisor.id });
    expect(await balance(merchant, card)).toBe(8_350n);
  });

  await test.step("6-1 查询余额, and 1 prints it", async () => {
    await pos.menu("6-1");
    await pos.card(card);
    await pos.answer("pin", PIN);
    await pos.asks("print");
    await pos.shows("韩**", "¥83.50", "正常");
    await pos.keys("1");
    await pos.asks("standby");
    await expect(pos.slip()).toContainText("余额查询");
    await expect(pos.slip()).toContainText("¥83.50");
  });

  await test.step("5-3 充值撤销 is a supervisor's: a cashier is told so", async () => {
    const other = await newCard(merchant);
    await openAndRecharge(shop, other, "5000");
    const recharge = await books(shop, { kind: "recharge", cardNo: other, principalFen: 5_000n }, "¥50.00");
    await pos.menu("5-3");
    await pos.hears("没有这项权限");
    await pos.menu("9-1");
    await pos.signInSupervisor("00", PASSWORD);
    await pos.menu("5-3");
    await pos.answer("rechargePassword", rechargePassword);
    await pos.agree("00", PASSWORD);
    await pos.answer("voucher", recharge.voucher);
    await pos.answer("confirm");
    await pos.card(other);
    await pos.answer("pin");
    await books(shop, { kind: "rechargeVoid", principalFen: -5_000n, cashFen: -5_000n }, "¥50.00", "¥0.00");
    expect(await balance(merchant, other)).toBe(0n);
  });

  await test.step("the portal says the same", async () => {
    await ownerPage.goto(`/cards/${card}`);
    await shows(ownerPage, ["cards.balance", "¥83.50"], ["cards.name", "韩梅梅"]);
  });
});

test("a recharge and a spend on a handset, by the keys on the screen", async ({ context, merchant }) => {
  const shop = await openPos(merchant, context);
  const { pos } = shop;
  const card = await newCard(merchant);
  await openAndRecharge(shop, card, "20000");
  await books(shop, { kind: "recharge", principalFen: 20_000n }, "¥200.00");
  await pos.page.setViewportSize({ width: 360, height: 640 });
  pos.byTouch = true;
  await pos.choose("standby", "2");
  await pos.answer("rechargePassword", merchant.rechargePassword);
  await pos.card(card);
  await pos.asks("paid");
  await pos.keys("58");
  await pos.touch("清除");
  await pos.keys("7");
  await pos.touch("00");
  await pos.ok();
  await pos.asks("tender");
  await pos.page.getByRole("button", { name: "2 微信" }).click();
  await pos.answer("confirm");
  await pos.reads("done", "¥57.00");
  expect(await balance(merchant, card)).toBe(25_700n);
  await pos.choose("standby", "3");
  await pos.card(card);
  await pos.answer("amount", "1234");
  await pos.answer("pin");
  await pos.sees("done", "¥12.34");
  await pos.page.getByRole("button", { name: "看凭条" }).click();
  await expect(pos.page.getByRole("dialog", { name: "上一张凭条" })).toContainText("¥244.66");
  await pos.page.getByRole("button", { name: "返回" }).click();
  await pos.reads("done");
  await pos.asks("standby");
  await pos.page.setViewportSize({ width: 1280, height: 800 });
  await slipAgrees(shop, { kind: "spend", principalFen: -1_234n }, "¥12.34", "¥244.66");
});
