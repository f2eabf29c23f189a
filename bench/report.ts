import os from "node:os";
import type { Afterwards } from "./afterwards";
import type { Alone } from "./database-alone";
import type { BenchOptions } from "./options";
import type { SpendRun } from "./spend-load";

export type Measured = {
  readonly alone: Alone | null;
  readonly server: readonly SpendRun[];
  readonly route: readonly SpendRun[];
  readonly afterwards: Afterwards;
};

/** Goals of the terminal's server: no slower than the database one by one, and no till waits. */
const GOAL_TERMINALS = 256;
const GOAL_RATIO = 1;
const GOAL_P99_TERMINALS = 64;
const GOAL_P99_MS = 50;

/** Prints tables and verdicts. False when a spend was lost, a balance wrong or an answer not what was asked for. */
export function printReport(measured: Measured, options: BenchOptions): boolean {
  const { alone, server, route, afterwards } = measured;
  const { model } = os.cpus()[0] ?? { model: "unknown processor" };
  const cores = os.availableParallelism();
  const memory = Math.round(os.totalmem() / 1024 ** 3);
  console.log(`\n${cores} cores, ${model.trim()}, ${memory} GiB, Node ${process.versions.node}`);
  console.log(`each run ${options.seconds} s after its warm-up; waits in ms\n`);
  printRows([
    ["", "at once", "per second", "p50", "p90", "p99", "max"],
    ...(alone?.runs ?? []).map((run) => [
      "(a) database alone, one transaction per spend",
      run.clients.toString(),
      run.perSecond.toFixed(0),
      `${run.averageMs.toFixed(1)} on average`,
    ]),
    ...server.map((run) => spendRow("(b) POST /api/terminal, the terminal's server", run)),
    ...route.map((run) => spendRow("(c) POST /api/terminal, App Router route", run)),
  ]);
  if (alone) console.log(`\n(a) measured by ${alone.by}`);
  printGoals(measured);
  return printAfterwards([...server, ...route], afterwards);
}

function spendRow(name: string, { terminals, figures }: SpendRun): string[] {
  const { p50, p90, p99, max } = figures.latencies;
  const waits = [p50, p90, p99, max].map((ms) => ms.toFixed(1));
  return [name, terminals.toString(), figures.perSecond.toFixed(0), ...waits];
}

function printGoals({ alone, server }: Measured): void {
  const best = Math.max(0, ...(alone?.runs ?? []).map((run) => run.perSecond));
  const widest = server.find((run) => run.terminals === GOAL_TERMINALS);
  if (best > 0 && widest) {
    const ratio = widest.figures.perSecond / best;
    const verdict = ratio >= GOAL_RATIO ? "reached" : "missed";
    console.log(
      `(b) at ${GOAL_TERMINALS} / best of (a) = ${ratio.toFixed(2)}  (goal ${GOAL_RATIO.toFixed(1)}: ${verdict})`,
    );
  }
  const usual = server.find((run) => run.terminals === GOAL_P99_TERMINALS);
  if (usual) {
    const { p99 } = usual.figures.latencies;
    const verdict = p99 <= GOAL_P99_MS ? "reached" : "missed";
    console.log(
      `(b) p99 at ${GOAL_P99_TERMINALS} = ${p99.toFixed(1)} ms  (goal ${GOAL_P99_MS} ms: ${verdict})`,
    );
  }
}

function printAfterwards(runs: readonly SpendRun[], after: Afterwards): boolean {
  const lost = after.acknowledged - after.inLedger;
  const checked = runs.reduce((sum, { figures }) => sum + figures.macsChecked, 0);
  const badMacs = runs.reduce((sum, { figures }) => sum + figures.macsBad, 0);
  const others = runs.flatMap(({ figures }) => Object.entries(figures.others));
  console.log(`\nacknowledged ${after.acknowledged}, in the ledger ${after.inLedger}`);
  console.log(`reply MACs checked ${checked}, bad ${badMacs}`);
  console.log(`verify: ${after.verified ? "every invariant holds" : after.firstBad}`);
  for (const [kind, count] of others) console.log(`answered ${kind} instead of 000: ${count}`);
  return lost === 0 && badMacs === 0 && after.verified && others.length === 0;
}

function printRows(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  for (const row of rows) {
    const cells = row.map((cell, column) => {
      const width = row.length < widths.length && column === 3 ? 0 : (widths[column] ?? 0);
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    console.log(cells.join("  "));
  }
}
