import { desc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { cards } from "@/db/schema/cards";
import { makeMerchant, type TestMerchant } from "@/db/test/factories";
import type { Transport } from "@/terminal/client/transport";
import { wiredTerminal } from "@/terminal/test/wired-terminal";
import { expect, test } from "./fixtures";
import { books, heldBy, newCard, openPos } from "./pos-shop";
import { inFours, rowOf, says } from "./reading";
import { done, PASSWORD, PHONE, PIN } from "./shop";

/** A card of 韩梅梅 with ¥100 on it, opened at another terminal. */
async function cardWithMoney(merchant: TestMerchant, wire: Transport): Promise<string> {
  const card = await newCard(merchant);
  const { terminal } = await wiredTerminal(merchant, wire);
  const by = { operator: "01", card: { no: card } };
  const { rechargePassword } = merchant;
  done(await terminal.perform("card.open", { ...by, phone: PHONE, name: "韩梅梅", newPin: PIN }));
  done(await terminal.perform("recharge", { ...by, paid: 10_000, tender: "cash", rechargePassword }));
  return card;
}

async function newestCardOf({ merchantId }: TestMerchant): Promise<string> {
  const [card] = await db()
    .select({ no: cards.cardNo })
    .from(cards)
    .where(eq(cards.issuerId, merchantId))
    .orderBy(desc(cards.openedAt))
    .limit(1);
  return card?.no ?? "";
}

test("the life of a card, row by row: found, lost, unlocked, reissued, its PIN changed and reset, closed", async ({
  context,
  merchant,
  wire,
  ownerPage,
}) => {
  const old = await cardWithMoney(merchant, wire);
  const card = await newCard(merchant);
  const shop = await openPos(merchant, context);
  const { pos } = shop;

  await test.step("6-2 查询卡信息 by phone", async () => {
    await pos.menu("6-2");
    await pos.choose("findBy", "1");
    await pos.answer("phone", PHONE);
    const found = pos.page.getByRole("region", { name: "查询卡信息" });
    for (const text of [inFours(old), "韩**", PHONE.slice(-4)]) await expect(found).toContainText(text);
    await pos.ok();
    await pos.asks("standby");
  });

  await test.step("7-3 挂失 by phone: nobody can spend from it any more", async () => {
    await pos.menu("7-3");
    await pos.choose("howLost", "3");
    await pos.answer("holderPhone", PHONE);
    await pos.answer("pickCard");
    await pos.answer("confirm");
    await pos.reads("done", "挂失");
    await expect(pos.slip()).toContainText("已挂失");
    expect(await heldBy(merchant, old)).toMatchObject({ state: "lost", principal: 10_000n });
    await pos.swipe("standby", old);
    await pos.choose("swiped", "1");
    await pos.answer("amount", "500");
    await pos.answer("pin", PIN);
    await pos.reads("declined", "挂失");
  });

  await test.step("7-4 解挂 with the PIN; and with a supervisor's word", async () => {
    await pos.menu("7-4");
    await pos.card(old);
    await pos.choose("unlockBy", "1");
    await pos.answer("pin", PIN);
    await pos.reads("done", "解挂");
    expect(await heldBy(merchant, old)).toMatchObject({ state: "active" });
    await pos.menu("7-3");
    await pos.choose("howLost", "1");
    await pos.card(old);
    await pos.answer("confirm");
    await pos.reads("done");
    await pos.menu("7-4");
    await pos.card(old);
    await pos.choose("unlockBy", "2");
    await pos.answer("supervisorNo", "00");
    await pos.answer("supervisorPassword", PASSWORD);
    await pos.reads("done");
    await expect(pos.slip()).toContainText("00 主管");
    expect(await heldBy(merchant, old)).toMatchObject({ state: "active" });
  });

  await test.step("7-5 补卡: the money moves to the new number", async () => {
    await pos.menu("7-5");
    await pos.choose("findBy", "2");
    await pos.answer("holderPhone", PHONE);
    await pos.answer("pickCard");
    await pos.card(card, "replacementCard");
    await pos.answer("oldPin", PIN);
    await pos.answer("confirm");
    await pos.reads("done", "补卡");
    await expect(pos.slip()).toContainText("¥100.00");
    expect(await heldBy(merchant, card)).toMatchObject({ state: "active", principal: 10_000n });
    expect(await heldBy(merchant, old)).toMatchObject({ state: "replaced", principal: undefined });
  });

  await test.step("7-6 改密", async () => {
    await pos.menu("7-6");
    await pos.card(card);
    await pos.answer("oldPin", PIN);
    await pos.answer("newPin", "135790");
    await pos.answer("newPinAgain", "135790");
    await pos.answer("confirm");
    await pos.reads("done", "改密");
  });

  await test.step("7-0 重置密码, the holder found by phone", async () => {
    await pos.menu("7-0");
    await pos.answer("personChecked");
    await pos.choose("findBy", "1");
    await pos.answer("phone", PHONE);
    await pos.answer("pickCard");
    await pos.answer("newPin", "112233");
    await pos.answer("newPinAgain", "112233");
    await pos.answer("confirm");
    await pos.reads("done", "重置密码");
  });

  await test.step("7-1 开户 of a virtual card, and 7-9 开户撤销", async () => {
    await pos.menu("7-1");
    await pos.answer("phone", "13912340009");
    await pos.answer("birthday");
    await pos.answer("gender");
    await pos.write("name", "");
    await pos.answer("newCard");
    await pos.answer("newPin");
    await pos.answer("confirm");
    await pos.reads("done");
    await expect(pos.slip().getByRole("img")).toBeVisible();
    const virtual = await newestCardOf(merchant);
    await pos.asks("goOnToRecharge");
    await pos.cancel();
    await pos.menu("7-9");
    await pos.card(virtual);
    await pos.answer("confirm");
    await pos.reads("done", "开户撤销");
    expect(await heldBy(merchant, virtual)).toMatchObject({ state: "stock" });
  });

  await test.step("7-2 销户: quoted, paid out, closed for good", async () => {
    await pos.menu("7-2");
    await pos.card(card);
    await pos.answer("pin", "112233");
    await pos.asks("confirm");
    await pos.shows("¥100.00");
    await pos.ok();
    await pos.answer("payOutBy");
    await pos.agree("00", PASSWORD);
    await books(shop, { kind: "close", cashFen: -10_000n, principalFen: -10_000n }, "¥100.00");
    expect(await heldBy(merchant, card)).toMatchObject({ state: "closed", principal: 0n });
  });

  await test.step("the portal knows the closed card and its history", async () => {
    await ownerPage.goto(`/cards/${card}`);
    await says(ownerPage, "韩梅梅", "已销户");
    await ownerPage.goto(`/entries?q=${card}`);
    await expect(rowOf(ownerPage, "销户")).toContainText("¥100.00");
  });
});

test("7-7 绑定 · 7-8 解绑: a card of another merchant has money of its own here", async ({
  context,
  merchant,
  wire,
}) => {
  const home = await makeMerchant();
  const card = await cardWithMoney(home, wire);
  const shop = await openPos(merchant, context);
  const { pos } = shop;

  await test.step("7-7 绑定商户", async () => {
    await pos.menu("7-7");
    await pos.card(card);
    await pos.answer("pin", PIN);
    await pos.reads("done", "绑定");
    expect(await heldBy(merchant, card)).toMatchObject({ principal: 0n });
  });

  await test.step("2 after a swipe: money here is not money there", async () => {
    await pos.swipe("standby", card);
    await pos.choose("swiped", "2");
    await pos.answer("rechargePassword", merchant.rechargePassword);
    await pos.answer("paid", "2000");
    await pos.answer("tender");
    await pos.answer("confirm");
    await books(shop, { kind: "recharge", principalFen: 2_000n }, "¥20.00");
    expect(await heldBy(home, card)).toMatchObject({ principal: 10_000n });
  });

  await test.step("7-8 解绑 only once the account here is empty", async () => {
    await pos.menu("7-8");
    await pos.card(card);
    await pos.answer("pin", PIN);
    await pos.reads("declined");
    await pos.swipe("standby", card);
    await pos.choose("swiped", "1");
    await pos.answer("amount", "2000");
    await pos.answer("pin", PIN);
    await books(shop, { kind: "spend", principalFen: -2_000n }, "¥20.00", "¥0.00");
    await pos.choose("standby", "4");
    await pos.answer("points", "20");
    await pos.card(card);
    await pos.answer("pin", PIN);
    await books(shop, { kind: "pointsSpend", points: -20n }, "20");
    await pos.menu("7-8");
    await pos.card(card);
    await pos.answer("pin", PIN);
    await pos.reads("done", "解绑");
    expect(await heldBy(home, card)).toMatchObject({ state: "active", principal: 10_000n });
  });
});
