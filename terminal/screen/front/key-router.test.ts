import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Prompt, PromptKind } from "@/terminal/counter/ports";
import { HOLD_MS } from "../input/wedge";
import { type KeyDown, type KeyPlace, KeyRouter } from "./key-router";
import { ScreenFront } from "./screen-front";

const words = { zh: "", en: "" };
const CARD = "6217000012345678";
const menu = ["1", "2", "6"].map((key) => ({ key, label: words }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function asked(kind: PromptKind, change: Partial<Prompt> = {}): Prompt {
  const rest = { title: null, question: words, facts: [], options: [], preset: "", complaint: null };
  return { kind, optional: false, longest: 19, ...rest, ...change };
}

/** A front whose keys come from `strike`: one key after another, `gap` ms apart. */
function atQuestion(kind: PromptKind, change: Partial<Prompt> = {}) {
  const front = new ScreenFront({ feel: () => {}, print: async () => {} });
  const router = new KeyRouter(front);
  const answer = front.ask(asked(kind, change));
  let atMs = 1000;
  const strike = (keys: Iterable<string>, gap: number, place: KeyPlace = "page", repeat = false) => {
    for (const key of keys) {
      atMs += gap;
      vi.advanceTimersByTime(gap);
      router.down(keyDown(key, atMs, repeat), place);
    }
  };
  return { front, answer, strike, now: () => front.state.snapshot() };
}

function keyDown(key: string, timeStamp: number, repeat: boolean): KeyDown {
  const plain = { isComposing: false, ctrlKey: false, metaKey: false, altKey: false };
  return { ...plain, key, timeStamp, repeat, preventDefault() {} };
}

describe("a reader", () => {
  test("at rest is a card, though its first digit is a short key", async () => {
    const { answer, strike } = atQuestion("standby");
    strike([...CARD, "Enter"], 5);
    expect(await answer).toEqual({ kind: "text", text: CARD });
  });

  test("takes the place of what was typed in a question for a card", async () => {
    const { answer, strike } = atQuestion("card");
    strike("99", 200);
    strike([...`;${CARD}=2512?`, "Enter"], 8);
    expect(await answer).toEqual({ kind: "text", text: CARD });
  });

  test("whose keys are held up in mid-number is read whole, though the head opened something", async () => {
    const { front, answer, strike } = atQuestion("standby");
    strike("8", 5);
    vi.advanceTimersByTime(HOLD_MS);
    expect(await answer).toEqual({ kind: "text", text: "8" });
    const card = front.ask(asked("card"));
    strike("0", 400);
    strike([..."00001000004888", "Enter"], 5);
    expect(await card).toEqual({ kind: "text", text: "8000001000004888" });
  });

  test("while the terminal works is told that the card was not read", async () => {
    const { answer, strike, now } = atQuestion("standby");
    strike("3", 200);
    vi.advanceTimersByTime(HOLD_MS);
    await answer;
    strike(["Shift"], 1200);
    strike([...CARD, "Enter"], 5);
    expect(now().notes).toMatchObject([{ tone: "bad", words: { en: expect.stringContaining("not read") } }]);
  });

  test.each(["amount", "secret", "digits"] as const)("leaves the answer to %s as it was", (kind) => {
    const { strike, now } = atQuestion(kind, { longest: 12 });
    strike("12", 200);
    const before = now().shown;
    strike(CARD[0] ?? "", 400);
    strike([...CARD.slice(1), "Enter"], 5);
    expect(now()).toMatchObject({
      shown: before,
      complaint: { en: expect.stringContaining("takes no card") },
    });
  });

  test.each(["menu", "choice", "confirm"] as const)("chooses and confirms nothing at %s", (kind) => {
    const { strike, now } = atQuestion(kind, { options: menu });
    strike([...CARD, "Enter"], 5);
    vi.advanceTimersByTime(1000);
    expect(now().question).not.toBeNull();
  });
});

describe("a person", () => {
  test("waits for a short key only until no reader can follow", async () => {
    const { answer, strike, now } = atQuestion("standby");
    strike("3", 200);
    expect(now().question).not.toBeNull();
    vi.advanceTimersByTime(HOLD_MS);
    expect(await answer).toEqual({ kind: "text", text: "3" });
  });

  test("may be faster than that: the held key comes before Enter", async () => {
    const { answer, strike } = atQuestion("choice", { options: menu });
    strike(["2", "Enter"], 20);
    expect(await answer).toEqual({ kind: "text", text: "2" });
  });

  test("may type or paste a phone number as fast as a reader", async () => {
    const { answer, strike } = atQuestion("phone");
    strike([..."13912345678", "Enter"], 2);
    expect(await answer).toEqual({ kind: "text", text: "13912345678" });
  });

  test("who leans on a key types it once", () => {
    const { strike, now } = atQuestion("digits");
    strike("5", 200);
    strike("5555", 33, "page", true);
    expect(now().shown).toBe("5");
  });

  test("writes into a field by the field's own means, and only 确认 and 取消 come here", async () => {
    const { front, answer, strike, now } = atQuestion("text", { longest: 40 });
    strike("Li", 200, "field");
    expect(now().shown).toBe("");
    front.typeText("李雷");
    strike(["Enter"], 200, "field");
    expect(await answer).toEqual({ kind: "text", text: "李雷" });
  });

  test("works a form of settings with its own keys; 取消 leads out", () => {
    const { front, strike, now } = atQuestion("standby");
    front.open("settings");
    strike(["Enter", "1"], 200, "form");
    expect(now().panel).toBe("settings");
    strike(["Escape"], 200, "form");
    expect(now().panel).toBeNull();
  });
});
