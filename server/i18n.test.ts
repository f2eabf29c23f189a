import { describe, expect, it } from "vitest";
import { localeOf, preferredLocale } from "@/server/i18n";
import { messages } from "@/server/messages";

/** Every text with its path: "common.pager.older" → "较早". */
function texts(part: unknown, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  if (typeof part === "string") return found.set(path, part);
  if (typeof part !== "object" || part === null) throw new TypeError(`${path} is no text`);
  for (const [name, value] of Object.entries(part)) {
    for (const [key, text] of texts(value, path ? `${path}.${name}` : name)) found.set(key, text);
  }
  return found;
}

/** The names a text takes in: {n}, {n, plural, one {…} other {…}}; every second depth of braces is text again. */
function placeholders(text: string): string[] {
  const names = new Set<string>();
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(/[{}]/g)) {
    depth += mark === "{" ? 1 : -1;
    if (mark === "{" && depth % 2 === 1) names.add(/^\w*/.exec(text.slice(index + 1))?.[0] ?? "");
  }
  return [...names].sort();
}

const zh = texts(messages["zh-CN"]);
const en = texts(messages.en);

describe("the two languages", () => {
  it("have the same keys", () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  it("leave no text empty", () => {
    expect([...zh, ...en].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("take the same names into each text", () => {
    const different = [...zh].filter(([key, text]) => {
      const other = en.get(key) ?? "";
      return placeholders(text).join() !== placeholders(other).join();
    });
    expect(different).toEqual([]);
  });

  it("do not lend each other words: no Chinese in English", () => {
    const allowed = new Set(["shell.language.zh"]);
    expect([...en].filter(([key, text]) => !allowed.has(key) && /\p{Script=Han}/u.test(text))).toEqual([]);
  });
});

describe("the reader's language", () => {
  it.each([
    ["en-US,en;q=0.9", "en"],
    ["zh-TW,zh;q=0.9,en;q=0.8", "zh-CN"],
    ["de,en;q=0.5,zh;q=0.4", "en"],
    ["fr;q=1, zh;q=0.2, en;q=0", "zh-CN"],
    ["ja", "zh-CN"],
    ["", "zh-CN"],
    [null, "zh-CN"],
  ])("%s → %s", (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });

  it("ignores a cookie that names none of ours", () => {
    expect(localeOf("xx")).toBeUndefined();
    expect(localeOf("en-GB")).toBe("en");
    expect(localeOf("zh")).toBe("zh-CN");
  });
});
