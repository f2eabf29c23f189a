import { expect, test } from "vitest";
import { isOlder } from "./flows/upgrade";
import { findRow } from "./menu";
import { MENU } from "./menu-rows";
import { readCard, shownCard } from "./read-card";
import { refusalWords } from "./refusal-facts";

/** Every key of the manual but orders, reviews and messages, and 0-2, which belongs to them. */
const MANUAL =
  "1 2 3 4 5-1 5-2 5-3 6-1 6-2 7-1 7-2 7-3 7-4 7-5 7-6 7-7 7-8 7-9 7-0 9-1 9-2 9-3 9-4 9-5 9-6 9-7-1 9-7-2 0-1 0-3 0-4 0-5-2";

test("the menu has every key of the manual, each once, and every level below it is listed", () => {
  const keys = MENU.map((row) => row.keys);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of MANUAL.split(" ")) expect(keys).toContain(key);
  for (const key of keys.filter((each) => each.includes("-")))
    expect(keys).toContain(key.slice(0, key.lastIndexOf("-")));
});

test("a row is found by its keys within a level, in full, or as digits alone", () => {
  expect(findRow("5-1")?.title).toBe("voidSpend");
  expect(findRow("51")?.title).toBe("voidSpend");
  expect(findRow("1", "5")?.title).toBe("voidSpend");
  expect(findRow("5 1")?.title).toBe("voidSpend");
  expect(findRow("972")?.title).toBe("punch");
  expect(findRow("2-2")?.title).toBe("pointsCredit");
  expect(findRow("2")?.title).toBe("recharge");
  expect(findRow("")).toBeNull();
  expect(findRow("8-1")).toBeNull();
});

test("a card is a number however it is typed, or a member's one-time code; a code hides all but its end", () => {
  const token = "abcdefghijklmnopqrstuvwxyz_-0123";
  expect(readCard("6217 0012-3456")).toEqual({ no: "621700123456" });
  expect(readCard(`YIKA:PAY:${token}`)).toEqual({ token });
  expect(readCard(`token:${token}`)).toEqual({ token });
  for (const none of ["", "1234567", "token:short", `YIKA:PAY:${token}!`]) expect(readCard(none)).toBeNull();
  expect(shownCard({ no: "621700123456" })).toBe("6217 0012 3456");
  expect(JSON.stringify(shownCard({ token }))).not.toContain("abcdef");
});

test("a refusal is said with the figures it carries, in both languages, and nothing else of its data", () => {
  const text = { zh: "超过限额。", en: "Over a limit." };
  const data = { limit: 5_000, state: "lost", merchants: ["甲", "乙"], other: "x" };
  expect(refusalWords(text, data)).toEqual({
    zh: "超过限额。 限额 ¥50.00 状态 已挂失 仍在用 甲、乙",
    en: "Over a limit. Limit ¥50.00 State Lost Still in use at 甲、乙",
  });
  expect(refusalWords(text, { state: "toString", limit: "5000" })).toEqual(text);
});

test("versions are compared number by number", () => {
  expect(isOlder("1.9.0", "1.10.0")).toBe(true);
  expect(isOlder("1.10.0", "1.9.9")).toBe(false);
  expect(isOlder("2.0.0", "2.0.0")).toBe(false);
});
