import { expect, test } from "vitest";
import { ledgerSql } from "@/db/client";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStockCards } from "@/db/test/factories";
import { now } from "@/server/clock";
import { scriptedCounter } from "@/terminal/test/scripted-counter";
import { AWAIT_WITHDRAWAL, type Line } from "./test/scripted-front";

testDatabase();

const PASSWORD = "123456";
const SIGN_IN = ["01", PASSWORD];

test("who signed in here before signs in without the server; nobody else does, and no money moves", async () => {
  const counter = await scriptedCounter(await makeMerchant(), now());
  await counter.play([...SIGN_IN]);
  counter.network.up = false;
  const alone = await counter.play([
    ...["00", PASSWORD, "q"],
    ...["01", "999999", "q"],
    ...SIGN_IN,
    ...["3"],
    ...["", "9-2"],
    ...SIGN_IN,
  ]);
  expect(alone.front.left()).toEqual([]);
  expect(alone.front.shown).toEqual([]);
  const spoken = alone.front.spoken();
  expect(spoken).toContain("可以签到、锁机、打卡");
  expect(spoken).toContain("没有在本机签到过");
  expect(spoken).toContain("离线核对），还可以试 4 次");
  expect(spoken.match(/已离线签到/g)).toHaveLength(2);
  expect(spoken).toContain("连不上服务器，这项业务现在办不了，什么都没有记录。");
  expect(alone.statuses.at(-1)).toMatchObject({
    terminal: String(counter.terminalId),
    network: { state: "offline" },
    operator: { no: "01", name: "小李", role: "cashier" },
  });
  expect(alone.statuses.at(-1)?.merchant).toContain("测试商户");
  expect(JSON.stringify(counter.memory.kept())).not.toContain(PASSWORD);
});

test("five wrong passwords without the server lock that way in, across power-ons, until the server answers", async () => {
  const counter = await scriptedCounter(await makeMerchant(), now());
  await counter.play([...SIGN_IN]);
  counter.network.up = false;
  const wrong: Line[] = ["01", "999999", "q"];
  await counter.play([...wrong, ...wrong, ...wrong]);
  const locked = await counter.play([...wrong, ...wrong, ...SIGN_IN, "q"]);
  expect(locked.front.spoken()).toContain("恢复网络后才能再签到");
  expect(locked.front.spoken()).not.toContain("已离线签到");
  counter.network.up = true;
  const back = await counter.play([...SIGN_IN]);
  expect(back.front.spoken()).toContain("小李（柜员），已签到。");
  counter.network.up = false;
  const again = await counter.play([...SIGN_IN]);
  expect(again.front.spoken()).toContain("已离线签到");
});

test("a punch made without the server keeps its time, survives a power cut and is sent once the server is back", async () => {
  const merchant = await makeMerchant();
  const counter = await scriptedCounter(merchant, now());
  const card = "88880001";
  await counter.play([
    ...SIGN_IN,
    ...["", "9-7-1", "王小二", "13900000002", card, "", "", "1", "", PASSWORD],
  ]);
  counter.network.up = false;
  const madeAt = counter.clock.now().toISOString();
  const alone = await counter.play(["q", "7", card, "q", "7", "99990001"]);
  expect(alone.front.spoken().match(/已记在本机/g)).toHaveLength(2);
  expect(alone.statuses.at(-1)?.queuedPunches).toBe(2);
  counter.network.up = true;
  const back = await counter.play([
    ...SIGN_IN,
    async (front) => {
      counter.clock.tick(15_000);
      await expect.poll(() => counter.memory.kept().punches.length).toBe(0);
      expect(front.spoken()).toContain("王小二 上班打卡");
      return "q";
    },
  ]);
  expect(back.front.spoken()).toContain("卡 99990001 在");
  expect(back.front.spoken()).toContain("没有被接受");
  const rows = await ledgerSql()<{ at: Date }[]>`
    select at from punches where merchant_id = ${merchant.merchantId.toString()}::bigint`;
  expect(rows.map(({ at }) => at.toISOString())).toEqual([madeAt]);
});

test("an unknown outcome is shown as unknown, nothing new starts before it is known, and it is taken back by itself", async () => {
  const merchant = await makeMerchant();
  const [card = ""] = await makeStockCards(merchant, 1);
  const counter = await scriptedCounter(merchant, now());
  const pull = (line: string) => () => {
    counter.network.up = false;
    return line;
  };
  const day = await counter.play([
    ...SIGN_IN,
    ...["1", "13912340009", "", "", "", card, "", "", "", "", "111111", "100", "", ""],
    ...[card, "1", "20", pull("")],
    ...["3"],
    ...["", "6-1"],
    () => {
      counter.network.up = true;
      return "3";
    },
    ...[card, "", "5", ""],
  ]);
  expect(day.front.left()).toEqual([]);
  expect(day.front.outcomes().slice(3)).toEqual(["spend unknown", "spend 020", "spend 000"]);
  expect(day.front.spoken()).toContain("有 1 笔还没有结果（消费）");
  expect(day.statuses.some(({ unresolved }) => unresolved === 1)).toBe(true);
  expect(day.statuses.at(-1)).toMatchObject({ unresolved: 0, network: { state: "online" } });
  expect(day.front.dataOf("spend")).toMatchObject({ principal: 9_500 });
  const asked = day.front.prompts.filter(({ kind, facts }) => kind === "standby" && facts.length > 0);
  expect(asked[0]?.facts[0]).toMatchObject({ label: { zh: "没查清的交易" }, value: { zh: "消费" } });
});

test("at rest the unresolved operation is shown until the counter has settled it, then the screen is clear again", async () => {
  const merchant = await makeMerchant();
  const [card = ""] = await makeStockCards(merchant, 1);
  const counter = await scriptedCounter(merchant, now());
  const { front } = await counter.play([
    ...SIGN_IN,
    ...["1", "13912340009", "", "", "", card, "", "", "", "", "111111"],
    ...["100", ""],
    () => {
      counter.network.up = false;
      return "";
    },
    (_, prompt) => {
      expect(prompt.facts).toMatchObject([{ value: { zh: "充值" } }]);
      counter.network.up = true;
      counter.clock.tick(15_000);
      return AWAIT_WITHDRAWAL;
    },
    (_, prompt) => {
      expect(prompt).toMatchObject({ kind: "standby", facts: [] });
      return "q";
    },
  ]);
  expect(front.left()).toEqual([]);
  expect(front.outcomes().slice(2)).toEqual(["recharge unknown", "recharge 020"]);
});

test("idle locks the counter, leaves what was asked unsent, and needs a password again", async () => {
  const merchant = await makeMerchant();
  const [card = ""] = await makeStockCards(merchant, 1);
  const counter = await scriptedCounter(merchant, now());
  const day = await counter.play([
    { kind: "idle" },
    ...SIGN_IN,
    ...[card, "1", "20", { kind: "idle" } as const],
    // 取消 does not open it, and 3 is no short key here: it is asked for an operator again.
    ...["01", "q", "q", "3"],
    ...SIGN_IN,
    ...["", "0-5-1", "0", "2"],
  ]);
  expect(day.front.left()).toEqual([]);
  expect(day.front.outcomes()).toEqual(["operator.signIn 000", "operator.signIn 000"]);
  expect(day.front.spoken().match(/久未操作，已自动锁机/g)).toHaveLength(1);
  expect(day.front.spoken()).not.toContain("请先签到（9-1）。");
  expect(day.statuses.some(({ locked, operator }) => locked && operator === null)).toBe(true);
  expect(day.statuses.at(-1)).toMatchObject({ locked: false, idleMinutes: 0 });
  expect(counter.memory.kept()).toMatchObject({ idleMinutes: 0, quickTender: "wechat" });
});
