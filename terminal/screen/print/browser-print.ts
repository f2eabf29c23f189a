import { COLUMN_DOTS, HEAD_DOTS, isRule, LINE_DOTS, type PlannedCode, type SlipPlan } from "./slip-plan";

const SVG = "http://www.w3.org/2000/svg";
const PAPER_MM = 58;
const MARGIN_MM = 5;
const DOTS_PER_MM = 8;
const ROOT_ID = "slip-to-print";

/**
 * Prints through the browser, on paper 58 mm wide. What the printer makes of it is between it and the system: a browser
 * does not tell a page whether a slip came out.
 */
export function printInBrowser(plan: SlipPlan): void {
  document.getElementById(ROOT_ID)?.remove();
  const root = document.createElement("div");
  root.id = ROOT_ID;
  root.append(pageRules(plan), ...plan.lines.map(lineDrawing));
  if (plan.code) root.append(codeDrawing(plan.code));
  document.body.append(root);
  window.addEventListener("afterprint", () => root.remove(), { once: true });
  window.print();
}

function pageRules({ lines, code }: SlipPlan): HTMLStyleElement {
  const high = Math.ceil((lines.length * LINE_DOTS + (code?.side ?? 0)) / DOTS_PER_MM) + 2 * MARGIN_MM;
  const rules = document.createElement("style");
  rules.textContent = `
#${ROOT_ID} { display: none; }
@media print {
  @page { size: ${PAPER_MM}mm ${Math.max(high, PAPER_MM)}mm; margin: 0; }
  body > :not(#${ROOT_ID}) { display: none !important; }
  #${ROOT_ID} { display: block; padding: ${MARGIN_MM}mm; background: #fff; }
  #${ROOT_ID} svg { display: block; break-inside: avoid; margin: 0 auto; }
}`;
  return rules;
}

function lineDrawing(line: SlipPlan["lines"][number]): SVGElement {
  const drawing = canvasOf(HEAD_DOTS, LINE_DOTS);
  if (isRule(line)) {
    drawing.append(shape("rect", { x: 0, y: LINE_DOTS / 2 - 1, width: HEAD_DOTS, height: 2 }));
    return drawing;
  }
  for (const { char, x, columns } of line) {
    const text = shape("text", {
      x: x + (Math.max(columns, 1) * COLUMN_DOTS) / 2,
      y: LINE_DOTS / 2,
      "text-anchor": "middle",
      "dominant-baseline": "central",
      "font-family": columns === 2 ? "system-ui, sans-serif" : "ui-monospace, monospace",
      "font-size": columns === 2 ? 24 : 20,
      "font-weight": 600,
    });
    text.textContent = char;
    drawing.append(text);
  }
  return drawing;
}

function codeDrawing({ side, moduleDots, black }: PlannedCode): SVGElement {
  const drawing = canvasOf(side, side);
  const d = black.map(({ x, y }) => `M${x} ${y}h${moduleDots}v${moduleDots}h-${moduleDots}z`).join("");
  drawing.append(shape("path", { d, "shape-rendering": "crispEdges" }));
  return drawing;
}

function canvasOf(width: number, height: number): SVGElement {
  return shape("svg", {
    viewBox: `0 0 ${width} ${height}`,
    width: `${width / DOTS_PER_MM}mm`,
    height: `${height / DOTS_PER_MM}mm`,
    fill: "#000",
  });
}

function shape(
  name: "svg" | "rect" | "path" | "text",
  attributes: Record<string, string | number>,
): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
