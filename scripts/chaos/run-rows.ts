import { spawn } from "node:child_process";
import { once } from "node:events";
import readline from "node:readline";
import { fileURLToPath } from "node:url";
import { ROWS, type Row } from "@/terminal/test/chaos/rows";
import { RESULT_MARK, type RowResult, rowResult } from "./row-result";
import { tableOf } from "./table";

const program = fileURLToPath(new URL("../chaos.ts", import.meta.url));

/** Runs the rows one after the other, each in a process of its own, and prints one table. True when all of them hold. */
export async function runRows(
  only: readonly string[] | null,
  size: { scale: number; seed: number },
): Promise<boolean> {
  const unknown = only?.filter((name) => !ROWS.some((row) => row.name === name)) ?? [];
  if (unknown.length > 0)
    throw new Error(
      `no row is called ${unknown.join(", ")}; rows: ${ROWS.map(({ name }) => name).join(", ")}`,
    );
  const begun = performance.now();
  const results: RowResult[] = [];
  for (const row of ROWS.filter(({ name }) => only?.includes(name) ?? true)) {
    console.log(`━━ ${row.name}`);
    const result = await playedApart(row, size);
    console.log(`   ${result.told}`);
    for (const wrong of result.wrong) console.log(`   WRONG: ${wrong}`);
    results.push(result);
  }
  const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
  console.log(`\n${tableOf(results, size.seed)}\n${minutes} minutes in all`);
  return results.every(({ wrong }) => wrong.length === 0);
}

async function playedApart(row: Row, { scale, seed }: { scale: number; seed: number }): Promise<RowResult> {
  const begun = performance.now();
  const options = ["--alone", row.name, "--scale", String(scale), "--seed", String(seed)];
  const child = spawn(process.execPath, ["--import", "tsx", program, ...options], {
    stdio: ["ignore", "pipe", "inherit"],
    // Every cut connection is logged, and there are thousands.
    env: { ...process.env, LOG_LEVEL: "silent", UV_THREADPOOL_SIZE: "8" },
  });
  let result: RowResult | null = null;
  const closed = once(child, "close");
  for await (const line of readline.createInterface({ input: child.stdout })) {
    if (line.startsWith(RESULT_MARK)) result = rowResult.parse(JSON.parse(line.slice(RESULT_MARK.length)));
    else console.log(`   ${line}`);
  }
  await closed;
  return result ?? brokenOff(row.name, (performance.now() - begun) / 1000);
}

function brokenOff(row: string, seconds: number): RowResult {
  const none = { injected: 0, lost: 0, doubled: 0, wrongScreens: 0, undecided: 0 };
  return { ...none, row, seconds, told: "broken off", wrong: ["it did not come to an end"] };
}
