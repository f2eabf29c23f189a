import { expect, test } from "vitest";
import { ALL_CODES, classOf, factsOf, isCode, replyOf } from "./codes";

/** Section 4 of the protocol, code by code. */
const SPECIFIED =
  "000 020 021 022 100 101 102 103 104 105 106 107 108 109 110 111 112 113 114 115 116 117 118 119 120 200 201 202 203 204 205 206 207 300 301";

test("every code of the contract is there, and no other", () => {
  expect(ALL_CODES.join(" ")).toBe(SPECIFIED);
});

test("the first digit alone says what a terminal does", () => {
  const meaning = { 0: [true, false], 1: [true, false], 2: [false, false], 3: [false, true] };
  for (const code of ALL_CODES) {
    const facts = factsOf(code);
    expect([facts.final, facts.retry]).toEqual(meaning[facts.class]);
    expect(facts.class).toBe(Number(code[0]));
  }
  expect(classOf("199")).toBe(1);
  for (const none of ["", "1", "400", "1000", "１00", "0x1"]) expect(classOf(none)).toBeNull();
  expect(isCode("toString")).toBe(false);
});

test("every refusal says in both languages that nothing happened, and ends as a sentence", () => {
  for (const code of ALL_CODES) {
    const { text, class: cls } = factsOf(code);
    expect(text.zh).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(text.en).toMatch(/^[A-Z].*\.$/);
    if (cls === 1 && code !== "108") expect(text.zh).toMatch(/没有|未/);
    if (cls === 2) expect(text.en).toMatch(/nothing was (recorded|changed)/);
  }
});

test("a reply carries the code's meaning, the server's time, and its own words where it has them", () => {
  const time = new Date("2026-11-22T09:30:00.123Z");
  expect(replyOf("301", {}, time)).toEqual({
    v: 1,
    code: "301",
    text: factsOf("301").text,
    final: false,
    retry: true,
    time: "2026-11-22T09:30:00.123Z",
    data: {},
  });
  const own = replyOf("000", { ref: "000000000001" }, time, {
    replayed: true,
    text: { zh: "好", en: "Good" },
  });
  expect(own).toMatchObject({
    replayed: true,
    text: { en: "Good" },
    final: true,
    data: { ref: "000000000001" },
  });
  expect(JSON.stringify(replyOf("000", {}, time))).not.toContain("replayed");
});
