import { describe, expect, test } from "vitest";
import type { Prompt } from "@/terminal/counter/ports";
import { type Entry, type Key, NOTHING_KEYED, pressKey, shownEntry } from "./entry";

const words = { zh: "", en: "" };
function prompt(kind: Prompt["kind"], change: Partial<Prompt> = {}): Prompt {
  const rest = { title: null, question: words, facts: [], options: [], preset: "", complaint: null };
  return { kind, optional: false, longest: 19, ...rest, ...change };
}

/** Presses the characters one by one, then `last`. */
function press(asked: Prompt, chars: string, last: Key = "enter") {
  let entry: Entry = NOTHING_KEYED;
  for (const char of chars) {
    const pressed = pressKey(asked, entry, { char });
    if (pressed.kind === "answer") return pressed;
    if (pressed.kind === "typing") entry = pressed.entry;
  }
  return pressKey(asked, entry, last);
}
const shown = (asked: Prompt, typed: string) => shownEntry(asked, { typed, level: "" });

describe("keys at a question", () => {
  test.each([
    ["amount", "3650", "36.50"],
    ["card", "6217 0000-1234", "621700001234"],
    ["phone", "13912345678", "13912345678"],
    ["day", "19900131", "1990-01-31"],
    ["digits", "000017", "000017"],
    ["secret", "246810", "246810"],
    ["text", "A2", "A2"],
    ["standby", "3", "3"],
    ["confirm", "", ""],
    ["standby", "", ""],
  ] as const)("%s: %s is answered as %s", (kind, keys, text) => {
    expect(press(prompt(kind), keys)).toEqual({ kind: "answer", text });
  });

  test("an empty 确认 is an answer only where one is allowed", () => {
    expect(press(prompt("digits"), "")).toEqual({ kind: "wrong" });
    expect(press(prompt("digits", { optional: true }), "")).toEqual({ kind: "answer", text: "" });
    expect(press(prompt("choice", { preset: "1" }), "")).toEqual({ kind: "answer", text: "" });
  });

  test("more than the longest answer is not taken, letters neither", () => {
    expect(press(prompt("digits", { longest: 2 }), "0123")).toEqual({ kind: "answer", text: "01" });
    expect(pressKey(prompt("card"), NOTHING_KEYED, { char: "x" })).toEqual({ kind: "wrong" });
  });

  test("取消 leaves a level of the menu first, then the question", () => {
    const options = ["5", "5-1"].map((key) => ({ key, label: words }));
    const menu = prompt("menu", { options });
    expect(pressKey(menu, { typed: "", level: "5-" }, "cancel")).toEqual({
      kind: "typing",
      entry: NOTHING_KEYED,
    });
    expect(pressKey(menu, NOTHING_KEYED, "cancel")).toEqual({ kind: "cancel" });
    expect(press(menu, "51")).toEqual({ kind: "answer", text: "5-1" });
  });

  test("erasing takes the last digit, of a secret all", () => {
    const entry = { typed: "123", level: "" };
    expect(pressKey(prompt("digits"), entry, "erase")).toMatchObject({ entry: { typed: "12" } });
    expect(pressKey(prompt("secret"), entry, "erase")).toMatchObject({ entry: { typed: "" } });
    expect(pressKey(prompt("digits"), entry, "clear")).toMatchObject({ entry: { typed: "" } });
  });
});

test.each([
  ["amount", "", "0.00"],
  ["amount", "123", "1.23"],
  ["card", "62170000123", "6217 0000 123"],
  ["phone", "139", "139"],
  ["phone", "1391234", "139 1234"],
  ["phone", "13912345678", "139 1234 5678"],
  ["day", "199001", "1990-01"],
  ["secret", "246810", "••••••"],
] as const)("%s %s is shown as %s", (kind, typed, text) => {
  expect(shown(prompt(kind), typed)).toBe(text);
});
