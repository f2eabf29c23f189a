import { formatCardNumber } from "@/domain/card-number";
import type { Prompt } from "@/terminal/counter/ports";
import { addAmountKey, shownYuan, yuanOfKeys } from "./amount-keys";
import { enterOption, type KeyTaken, levelAbove, takeOptionKey } from "./option-keys";

/** What the keys of a keypad do to the answer of one question. */

/** A character, "00", or one of the four keys that are no character. */
export type Key = { readonly char: string } | "enter" | "cancel" | "erase" | "clear";

/** What was keyed so far; `level` is the open level of a menu. */
export type Entry = { readonly typed: string; readonly level: string };
export const NOTHING_KEYED: Entry = { typed: "", level: "" };

export type Pressed =
  | { readonly kind: "typing"; readonly entry: Entry }
  | { readonly kind: "answer"; readonly text: string }
  | { readonly kind: "cancel" }
  /** the key means nothing here: a low tone */
  | { readonly kind: "wrong" };

const WRONG: Pressed = { kind: "wrong" };
const DAY_DIGITS = 8;
const PHONE_DIGITS = 15;

/** One key pressed at a question. */
export function pressKey(prompt: Prompt, entry: Entry, key: Key): Pressed {
  if (key === "enter") return enter(prompt, entry);
  if (key === "cancel") return entry.level === "" ? { kind: "cancel" } : typing("", levelAbove(entry.level));
  if (key === "clear") return typing("", entry.level);
  if (key === "erase")
    return typing(prompt.kind === "secret" ? "" : [...entry.typed].slice(0, -1).join(""), entry.level);
  return addChar(prompt, entry, key.char);
}

function addChar(prompt: Prompt, { typed, level }: Entry, char: string): Pressed {
  switch (prompt.kind) {
    case "standby":
      return /^[0-9]$/.test(char) ? { kind: "answer", text: char } : WRONG;
    case "menu":
    case "choice":
      return ofOption(takeOptionKey(prompt.options, level, typed, char), level);
    case "amount":
      return typing(addAmountKey(typed, char));
    case "phone":
      return char === "+" && typed === "" ? typing("+") : addDigits(typed, char, PHONE_DIGITS);
    case "day":
      return addDigits(typed, char, DAY_DIGITS);
    case "card":
    case "digits":
    case "secret":
      return addDigits(typed, char, prompt.longest);
    case "text":
      return [...typed, ...char].length <= prompt.longest ? typing(typed + char) : WRONG;
    default:
      return WRONG; // 确认 takes no characters
  }
}

function addDigits(typed: string, char: string, longest: number): Pressed {
  if (char === "-" || char === " ") return typing(typed);
  return /^[0-9]+$/.test(char) && typed.length + char.length <= longest ? typing(typed + char) : WRONG;
}

function enter(prompt: Prompt, { typed, level }: Entry): Pressed {
  if (prompt.kind === "waiting") return WRONG;
  if (prompt.kind === "standby" || prompt.kind === "confirm") return { kind: "answer", text: "" };
  if (typed === "") return prompt.optional || prompt.preset !== "" ? { kind: "answer", text: "" } : WRONG;
  switch (prompt.kind) {
    case "menu":
    case "choice":
      return ofOption(enterOption(prompt.options, level, typed), level);
    case "amount":
      return { kind: "answer", text: yuanOfKeys(typed) };
    case "day":
      return { kind: "answer", text: dashed(typed) };
    default:
      return { kind: "answer", text: typed };
  }
}

function ofOption(taken: KeyTaken, level: string): Pressed {
  switch (taken.kind) {
    case "none":
      return WRONG;
    case "part":
      return typing(taken.typed, level);
    case "level":
      return typing("", taken.level);
    case "chosen":
      return { kind: "answer", text: taken.key };
  }
}

function typing(typed: string, level = ""): Pressed {
  return { kind: "typing", entry: { typed, level } };
}

/** What the screen shows of the answer so far. Of a secret only how long it is. */
export function shownEntry(prompt: Prompt, { typed }: Entry): string {
  switch (prompt.kind) {
    case "amount":
      return shownYuan(typed);
    case "card":
      return formatCardNumber(typed);
    case "day":
      return dashed(typed);
    case "phone":
      return typed.startsWith("+") ? typed : typed.replace(/^(.{3})(.{1,4})?(.+)?$/, groups);
    case "secret":
      return "•".repeat(typed.length);
    default:
      return typed;
  }
}

function groups(_: string, ...parts: (string | undefined)[]): string {
  return parts.slice(0, 3).filter(Boolean).join(" ");
}

function dashed(digits: string): string {
  return [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].filter((part) => part !== "").join("-");
}
