import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** How many checks a step made; a step without a count is one check. */
export type Outcome = { passed: number; failed: number };
export type Step = { title: string; run: () => Promise<Outcome> };

/** Runs a program of node_modules with its output shown; its exit code decides. */
export function program(
  name: string,
  args: readonly string[],
  settings: Record<string, string> = {},
): Promise<boolean> {
  const file = path.join("node_modules", ".bin", name);
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...settings },
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code === 0));
  });
}

export function single(ok: boolean): Outcome {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** What a test runner counted; its exit code still counts as a failure when its report says nothing of it. */
export function counted(ok: boolean, report: string, read: (report: unknown) => Outcome): Outcome {
  const outcome = fs.existsSync(report) ? read(JSON.parse(fs.readFileSync(report, "utf8"))) : single(ok);
  return ok ? outcome : { ...outcome, failed: Math.max(outcome.failed, 1) };
}

/** In order, each with heading and time; the first failure ends it. Returns the sums. */
export async function runSteps(steps: readonly Step[]): Promise<Outcome> {
  const sum = { passed: 0, failed: 0 };
  for (const [index, { title, run }] of steps.entries()) {
    const begun = performance.now();
    console.log(`\n━━ ${index + 1}/${steps.length} ${title}`);
    const { passed, failed } = await run();
    sum.passed += passed;
    sum.failed += failed;
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`━━ ${failed === 0 ? "ok" : "FAILED"}: ${title}, ${seconds} s`);
    if (failed > 0) break;
  }
  return sum;
}
