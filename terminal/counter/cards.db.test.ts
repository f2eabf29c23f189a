import { expect, test } from "vitest";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStockCards } from "@/db/test/factories";
import { issueCardToken } from "@/features/cards/issue-token";
import { now } from "@/server/clock";
import { scriptedCounter } from "@/terminal/test/scripted-counter";
import type { ScriptedFront } from "./test/scripted-front";

testDatabase();

const SIGN_IN = ["01", "123456"];

test("a virtual card is drawn, goes on to recharge, and its one-time code pays wherever a card is asked for", async () => {
  const counter = await scriptedCounter(await makeMerchant(), now());
  const code = async (front: ScriptedFront) => {
    const { qr } = await issueCardToken(String(front.dataOf("card.open").cardNo), now());
    return qr;
  };
  const { front } = await counter.play([
    ...SIGN_IN,
    ...["1", "13912340003", "", "", "", "", "246810", "246810", "", "", "111111", "100", "", ""],
    ...[code, "1", "30", "246810"],
    ...["3", "12", code, "", "5", "246810"],
  ]);
  expect(front.left()).toEqual([]);
  expect(front.outcomes().slice(1)).toEqual(["card.open 000", "recharge 000", "spend 000", "spend 000"]);
  expect(front.dataOf("spend")).toMatchObject({ principal: 6_500 });
  const shown = JSON.stringify(front.prompts.map(({ facts }) => facts));
  expect(shown).toContain("付款码 …");
  const wrong = front.prompts.find(({ complaint }) => complaint?.zh.includes("付款码"));
  expect(wrong?.kind).toBe("card");
});

test("a card of another merchant is bound, keeps its own money here, and is unbound once it is empty", async () => {
  const [home, away] = [await makeMerchant(), await makeMerchant()];
  const [card = ""] = await makeStockCards(home, 1);
  const issuer = await scriptedCounter(home, now());
  await issuer.play([
    ...SIGN_IN,
    ...["1", "13912340004", "", "", "", card, "", "246810", "246810", "", "", "111111", "50", "", ""],
  ]);
  const guest = await scriptedCounter(away, now());
  const { front } = await guest.play([
    ...SIGN_IN,
    ...[card, "1", "1", "246810"],
    ...["", "7-7", card, "", "246810"],
    ...[card, "2", "111111", "20", "", ""],
    ...["", "7-8", card, "", "246810"],
    ...[card, "1", "20", "246810"],
    ...["", "7-8", card, "", "", "246810"],
  ]);
  expect(front.left()).toEqual([]);
  const outcomes = front.outcomes().slice(1);
  expect(["spend 104", "spend 106"]).toContain(outcomes[0]);
  expect(outcomes.slice(1)).toEqual([
    "card.bind 000",
    "recharge 000",
    "card.unbind 118",
    "spend 000",
    "card.unbind 120",
    "card.unbind 000",
  ]);
  const back = await issuer.play([...SIGN_IN, ...[card, "6", "246810", ""]]);
  const balance = back.front.prompts
    .flatMap(({ facts }) => facts)
    .find(({ label }) => label.en === "Balance");
  expect(balance?.value).toBe("¥50.00");
});

test("points credited by mistake go back at 5-2 behind the recharge password; an empty card closes without a tender", async () => {
  const merchant = await makeMerchant();
  const [card = ""] = await makeStockCards(merchant, 1);
  const counter = await scriptedCounter(merchant, now());
  const { front } = await counter.play([
    ...SIGN_IN,
    ...["1", "13912340006", "", "", "", card, "", "", "", "q"],
    ...["", "22", "111111", card, "", "50", ""],
    ...["", "5-2", "1", "", "123456", "1", "", card, "", "111111"],
    ...["", "7-2", card, "", "", ""],
    ...[card, "1", "1", ""],
  ]);
  expect(front.left()).toEqual([]);
  expect(front.outcomes().slice(1)).toEqual([
    "card.open 000",
    "points.credit 000",
    "void 000",
    "card.close 000",
    "spend 113",
  ]);
  expect(front.dataOf("void")).toMatchObject({ points: 0, pointsPart: -50 });
  expect(front.dataOf("card.close")).toMatchObject({ refund: 0 });
});

test("取消 goes back one step, out of the first one nothing is done, and a wrong answer is explained", async () => {
  const merchant = await makeMerchant();
  const [card = ""] = await makeStockCards(merchant, 1);
  const counter = await scriptedCounter(merchant, now());
  const { front } = await counter.play([
    ...SIGN_IN,
    ...["3", card, "q", card, "", "0", "12", "q", "", "q", "q"],
    ...["", "9", "6", "q", "q", "q"],
    ...["99"],
  ]);
  expect(front.left()).toEqual([]);
  expect(front.outcomes()).toEqual(["operator.signIn 000"]);
  expect(front.spoken()).toContain("已取消，什么都没有做。");
  expect(front.spoken()).toContain("没有这个键。");
  expect(front.prompts.some(({ complaint }) => complaint?.zh.startsWith("金额不对"))).toBe(true);
});
