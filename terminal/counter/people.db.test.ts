import { expect, test } from "vitest";
import { testDatabase } from "@/db/test/database";
import { makeMerchant } from "@/db/test/factories";
import { now } from "@/server/clock";
import { scriptedCounter } from "@/terminal/test/scripted-counter";

testDatabase();

const PASSWORD = "123456";

test("the supervisor's number opens the supervisor menu: add, list, year, recharge password, remove", async () => {
  const counter = await scriptedCounter(await makeMerchant(), now());
  const { front } = await counter.play([
    ...["00", PASSWORD],
    ...["1", "07", "小赵", "654321", "654320", "654321", "654321", "1", "", PASSWORD],
    "3",
    "5",
    ...["6", "111111", "222222", "222222", "", PASSWORD],
    ...["4", "", PASSWORD, "123123", "123123"],
    ...["2", "07", "", "1", "", "123123"],
    "q",
  ]);
  expect(front.left()).toEqual([]);
  expect(front.outcomes()).toEqual([
    "operator.signIn 000",
    "operator.add 000",
    "rechargePassword.change 000",
    "operator.changePassword 000",
    "operator.remove 000",
  ]);
  const [operators, clock] = front.lists;
  expect(operators?.rows.map(([no]) => no?.value)).toEqual(["00", "01", "07"]);
  expect(clock?.rows[0]?.[0]).toMatchObject({ label: { zh: "年份" } });
  const complaints = front.prompts.map(({ complaint }) => complaint?.zh).filter(Boolean);
  expect(complaints).toEqual(["两次输入不同，请重输。"]);
});

test("a first password is asked to be changed at sign-in, and the new one works without the server at once", async () => {
  const counter = await scriptedCounter(await makeMerchant(), now());
  await counter.play([
    ...["00", PASSWORD],
    ...["1", "08", "小钱", "654321", "654321", "1", "", PASSWORD, "q"],
  ]);
  const first = await counter.play(["08", "654321", "777777", "777777"]);
  expect(first.front.left()).toEqual([]);
  expect(first.front.spoken()).toContain("这是初始密码");
  expect(first.front.spoken()).toContain("08 号的密码已更改");
  expect(first.statuses.at(-1)?.operator).toMatchObject({ no: "08", role: "cashier" });
  counter.network.up = false;
  const alone = await counter.play(["08", "654321", "q", "08", "777777"]);
  expect(alone.front.spoken()).toContain("离线核对");
  expect(alone.front.spoken()).toContain("小钱（柜员），已离线签到");
});

test("9-3 to 9-6 at a cashier's counter ask for the supervisor; a wrong word does nothing", async () => {
  const counter = await scriptedCounter(await makeMerchant(), now());
  const { front } = await counter.play([
    ...["01", PASSWORD],
    ...["", "9-4", "", PASSWORD, "321321", "321321"],
    ...["", "9-3", "", PASSWORD, "456456", "456456"],
    ...["", "9-5", "111111", "222222", "222222", "1", "", "999999"],
    ...["", "9-6", "1", "07", "小赵", "654321", "654321", "1", "", "456456"],
    ...["", "963"],
    ...["", "9-6-2", "07", "", "1", "", "456456"],
    ...["", "0-5-2"],
  ]);
  expect(front.left()).toEqual([]);
  expect(front.outcomes()).toEqual([
    "operator.signIn 000",
    "operator.changePassword 000",
    "operator.changePassword 000",
    "rechargePassword.change 110",
    "operator.add 000",
    "operator.remove 000",
  ]);
  expect(front.spoken()).toContain("已是最新版本 1.0.0。");
});

test("a punch now tells in and out; within a minute it is the same punch, and a stranger's card is refused", async () => {
  const counter = await scriptedCounter(await makeMerchant(), now());
  const { front } = await counter.play([
    ...["01", PASSWORD],
    ...["", "9-7-1", "王小二", "13900000002", "88880002", "", "654321", "654321", "1", "", PASSWORD],
    ...["7", "88880002", "111111", "654321"],
    ...["7", "88880002", "654321"],
    ...["", "9", "7", "2", "99990002"],
  ]);
  expect(front.left()).toEqual([]);
  expect(front.outcomes()).toEqual([
    "operator.signIn 000",
    "employee.enrol 000",
    "attendance.punch 120",
    "attendance.punch 110",
    "attendance.punch 000",
    "attendance.punch 120",
    "attendance.punch 000",
    "attendance.punch 104",
  ]);
  expect(front.spoken()).toContain("王小二 上班打卡");
  expect(front.spoken()).toContain("没有重复记录");
});
