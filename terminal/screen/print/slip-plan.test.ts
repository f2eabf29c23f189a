import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asCopy } from "@/domain/slip";
import { BAND_ROWS, COLUMN_DOTS, HEAD_DOTS, isRule, planHeight, planSlip } from "./slip-plan";
import { TEST_SLIP } from "./test-slip";

const textOf = (line: readonly { char: string }[]) => line.map(({ char }) => char).join("");

describe("the plan of a slip", () => {
  test("a Chinese character takes two columns, and the value ends at the right edge", () => {
    const line = planSlip(TEST_SLIP, "zh").lines.find((l) => textOf(l).startsWith("卡号"));
    expect(line?.[1]).toEqual({ char: "号", x: 2 * COLUMN_DOTS, columns: 2 });
    expect(line?.at(-1)).toEqual({ char: "8", x: HEAD_DOTS - COLUMN_DOTS, columns: 1 });
  });

  test("rules are told from text with hyphens", () => {
    const { lines } = planSlip(TEST_SLIP, "en");
    expect(lines.filter(isRule)).toHaveLength(3);
  });

  test("the text of the code is drawn, not written", () => {
    const { lines, code } = planSlip(TEST_SLIP, "en");
    expect(lines.map(textOf).join()).not.toContain("[QR]");
    expect(code?.side).toBeLessThanOrEqual(HEAD_DOTS);
    expect(planSlip({ ...TEST_SLIP, qr: null }, "en").code).toBeNull();
  });

  test("a copy says so", () => {
    expect(planSlip(asCopy(TEST_SLIP, 2), "zh").lines.map(textOf)).toContain("***COPY2***");
  });

  test("an accent stays with its letter", () => {
    const { lines } = planSlip({ ...TEST_SLIP, store: "Cafe\u0301" }, "en");
    expect(lines[1]?.at(-1)?.char).toBe("e\u0301");
  });

  test("whatever a slip says, it stays on the paper and in whole bands", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), fc.boolean(), (note, value, chinese) => {
        const lines = [
          { t: "note", text: { zh: note, en: note } },
          { t: "pair", label: { zh: note, en: note }, value },
        ] as const;
        const plan = planSlip({ ...TEST_SLIP, lines, qr: value || null }, chinese ? "zh" : "en");
        expect(planHeight(plan) % BAND_ROWS).toBe(0);
        for (const glyph of plan.lines.flat()) {
          expect(glyph.x + glyph.columns * COLUMN_DOTS).toBeLessThanOrEqual(HEAD_DOTS);
        }
      }),
    );
  });
});
