import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { asCopy, type Slip, type SlipLine } from "@/domain/slip";
import { columns, renderSlip } from "@/domain/slip-text";

function slip(lines: readonly SlipLine[], over: Partial<Slip> = {}): Slip {
  return {
    title: { zh: "消费", en: "Spend" },
    merchant: "云间茶舍",
    store: "Lakeside",
    lines,
    copy: 0,
    qr: null,
    ...over,
  };
}

describe("columns", () => {
  test.each([
    ["", 0],
    ["abc", 3],
    ["一卡", 4],
    ["¥1,234.50", 9],
    ["\u2212¥3.00", 6],
    ["（已冲正）", 10],
    ["１２", 4],
    ["ｱ", 1],
    ["한글", 4],
    ["e\u0301", 1],
    ["a\u200bb", 2],
    ["𠮷", 2],
    ["🍵", 2],
  ])("%j takes %s", (text, n) => {
    expect(columns(text)).toBe(n);
  });

  test("agrees with a terminal's own measure on letters, signs and characters of the trade", () => {
    for (const [from, to] of [
      [0x20, 0x7e],
      [0xa1, 0xac],
      [0xae, 0x17f],
      [0x391, 0x3a1],
      [0x2010, 0x2027],
      [0x2030, 0x205e],
      [0x2190, 0x22ff],
      [0x2500, 0x257f],
      [0x2e80, 0x2e99],
      [0x3000, 0x3029],
      [0x3041, 0x3096],
      [0x30a0, 0x30ff],
      [0x3105, 0x312f],
      [0x3200, 0x321e],
      [0x3400, 0x9fff],
      [0xac00, 0xd7a3],
      [0xf900, 0xfad9],
      [0xff01, 0xff9f],
      [0xffe0, 0xffe6],
      [0x20000, 0x20100],
    ] as const) {
      for (let code = from; code <= to; code += 1) {
        const char = String.fromCodePoint(code);
        // The library draws © ↔ and the like as emoji; terminals and printers draw them as letters.
        if (/\p{Extended_Pictographic}/u.test(char)) continue;
        expect(`${code.toString(16)} ${columns(char)}`).toBe(`${code.toString(16)} ${stringWidth(char)}`);
      }
    }
  });
});

describe("a slip as text", () => {
  const lines: SlipLine[] = [
    { t: "big", label: { zh: "消费金额", en: "Amount" }, value: "¥1,234.50" },
    { t: "pair", label: { zh: "付款方式", en: "Paid by" }, value: { zh: "现金", en: "Cash" } },
    { t: "rule" },
    { t: "row", label: { zh: "充值撤销", en: "Recharge void" }, count: "2", sum: "¥300.00" },
    { t: "note", text: { zh: "谢谢惠顾", en: "Thank you" } },
  ];

  test("in Chinese", () => {
    expect(renderSlip(slip(lines), "zh")).toEqual([
      "            云间茶舍",
      "            Lakeside",
      "              消费",
      "--------------------------------",
      "消费金额               ¥1,234.50",
      "付款方式                    现金",
      "--------------------------------",
      "充值撤销          2      ¥300.00",
      "谢谢惠顾",
      "--------------------------------",
    ]);
  });

  test("in English, as a copy, with its code", () => {
    expect(renderSlip(asCopy(slip(lines, { qr: "https://yika.example/s/1" }), 2), "en")).toEqual([
      "         *** COPY 2 ***",
      "            云间茶舍",
      "            Lakeside",
      "             Spend",
      "--------------------------------",
      "Amount                 ¥1,234.50",
      "Paid by                     Cash",
      "--------------------------------",
      "Recharge void     2      ¥300.00",
      "Thank you",
      "--------------------------------",
      "[QR] https://yika.example/s/1",
      "         *** COPY 2 ***",
    ]);
  });

  test("a value too long for its line goes below, to the right, none of it lost", () => {
    const note = "客人要求少糖去冰另外打包两份带走谢谢老板";
    const text = renderSlip(slip([{ t: "pair", label: { zh: "备注", en: "Note" }, value: note }]), "zh");
    expect(text.slice(4, -1)).toEqual([
      "备注",
      "客人要求少糖去冰另外打包两份带走",
      "                        谢谢老板",
    ]);
  });

  test("label and value never touch", () => {
    const label = { zh: "备注", en: "Note" };
    const text = (value: string) => renderSlip(slip([{ t: "pair", label, value }]), "zh").slice(4, -1);
    expect(text("1".repeat(27))).toEqual([`备注 ${"1".repeat(27)}`]);
    expect(text("1".repeat(28))).toEqual(["备注", `    ${"1".repeat(28)}`]);
  });

  test("words are kept whole where they fit", () => {
    const text = renderSlip(
      slip([{ t: "note", text: { zh: "", en: "Scan the code below to use this card on your phone" } }]),
      "en",
    );
    expect(text.slice(4, -1)).toEqual(["Scan the code below to use this", "card on your phone"]);
  });

  test("control characters do not reach the printer", () => {
    const text = renderSlip(slip([], { merchant: "A\u001b@B\n\u2028C" }), "zh").join("\n");
    expect(text).toContain("A @B C");
    expect(text).not.toContain("\u001b");
  });

  test("a width that holds nothing is an error", () => {
    expect(() => renderSlip(slip([]), "zh", 15)).toThrow(RangeError);
  });

  const piece = fc.oneof(
    fc.string({ unit: fc.constantFrom(..."茶 a¥1,2.−（）🍵ｱ\u0301\n\u001b\u200b"), maxLength: 60 }),
    fc.string({ unit: "binary", maxLength: 40 }),
  );
  const words = fc.record({ zh: piece, en: piece });
  const line: fc.Arbitrary<SlipLine> = fc.oneof(
    fc.record({
      t: fc.constantFrom("pair" as const, "big" as const),
      label: words,
      value: fc.oneof(piece, words),
    }),
    fc.record({ t: fc.constant("row" as const), label: words, count: piece, sum: piece }),
    fc.record({ t: fc.constant("note" as const), text: words }),
    fc.constant({ t: "rule" as const }),
  );
  const anySlip: fc.Arbitrary<Slip> = fc.record({
    title: words,
    merchant: piece,
    store: piece,
    lines: fc.array(line, { maxLength: 8 }),
    copy: fc.nat(1_000_000),
    qr: fc.option(piece),
  });

  test("no line exceeds the width or breaks into two", () => {
    fc.assert(
      fc.property(
        anySlip,
        fc.constantFrom("zh" as const, "en" as const),
        fc.integer({ min: 16, max: 64 }),
        (any, lang, width) => {
          for (const text of renderSlip(any, lang, width)) {
            expect(columns(text)).toBeLessThanOrEqual(width);
            expect(text).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test("nothing that is said gets lost", () => {
    const bare = (text: string) => text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]/gu, "");
    fc.assert(
      fc.property(piece, piece, (label, value) => {
        const text = renderSlip(slip([{ t: "pair", label: { zh: label, en: "" }, value }]), "zh");
        expect(bare(text.slice(4, -1).join(""))).toBe(bare(label) + bare(value));
      }),
    );
  });
});
