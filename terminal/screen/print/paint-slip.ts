import {
  COLUMN_DOTS,
  type Glyph,
  HEAD_DOTS,
  isRule,
  LINE_DOTS,
  planHeight,
  type SlipPlan,
} from "./slip-plan";

/** From the top of a line to the foot of its letters. */
const BASELINE_DOTS = 23;
const WIDE_FONT =
  '500 24px "Noto Sans Mono CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", SimHei, sans-serif';
const NARROW_FONT = '600 20px "Noto Sans Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace';

/** Draws the plan as the print head sees it: black dots on white, one pixel a dot. */
export function paintSlip(plan: SlipPlan): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = HEAD_DOTS;
  canvas.height = planHeight(plan);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("this browser cannot draw");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = "#000";
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  plan.lines.forEach((line, index) => {
    const top = index * LINE_DOTS;
    if (isRule(line)) context.fillRect(0, top + LINE_DOTS / 2 - 1, HEAD_DOTS, 2);
    else for (const glyph of line) paintGlyph(context, glyph, top + BASELINE_DOTS);
  });
  if (plan.code) {
    const { side, moduleDots, black } = plan.code;
    const left = Math.floor((HEAD_DOTS - side) / 2);
    const top = plan.lines.length * LINE_DOTS;
    for (const { x, y } of black) context.fillRect(left + x, top + y, moduleDots, moduleDots);
  }
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function paintGlyph(context: CanvasRenderingContext2D, { char, x, columns }: Glyph, baseline: number): void {
  const width = Math.max(columns, 1) * COLUMN_DOTS;
  context.font = columns === 2 ? WIDE_FONT : NARROW_FONT;
  context.fillText(char, x + width / 2, baseline, width);
}
