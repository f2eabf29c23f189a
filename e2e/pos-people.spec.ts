import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { punches } from "@/db/schema/attendance";
import { operators } from "@/db/schema/operators";
import type { TestMerchant } from "@/db/test/factories";
import { expect, test } from "./fixtures";
import type { PosCounter } from "./pos-counter";
import { openPos } from "./pos-shop";
import { rowOf } from "./reading";
import { PASSWORD } from "./shop";

const BADGE = "88880001";

async function isActive({ merchantId }: TestMerchant, no: string): Promise<boolean> {
  const asked = and(
    eq(operators.merchantId, merchantId),
    eq(operators.no, no),
    eq(operators.status, "active"),
  );
  return (await db().$count(operators, asked)) > 0;
}

async function addCashier(pos: PosCounter, no: string, name: string): Promise<void> {
  await pos.answer("newOperatorNo", no);
  await pos.write("newOperatorName", name);
  await pos.answer("newPassword", "654321");
  await pos.answer("newPasswordAgain", "654321");
  await pos.agree("00", PASSWORD);
  await pos.reads("done");
}

async function newPassword(pos: PosCounter, old: string, fresh: string): Promise<void> {
  await pos.answer("oldPassword", old);
  await pos.answer("newPassword", fresh);
  await pos.answer("newPasswordAgain", fresh);
}

test("the operators' rows: lock and sign in, passwords, cashiers, the supervisor menu", async ({
  context,
  merchant,
  ownerPage,
}) => {
  const { pos } = await openPos(merchant, context);

  await test.step("9-2 锁机, and 9-1 签到 opens it; a wrong password does not", async () => {
    await pos.menu("9-2");
    await pos.asks("operatorNo");
    await expect(pos.page.getByText("已锁机", { exact: true }).first()).toBeVisible();
    await pos.signIn("01", "999999");
    await pos.reads("declined", "密码");
    await pos.signIn("01", PASSWORD);
    await pos.hears("小李（柜员），已签到");
    await pos.menu("9-1");
    await pos.signIn("01", PASSWORD);
    await pos.status("01 小李");
  });

  await test.step("9-4 柜员改密", async () => {
    await pos.menu("9-4");
    await pos.answer("operatorNo");
    await newPassword(pos, PASSWORD, "321321");
    await pos.reads("done");
    await pos.hears("01 号的密码已更改");
    await pos.menu("9-2");
    await pos.signIn("01", "321321");
    await pos.asks("standby");
  });

  await test.step("9-5 充值改密 on a supervisor's word", async () => {
    await pos.menu("9-5");
    await newPassword(pos, merchant.rechargePassword, "222222");
    await pos.agree("00", PASSWORD);
    await pos.reads("done");
    await pos.hears("充值密码已更改");
  });

  await test.step("9-6 柜员管理: add, list, remove", async () => {
    await pos.menu("9-6-1");
    await addCashier(pos, "07", "赵小云");
    expect(await isActive(merchant, "07")).toBe(true);
    await ownerPage.goto("/cashiers");
    await expect(rowOf(ownerPage, "赵小云")).toBeVisible();
    await pos.menu("9-6-2");
    await pos.answer("leavingOperatorNo", "07");
    await pos.answer("confirm");
    await pos.agree("00", PASSWORD);
    await pos.reads("done");
    expect(await isActive(merchant, "07")).toBe(false);
  });

  await test.step("9-3 主管改密", async () => {
    await pos.menu("9-3");
    await pos.answer("operatorNo", "00");
    await newPassword(pos, PASSWORD, "456456");
    await pos.reads("done");
    await pos.menu("9-1");
    await pos.signIn("00", "456456");
    await pos.asks("menu");
  });

  await test.step("the supervisor menu: 3 list, 5 year, 6 recharge password, 4 password, 1 add, 2 remove", async () => {
    await pos.choose("menu", "3");
    const list = pos.page.getByRole("region", { name: "柜员列表" });
    for (const name of ["主管", "小李"]) await expect(list).toContainText(name);
    await pos.ok();
    await pos.choose("menu", "5");
    const year = String(new Date().getFullYear());
    await expect(pos.page.getByRole("region", { name: "年份" })).toContainText(year);
    await pos.ok();
    await pos.choose("menu", "6");
    await newPassword(pos, "222222", merchant.rechargePassword);
    await pos.answer("supervisorNo", "00");
    await pos.answer("supervisorPassword", "456456");
    await pos.reads("done");
    await pos.choose("menu", "4");
    await pos.answer("operatorNo");
    await newPassword(pos, "456456", PASSWORD);
    await pos.reads("done");
    await pos.choose("menu", "1");
    await addCashier(pos, "08", "钱多");
    await pos.choose("menu", "2");
    await pos.answer("leavingOperatorNo", "08");
    await pos.answer("confirm");
    await pos.agree("00", PASSWORD);
    await pos.reads("done");
    expect(await isActive(merchant, "08")).toBe(false);
    await pos.asks("menu");
    await pos.cancel();
    await pos.asks("standby");
  });

  await test.step("功能: the other language, at once", async () => {
    await pos.touch("功能");
    await pos.page.getByRole("button", { name: "English" }).click();
    await pos.page.keyboard.press("Escape");
    pos.lang = "en";
    await pos.asks("standby");
    await pos.choose("standby", "3");
    await pos.asks("card");
  });
});

test("9-7-1 员工开卡 and 7 打卡, with the server and without it: every punch arrives once", async ({
  context,
  merchant,
  ownerPage,
}) => {
  const { pos } = await openPos(merchant, context);
  const punched = () => db().$count(punches, eq(punches.merchantId, merchant.merchantId));

  await test.step("9-7-1 员工开卡", async () => {
    await pos.menu("9-7-1");
    await pos.write("employeeName", "王小二");
    await pos.answer("phone", "13900000002");
    await pos.card(BADGE, "attendanceCard");
    await pos.answer("employeePassword");
    await pos.agree("00", PASSWORD);
    await pos.reads("done");
  });

  await test.step("7 打卡: swipe, and that is all", async () => {
    await pos.choose("standby", "7");
    await pos.swipe("attendanceCard", BADGE);
    await pos.reads("done", "打卡");
    await pos.hears("王小二 上班打卡");
    expect(await punched()).toBe(1);
  });

  await test.step("without the server: lock, sign in, punch; money has to wait", async () => {
    await context.setOffline(true);
    await pos.menu("0-5-2");
    await pos.status("断网");
    await pos.menu("9-2");
    await pos.signIn("01", "999999");
    await pos.hears("离线核对");
    await pos.signIn("01", PASSWORD);
    await pos.hears("已离线签到");
    await pos.menu("9-7-2");
    await pos.swipe("attendanceCard", BADGE);
    await pos.hears("已记在本机");
    await pos.status("待传打卡 1");
    await pos.choose("standby", "2");
    await pos.hears("连不上服务器");
    expect(await punched()).toBe(1);
  });

  await test.step("the server is back: what was queued goes there by itself", async () => {
    await context.setOffline(false);
    await pos.status("联机");
    await expect(pos.region("statusLine")).not.toContainText("待传打卡");
    await ownerPage.goto("/attendance");
    await expect(rowOf(ownerPage, "王小二")).toContainText(BADGE);
  });
});
