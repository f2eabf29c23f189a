import type { RowResult } from "./row-result";

const HEAD = ["row", "injected", "lost", "doubled", "wrong screens", "undecided", "seconds", "seed", ""];

/** The figures as a table that can be pasted into a page. */
export function tableOf(results: readonly RowResult[], seed: number): string {
  const rows = results.map((r) => [
    r.row,
    ...[r.injected, r.lost, r.doubled, r.wrongScreens, r.undecided].map((n) => n.toLocaleString("en")),
    r.seconds.toFixed(1),
    String(seed),
    r.wrong.length === 0 ? "ok" : "FAILED",
  ]);
  const widths = HEAD.map((title, n) => Math.max(title.length, ...rows.map((row) => row[n]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join(" | ")} |`;
  const rule = `|${widths.map((width, n) => (n === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [line(HEAD), rule, ...rows.map(line)].join("\n");
}
