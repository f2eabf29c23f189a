import { readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStockCards } from "@/db/test/factories";
import { now } from "@/server/clock";
import { scriptedCounter } from "@/terminal/test/scripted-counter";
import { keysOf } from "./test/count-keys";
import type { Line, ScriptedFront } from "./test/scripted-front";

testDatabase();

/** Seconds a key takes an average person (the keystroke-level model's K). */
const SECONDS_A_KEY = 0.28;

const PIN = "246810";
/** Keys of each answer of an operation, in order. */
const counted = new Map<string, readonly number[]>();

beforeAll(async () => {
  const merchant = await makeMerchant();
  const [a = "", b = ""] = await makeStockCards(merchant, 2);
  const counter = await scriptedCounter(merchant, now());
  const played: { prompt: number; name: string }[] = [];
  const mark =
    (name: string, first: Line): Line =>
    (front: ScriptedFront) => {
      played.push({ prompt: front.prompts.length - 1, name });
      return first;
    };
  const answers: string[] = [];
  const script: Line[] = [
    mark("签到 sign in", "01"),
    "123456",
    mark("开卡 open, PIN", "1"),
    "13912340001",
    "",
    "",
    "",
    a,
    "",
    PIN,
    PIN,
    "",
    "q",
    mark("开卡 open, virtual, no PIN", "1"),
    "13912340002",
    "",
    "",
    "",
    "",
    "",
    "",
    "q",
    mark("充值 recharge ¥100.00", "2"),
    "111111",
    a,
    "",
    "100",
    "",
    "",
    mark("充值 recharge ¥100.00, card first", a),
    "2",
    "111111",
    "100",
    "",
    "",
    mark("消费 spend ¥36.50, card first, PIN", a),
    "1",
    "36.50",
    PIN,
    mark("消费 spend ¥36.50, PIN", "3"),
    a,
    "",
    "36.50",
    PIN,
    mark("积分充值 credit 500 points", ""),
    "22",
    "111111",
    a,
    "",
    "500",
    "",
    mark("积分消费 spend 200 points, PIN", "4"),
    "200",
    a,
    "",
    PIN,
    mark("查询余额 balance, card first, PIN", a),
    "6",
    PIN,
    "",
    mark("消费撤销 void a spend, supervisor here, PIN", ""),
    "5-1",
    "1",
    "",
    "123456",
    "4",
    "",
    a,
    "",
    PIN,
    mark("挂失 report lost, by phone", ""),
    "7-3",
    "3",
    "13912340001",
    "",
    "",
    mark("解挂 unlock, PIN", ""),
    "7-4",
    a,
    "",
    "1",
    PIN,
    mark("补卡 reissue, by phone, PIN", ""),
    "7-5",
    "2",
    "13912340001",
    "",
    b,
    "",
    PIN,
    "",
    mark("改密 change PIN", ""),
    "7-6",
    b,
    "",
    PIN,
    PIN,
    PIN,
    "",
    mark("锁机 lock", ""),
    "9-2",
    mark("解锁 unlock the terminal", "01"),
    "123456",
    mark("结算 settle, ¥200.00 counted", ""),
    "0-1",
    "200",
    "",
  ];
  const recording = script.map(
    (line): Line =>
      async (front, prompt) => {
        let answer = line;
        while (typeof answer === "function") answer = await answer(front, prompt);
        answers[front.prompts.length - 1] = typeof answer === "string" ? answer : "";
        return answer;
      },
  );
  const { front } = await counter.play(recording);
  expect(front.left()).toEqual([]);
  expect(front.outcomes().filter((each) => !each.endsWith("000"))).toEqual([]);
  for (const [at, { prompt, name }] of played.entries()) {
    const end = played[at + 1]?.prompt ?? answers.length;
    const keys = front.prompts.slice(prompt, end).map((each, n) => {
      const answer = answers[prompt + n] ?? "";
      return keysOf(each, answer === "q" ? "" : answer);
    });
    counted.set(name, keys);
  }
});

const sum = (keys: readonly number[]) => keys.reduce((total, each) => total + each, 0);
const secondsOf = (name: string) => sum(counted.get(name) ?? [Number.POSITIVE_INFINITY]) * SECONDS_A_KEY;

test("a recharge takes at most 6 s of key presses, a spend at most 4 s, the PIN's keys included", () => {
  for (const name of ["充值 recharge ¥100.00", "充值 recharge ¥100.00, card first"])
    expect(secondsOf(name), name).toBeLessThanOrEqual(6);
  for (const name of ["消费 spend ¥36.50, card first, PIN", "消费 spend ¥36.50, PIN"])
    expect(secondsOf(name), name).toBeLessThanOrEqual(4);
});

test("docs/pos-keys.md says the keys that are really pressed", async () => {
  const page = await readFile("docs/pos-keys.md", "utf8");
  const rows = [...counted].map(([name, keys]) => {
    const seconds = (Math.round(sum(keys) * SECONDS_A_KEY * 100) / 100).toFixed(2);
    return `| ${name} | ${keys.filter((each) => each > 0).join(" + ")} | ${sum(keys)} | ${seconds} |`;
  });
  expect(page.split("\n").filter((line) => /\| [0-9.]+ \|$/.test(line))).toEqual(rows);
});
