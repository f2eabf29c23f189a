import { expect, test } from "vitest";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStockCards } from "@/db/test/factories";
import { now } from "@/server/clock";
import { scriptedCounter } from "@/terminal/test/scripted-counter";

testDatabase();

const SIGN_IN = ["01", "123456"];
const NO_PIN_CARD = (card: string) => ["1", "13912340009", "", "", "", card, "", "", ""];

test("after a difference the terminal's list goes up and the operations that differ are shown", async () => {
  const merchant = await makeMerchant();
  const [card = ""] = await makeStockCards(merchant, 1);
  const counter = await scriptedCounter(merchant, now());
  await counter.play([...SIGN_IN, ...NO_PIN_CARD(card), "", "111111", "100", "", "", card, "1", "30", ""]);
  counter.loseJournal();
  const { front } = await counter.play([...SIGN_IN, card, "1", "5", "", "", "0-1", "90", ""]);
  expect(front.left()).toEqual([]);
  expect(front.outcomes().slice(-2)).toEqual(["batch.settle 000", "journal.upload 000"]);
  expect(front.spoken()).toContain("总数有差异：充值、消费");
  expect(front.spoken()).toContain("现金差 −¥10.00");
  expect(front.spoken()).toContain("有 2 笔不同");
  const rows = front.lists.at(-1)?.rows.map((row) => row.map(({ value }) => value).slice(0, 4));
  expect(rows).toEqual([
    [{ zh: "本机没有", en: "Not on this terminal" }, { zh: "充值", en: "Recharge" }, "–", "¥100.00"],
    [{ zh: "本机没有", en: "Not on this terminal" }, { zh: "消费", en: "Spend" }, "–", "¥30.00"],
  ]);
});

test("a slip is printed again without the server from the terminal's own copy, a lost one is said to be so", async () => {
  const merchant = await makeMerchant();
  const [card = ""] = await makeStockCards(merchant, 1);
  const counter = await scriptedCounter(merchant, now());
  const first = await counter.play([...SIGN_IN, ...NO_PIN_CARD(card), "", "111111", "100", "", ""]);
  counter.network.up = false;
  const { front } = await counter.play([
    ...SIGN_IN,
    ...["", "0-4", "1", "1"],
    ...["", "0-4", "1", "77"],
    ...["", "0-4", "2"],
  ]);
  expect(front.left()).toEqual([]);
  const slip = first.front.printed.at(-1);
  expect(front.printed).toEqual([{ ...slip, copy: 1 }]);
  expect(front.spoken()).toContain("本机也没有这张凭条");
  expect(front.spoken()).toContain("这项业务现在办不了");
});
