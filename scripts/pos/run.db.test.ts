import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/test/database";
import { openKeyboard } from "./keyboard";
import { runPos } from "./run";
import { counterOf, counterServer } from "./test/counter-server";
import { ScriptedKeyboard } from "./test/scripted-keyboard";

testDatabase();

let server: Awaited<ReturnType<typeof counterServer>>;
const directories: string[] = [];
beforeAll(async () => {
  server = await counterServer();
});
afterAll(async () => {
  await server.close();
  for (const directory of directories) await rm(directory, { recursive: true });
});

async function newDirectory(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "yika-pos-"));
  directories.push(made);
  return made;
}

async function atTheCounter(dir: string, lines: string[], lang: "zh" | "en" = "zh") {
  const keyboard = new ScriptedKeyboard([...lines]);
  const exit = await runPos({ dir, lang }, keyboard, keyboard.write);
  return { exit, keyboard, output: keyboard.output };
}

const SIGN_IN = ["01", "123456"];

test("a day at the counter: first use, open, recharge, spend, void, look up, print again, settle", async () => {
  const { card, code } = await counterOf();
  const dir = await newDirectory();
  const day = [
    ...[server.url, "not a code", code],
    ...SIGN_IN,
    ...["1", "139 1234 0001", "1990-02-30", "1990-02-28", "1", "", card, ""],
    ...["246810", "999999", "246810", "246810", ""],
    ...["", "111111", "100", "1", ""],
    ...[card, "1", "36.50", "000000", "246810"],
    ...["", "5", "1", "1", "", "123456", "2", "", card, "", "246810"],
    ...["3", card, "", "18", "246810"],
    ...["", "6-1", card, "", "246810", "1"],
    ...["", "6-2", "1", "13912340001"],
    ...["", "0-3", "2"],
    ...["", "0-3", ""],
    ...["", "0-4", "1", "1"],
    ...["", "5-3"],
    ...["", "0-1", "100", ""],
    ...["", "0-4", "2"],
    ...["", "9-2", "00", "123456", "q"],
    "q",
  ];
  const { exit, output, keyboard } = await atTheCounter(dir, day);
  expect(keyboard.left()).toEqual([]);
  expect(exit).toBe(0);
  const inOrder = [
    "激活码不对",
    "已激活",
    "已联机：",
    "没有这一天",
    "两次输入不同",
    "赠送 ¥10.00",
    "✘ 未办理 101",
    "还可以试 4",
    "消费　凭证号 000002　金额 ¥36.50　状态 已入账",
    "余额",
    "139 **** 0001",
    "已撤销",
    "*** COPY 1 ***",
    "没有这项权限",
    "已结算，新批次 2",
    "*** COPY 1 ***",
    "已锁机",
    "主管管理",
    "已退出",
  ];
  let from = 0;
  for (const text of inOrder) {
    const at = output.indexOf(text, from);
    expect(at, `${text} after ${output.slice(Math.max(0, from - 200), from)}`).toBeGreaterThanOrEqual(from);
    from = at;
  }
  for (const secret of ["246810", "111111", "123456"]) expect(output).not.toContain(secret);
  expect(keyboard.secretQuestions.length).toBeGreaterThan(8);

  expect((await stat(join(dir, "key.json"))).mode & 0o777).toBe(0o600);
  const kept = await Promise.all(
    (await readdir(join(dir, "journal"))).map((name) => readFile(join(dir, "journal", name), "utf8")),
  );
  expect(kept.length).toBeGreaterThan(5);
  for (const secret of ["246810", "111111", "123456"]) expect(kept.join("")).not.toContain(secret);

  const next = await atTheCounter(dir, [...SIGN_IN, "q"], "en");
  expect(next.exit).toBe(0);
  expect(next.output).toContain("batch 2");
  expect(next.output).not.toContain("Activation code");
});

test("a second program over the same directory is turned away, a dead one's lock is not in the way", async () => {
  const dir = await newDirectory();
  await writeFile(join(dir, "lock"), String(process.pid));
  const busy = await atTheCounter(dir, []);
  expect(busy.exit).toBe(1);
  expect(busy.output).toContain("已在另一个窗口运行");
  await writeFile(join(dir, "lock"), "2147483646");
  expect((await atTheCounter(dir, ["q"])).exit).toBe(0);
  expect(await readdir(dir)).not.toContain("lock");
});

test("nothing is done before someone has signed in, and no server means a plain reason and going on without", async () => {
  const { code } = await counterOf();
  const dir = await newDirectory();
  const signedOut = await atTheCounter(dir, [server.url, code, "q", "3", ...SIGN_IN, "q"], "en");
  expect(signedOut.output).toContain("Sign in first (9-1).");
  await writeFile(join(dir, "server"), "http://127.0.0.1:9\n");
  const alone = await atTheCounter(dir, [...SIGN_IN, "3", "q"]);
  expect(alone.exit).toBe(0);
  expect(alone.output).toContain("连不上服务器");
  expect(alone.output).toContain("小李（柜员），已离线签到");
  expect(alone.output).toMatch(/终端 \d{8}　批次 0　操作员 01 小李　断网/);
  for (const file of ["counter.json", "device-key"])
    expect((await stat(join(dir, file))).mode & 0o777).toBe(0o600);
  expect(await readFile(join(dir, "counter.json"), "utf8")).not.toContain("123456");
});

test("a device that was never activated and is left so ends with exit code 1", async () => {
  const left = await atTheCounter(await newDirectory(), [server.url, "not a code"]);
  expect(left.exit).toBe(1);
  expect(left.output).toContain("激活码不对");
});

function keyboardOver(isTTY: boolean) {
  const modes: boolean[] = [];
  const keys = Object.assign(new PassThrough(), { isTTY, setRawMode: (raw: boolean) => modes.push(raw) });
  let seen = "";
  const paper = new Writable({
    write: (chunk, _encoding, done) => {
      seen += String(chunk);
      done();
    },
  });
  return { keyboard: openKeyboard(keys, paper), keys, modes, seen: () => seen };
}

test("at a real keyboard secrets show as stars, keys can be erased, Esc is 取消 and Ctrl-C ends", async () => {
  const { keyboard, keys, modes, seen } = keyboardOver(true);
  const answer = async (question: string, secret: boolean, ...chunks: string[]) => {
    const asked = keyboard.ask(question, secret);
    for (const chunk of chunks) keys.write(chunk);
    return asked;
  };
  expect(await answer("PIN ", true, "24", "681\u007f", "810", "\r")).toEqual({
    kind: "text",
    text: "2468810",
  });
  expect(seen()).toContain("PIN *****\b \b***");
  expect(seen()).not.toContain("246");
  expect(await answer("name ", false, "欧阳\u007f", "\u001b[A", "娜\r")).toEqual({
    kind: "text",
    text: "欧娜",
  });
  expect(seen()).toContain("欧阳\b \b\b \b娜");
  expect(await answer("? ", false, "12", "\u001b")).toEqual({ kind: "cancel" });
  expect(await answer("? ", false, "q\r")).toEqual({ kind: "cancel" });
  expect(await answer("? ", false, "\u0003")).toEqual({ kind: "end" });
  expect(modes.at(-1)).toBe(false);
});

test("a question taken back or left alone is no answer, and what is typed later goes to the next one", async () => {
  for (const isTTY of [true, false]) {
    const { keyboard, keys } = keyboardOver(isTTY);
    const taken = new AbortController();
    const asked = keyboard.ask("wait ", false, { withdraw: taken.signal });
    taken.abort();
    expect(await asked).toEqual({ kind: "withdrawn" });
    const next = keyboard.ask("next ", false);
    keys.write("7\n");
    expect(await next).toEqual({ kind: "text", text: "7" });
  }
  const { keyboard } = keyboardOver(true);
  expect(await keyboard.ask("still there? ", false, { idleMs: 1 })).toEqual({ kind: "idle" });
});

test("without a keyboard it reads line by line and never repeats a secret", async () => {
  const { keyboard, keys, seen } = keyboardOver(false);
  keys.end("3\n246810\nq\n");
  expect(await keyboard.ask("key ", false)).toEqual({ kind: "text", text: "3" });
  expect(await keyboard.ask("PIN ", true)).toEqual({ kind: "text", text: "246810" });
  expect(await keyboard.ask("? ", false)).toEqual({ kind: "cancel" });
  expect(await keyboard.ask("? ", false)).toEqual({ kind: "end" });
  expect(seen()).toBe("key 3\nPIN \n? q\n? \n");
});
