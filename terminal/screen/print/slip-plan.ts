import { create } from "qrcode";
import type { Slip } from "@/domain/slip";
import { columns, renderSlip, SLIP_WIDTH, type SlipLang } from "@/domain/slip-text";

/** Dots across the print head of a 58 mm printer (48 mm at 8 dots a millimetre). */
export const HEAD_DOTS = 384;
export const COLUMN_DOTS = HEAD_DOTS / SLIP_WIDTH;
export const LINE_DOTS = 28;
/**
 * Rows a printer is sent in one piece: buffers of cheap ones begin at 4 kB, and firmware is known that prints garbage
 * for pieces whose height is a multiple of 48.
 */
export const BAND_ROWS = 64;
const CODE_MOST_DOTS = 264;
const CODE_QUIET_MODULES = 4;

/** One character in its place: `x` in dots from the left, over one column or two. */
export type Glyph = { readonly char: string; readonly x: number; readonly columns: number };

/** The code at the foot: `side` dots with its quiet zone; its black modules by their left upper corner. */
export type PlannedCode = {
  readonly side: number;
  readonly moduleDots: number;
  readonly black: readonly { readonly x: number; readonly y: number }[];
};

/** A slip as every painter draws it: each character in a cell of its own, so that columns hold in any font. */
export type SlipPlan = { readonly lines: readonly (readonly Glyph[])[]; readonly code: PlannedCode | null };

/** Whether a line is a hairline over the whole width; painters draw it as one. */
export function isRule(line: readonly Glyph[]): boolean {
  return line.length === SLIP_WIDTH && line.every(({ char }) => char === "-");
}

export function planSlip(slip: Slip, lang: SlipLang): SlipPlan {
  const text = renderSlip({ ...slip, qr: null }, lang);
  return { lines: text.map(planLine), code: slip.qr === null ? null : planCode(slip.qr) };
}

/** Dots the plan is high, in whole bands. */
export function planHeight(plan: SlipPlan): number {
  return Math.ceil((plan.lines.length * LINE_DOTS + (plan.code?.side ?? 0)) / BAND_ROWS) * BAND_ROWS;
}

function planLine(text: string): Glyph[] {
  const glyphs: Glyph[] = [];
  let column = 0;
  for (const char of text) {
    const width = columns(char);
    const before = glyphs.at(-1);
    // An accent or joiner belongs to the character before it.
    if (width === 0 && before) glyphs[glyphs.length - 1] = { ...before, char: before.char + char };
    else if (char !== " ") glyphs.push({ char, x: column * COLUMN_DOTS, columns: width });
    column += width;
  }
  return glyphs;
}

function planCode(text: string): PlannedCode {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const across = modules.size + 2 * CODE_QUIET_MODULES;
  const moduleDots = Math.max(2, Math.floor(CODE_MOST_DOTS / across));
  const black: { x: number; y: number }[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      black.push({
        x: (column + CODE_QUIET_MODULES) * moduleDots,
        y: (row + CODE_QUIET_MODULES) * moduleDots,
      });
    }
  }
  return { side: across * moduleDots, moduleDots, black };
}
