import { describe, expect, test } from "vitest";
import type { Option } from "@/terminal/counter/ports";
import { enterOption, levelAbove, optionsAt, takeOptionKey } from "./option-keys";

const words = { zh: "", en: "" };
const keys = (...list: string[]): Option[] => list.map((key) => ({ key, label: words }));
const menu = keys("1", "3", "5", "5-1", "5-3", "9", "9-7", "9-7-1", "9-7-2");

describe("a menu with levels", () => {
  test("shows one level at a time", () => {
    expect(optionsAt(menu, "").map(({ key }) => key)).toEqual(["1", "3", "5", "9"]);
    expect(optionsAt(menu, "5-").map(({ key }) => key)).toEqual(["5-1", "5-3"]);
    expect(optionsAt(menu, "9-7-").map(({ key }) => key)).toEqual(["9-7-1", "9-7-2"]);
  });

  test("a key without a level below is chosen", () => {
    expect(takeOptionKey(menu, "", "", "3")).toEqual({ kind: "chosen", key: "3" });
    expect(takeOptionKey(menu, "5-", "", "3")).toEqual({ kind: "chosen", key: "5-3" });
  });

  test("a key with a level below opens it, and one goes back up", () => {
    expect(takeOptionKey(menu, "", "", "9")).toEqual({ kind: "level", level: "9-" });
    expect(takeOptionKey(menu, "9-", "", "7")).toEqual({ kind: "level", level: "9-7-" });
    expect(levelAbove("9-7-")).toBe("9-");
    expect(levelAbove("9-")).toBe("");
  });

  test("a key that is not there does nothing", () => {
    expect(takeOptionKey(menu, "", "", "2")).toEqual({ kind: "none" });
    expect(takeOptionKey(menu, "5-", "", "2")).toEqual({ kind: "none" });
  });
});

describe("a list of more than nine", () => {
  const list = keys(...Array.from({ length: 12 }, (_, index) => String(index + 1)));

  test("1 waits, because 10 to 12 begin with it; 确认 takes it", () => {
    expect(takeOptionKey(list, "", "", "1")).toEqual({ kind: "part", typed: "1" });
    expect(enterOption(list, "", "1")).toEqual({ kind: "chosen", key: "1" });
    expect(takeOptionKey(list, "", "1", "2")).toEqual({ kind: "chosen", key: "12" });
  });

  test("9 is chosen at once, 13 is not there", () => {
    expect(takeOptionKey(list, "", "", "9")).toEqual({ kind: "chosen", key: "9" });
    expect(takeOptionKey(list, "", "1", "3")).toEqual({ kind: "none" });
  });
});
