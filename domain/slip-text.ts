/** Owns how a slip becomes lines of text for a 58 mm printer: 32 columns, a Chinese character takes two. */
import type { Slip, SlipLine, Words } from "@/domain/slip";

export type SlipLang = keyof Words;

/** Columns of a 58 mm printer. */
export const SLIP_WIDTH = 32;
const MIN_WIDTH = 16;
const COUNT_COLUMNS = 6;
const SUM_COLUMNS = 13;

/** East Asian wide and full-width blocks (UAX #11) and the emoji that printers and terminals draw over two columns. */
const WIDE =
  /[\u1100-\u115f\u231a\u231b\u2329\u232a\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2630-\u2637\u2648-\u2653\u267f\u268a-\u268f\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\u2e80-\u303e\u3041-\u4dbf\u4dc0-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2fb}\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;
/** Control characters and line separators would move the paper or command the printer. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

function columnsOf(char: string): number {
  if (NO_WIDTH.test(char)) return 0;
  return WIDE.test(char) ? 2 : 1;
}

/** Columns a text takes on paper or in a terminal of fixed width. */
export function columns(text: string): number {
  let sum = 0;
  for (const char of text) sum += columnsOf(char);
  return sum;
}

function clean(text: string): string {
  return text.replace(CONTROLS, " ").trim();
}

/** Cuts a text into lines of at most `width` columns, at spaces where there are any, else between characters. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of clean(text).split(/ +/)) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (columns(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== "") lines.push(line);
    line = "";
    for (const char of word) {
      if (columns(line) + columnsOf(char) > width) {
        lines.push(line);
        line = "";
      }
      line += char;
    }
  }
  return [...lines, line];
}

function center(text: string, width: number): string[] {
  return wrap(text, width)
    .filter((line) => line !== "")
    .map((line) => " ".repeat(Math.floor((width - columns(line)) / 2)) + line);
}

function toRight(text: string, width: number): string {
  return " ".repeat(Math.max(width - columns(text), 0)) + text;
}

/** Label left, value right; when they do not fit into one line, the value goes below, still to the right. */
function pair(label: string, value: string, width: number): string[] {
  const left = clean(label);
  const right = clean(value);
  const gap = width - columns(left) - columns(right);
  if (gap >= 1) return [left + " ".repeat(gap) + right];
  const below = wrap(right, width).map((line) => toRight(line, width));
  return left === "" ? below : [...wrap(left, width), ...below];
}

/** Label, count and sum in columns of their own; where they do not fit, the figures go below the label. */
function row(label: string, count: string, sum: string, width: number): string[] {
  const figures = toRight(clean(count), COUNT_COLUMNS) + toRight(clean(sum), SUM_COLUMNS);
  const apart = columns(clean(sum)) < SUM_COLUMNS && columns(figures) <= width;
  const left = clean(label);
  const tight = figures.trimStart();
  const room = width - columns(left);
  if (apart && columns(tight) < room) return [left + toRight(tight, room)];
  return [...wrap(left, width), ...(apart ? [toRight(tight, width)] : pair(count, sum, width))];
}

function renderLine(line: SlipLine, lang: SlipLang, width: number): string[] {
  switch (line.t) {
    case "pair":
    case "big":
      return pair(line.label[lang], typeof line.value === "string" ? line.value : line.value[lang], width);
    case "row":
      return row(line.label[lang], line.count, line.sum, width);
    case "note":
      return wrap(line.text[lang], width);
    case "rule":
      return ["-".repeat(width)];
  }
}

/**
 * A slip as lines of text, none wider than `width` columns. A copy is marked "COPY n" at the top and at the bottom; the
 * text of the code follows as "[QR] …".
 * @param width columns, 32 for 58 mm
 * @throws RangeError for a width under 16 columns
 */
export function renderSlip(slip: Slip, lang: SlipLang, width = SLIP_WIDTH): string[] {
  if (width < MIN_WIDTH) throw new RangeError("renderSlip: width under 16 columns");
  const rule = "-".repeat(width);
  const banner = slip.copy > 0 ? center(`*** COPY ${slip.copy} ***`, width) : [];
  return [
    ...banner,
    ...center(slip.merchant, width),
    ...center(slip.store, width),
    ...center(slip.title[lang], width),
    rule,
    ...slip.lines.flatMap((line) => renderLine(line, lang, width)),
    rule,
    ...(slip.qr === null ? [] : wrap(`[QR] ${slip.qr}`, width)),
    ...banner,
  ];
}
