import { describe, expect, test } from "vitest";
import type { Slip } from "@/domain/slip";
import type { Outcome } from "@/terminal/client/outcome";
import type { Prompt, PromptKind } from "@/terminal/counter/ports";
import { ScreenFront } from "./screen-front";

const words = { zh: "一", en: "one" };
const key = { session: 1, trace: 1 };
const DONE: Outcome = {
  kind: "done",
  op: "spend",
  key,
  code: "000",
  text: words,
  data: null,
  receipt: null,
  slip: "none",
};
const UNKNOWN: Outcome = { kind: "unknown", op: "spend", key, text: words };
const SLIP: Slip = { title: words, merchant: "m", store: "s", lines: [], copy: 0, qr: null };

function prompt(kind: PromptKind, change: Partial<Prompt> = {}): Prompt {
  const rest = { title: null, question: words, facts: [], options: [], preset: "", complaint: null };
  return { kind, optional: false, longest: 19, ...rest, ...change };
}

function open() {
  const felt: string[] = [];
  const printed: Slip[] = [];
  const print = async (slip: Slip) => void printed.push(slip);
  const front = new ScreenFront({ feel: (what) => felt.push(what), print });
  const type = (text: string) => {
    for (const char of text) front.press({ char });
  };
  return { front, felt, printed, type, now: () => front.state.snapshot() };
}

describe("a question", () => {
  test("is answered by keys, and what was keyed is gone with the answer", async () => {
    const { front, type, now } = open();
    const answer = front.ask(prompt("amount"));
    type("3650");
    expect(now().shown).toBe("36.50");
    front.press("enter");
    expect(await answer).toEqual({ kind: "text", text: "36.50" });
    expect(now()).toMatchObject({ question: null, shown: "" });
    expect(front.keyed().typed).toBe("");
  });

  test("for a secret shows dots only, in nothing that is drawn", async () => {
    const { front, type, now } = open();
    const answer = front.ask(prompt("secret"));
    type("246813");
    expect(JSON.stringify(now())).not.toContain("246813");
    expect(now().shown).toBe("••••••");
    front.press("enter");
    expect(await answer).toEqual({ kind: "text", text: "246813" });
  });

  test("is left by 取消, taken back by the counter, and given up when nobody is there", async () => {
    const { front } = open();
    const left = front.ask(prompt("digits"));
    front.press("cancel");
    expect(await left).toEqual({ kind: "cancel" });
    const news = new AbortController();
    const waiting = front.ask(prompt("waiting"), news.signal);
    front.press("enter");
    news.abort();
    expect(await waiting).toEqual({ kind: "withdrawn" });
    const forgotten = front.ask(prompt("digits"));
    expect(front.idle()).toBe(true);
    expect(await forgotten).toEqual({ kind: "idle" });
  });

  test("asked after the end is answered with the end", async () => {
    const { front } = open();
    const asked = front.ask(prompt("standby"));
    front.end();
    expect(await asked).toEqual({ kind: "end" });
    expect(await front.ask(prompt("standby"))).toEqual({ kind: "end" });
  });
});

describe("a card", () => {
  test("is read at rest and where one is asked for", async () => {
    const { front } = open();
    const rest = front.ask(prompt("standby"));
    front.read(";6217000012345678=2512?");
    expect(await rest).toEqual({ kind: "text", text: "6217000012345678" });
  });

  test("read anywhere else answers nothing and says so", () => {
    const { front, felt, now } = open();
    void front.ask(prompt("secret"));
    front.read("6217000012345678");
    expect(now().question).not.toBeNull();
    expect(now().complaint?.en).toContain("takes no card");
    expect(felt).toEqual(["wrong"]);
  });

  test("read over a declined outcome does not put it away", () => {
    const { front, now } = open();
    void front.ask(prompt("standby"));
    front.show({ kind: "declined", op: "spend", key, code: "100", text: words, data: {} });
    front.read("6217000012345678");
    expect(now().outcome?.kind).toBe("declined");
  });
});

describe("an outcome", () => {
  test("done is put away by 确认, and by the next customer's first key", async () => {
    const { front, type, now } = open();
    const rest = front.ask(prompt("standby"));
    front.show(DONE);
    type("3");
    expect(now().outcome).toBeNull();
    expect(await rest).toEqual({ kind: "text", text: "3" });
  });

  test("declined is not put away by a digit", () => {
    const { front, type, now } = open();
    void front.ask(prompt("standby"));
    front.show({ kind: "declined", op: "spend", key, code: "100", text: words, data: {} });
    type("3");
    expect(now().outcome?.kind).toBe("declined");
    front.press("enter");
    expect(now().outcome).toBeNull();
  });

  test("unknown stays in sight until it is known, large again when it is", () => {
    const { front, felt, now } = open();
    void front.ask(prompt("standby"));
    front.show(UNKNOWN);
    front.press("enter");
    expect(now()).toMatchObject({ outcome: null, unknown: { kind: "unknown" } });
    front.show(UNKNOWN);
    expect(now().outcome).toBeNull();
    front.show(DONE);
    expect(now()).toMatchObject({ outcome: { kind: "done" }, unknown: null });
    expect(felt).toEqual(["unknown", "key", "done"]);
  });

  test("of another operation does not clear the unknown one", () => {
    const { front, now } = open();
    front.show(UNKNOWN);
    front.show({ ...DONE, key: { session: 1, trace: 2 } });
    expect(now().unknown?.kind).toBe("unknown");
  });
});

describe("a slip", () => {
  test("again is a copy", async () => {
    const { front, printed } = open();
    await front.print(SLIP);
    await front.printCopy();
    await front.printCopy();
    expect(printed.map(({ copy }) => copy)).toEqual([0, 1, 2]);
  });

  test("that does not come out is said, and kept", async () => {
    const broken = new ScreenFront({ feel: () => {}, print: () => Promise.reject(new Error("no paper")) });
    await broken.print(SLIP);
    expect(broken.state.snapshot().slips).toEqual([SLIP]);
    expect(broken.state.snapshot().notes[0]?.tone).toBe("bad");
  });
});

test("a list turns its pages with 确认 and closes at the end, or with 取消", async () => {
  const { front, now } = open();
  const closed = front.list(words, [[]]);
  let pages = 2;
  front.rows.turnPage = () => pages-- > 1;
  front.press("enter");
  expect(now().list).not.toBeNull();
  front.press("enter");
  expect(now().list).toBeNull();
  await closed;
});

describe("an outcome that what follows it tells", () => {
  const signIn = { ...DONE, op: "operator.signIn" } as const;
  const asked = { ...DONE, kind: "declined", code: "108", data: { approvalId: "7" } } as const;

  test.each([signIn, asked])("does not cover the screen", (outcome) => {
    const { front, felt, now } = open();
    front.show(outcome);
    expect(now().outcome).toBeNull();
    expect(felt).toEqual(["read"]);
  });

  test.each([signIn, asked])(
    "is told all the same where it was unknown before, and that is over",
    (outcome) => {
      const { front, now } = open();
      front.show({ ...UNKNOWN, op: outcome.op });
      front.show(outcome);
      expect(now()).toMatchObject({ outcome, unknown: null });
    },
  );
});

test("a note is over when a later one says how it ended", () => {
  const { front, now } = open();
  const said = (text: string) => ({ zh: text, en: text });
  front.say(said("asking"), "waiting");
  front.say(said("no server"), "bad");
  front.say(said("no server"), "bad");
  expect(now().notes.map(({ words: { en } }) => en)).toEqual(["no server"]);
  front.say(said("server back"), "good");
  expect(now().notes.map(({ words: { en } }) => en)).toEqual(["server back"]);
});
