import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { ensureChromium, hasChineseFont } from "./test/browser";
import { counted, type Outcome, program, runSteps, type Step, single } from "./test/run-step";
import { migrationsFitSchema } from "./test/schema-drift";

const rooms = [
  "app",
  "features",
  "terminal",
  "ledger",
  "domain",
  "server",
  "db",
  "components",
  "server.ts",
  "scripts",
];
const reports = fs.mkdtempSync(path.join(os.tmpdir(), "yika-reports-"));
const begun = performance.now();

const vitestReport = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number() })
  .transform((r): Outcome => ({ passed: r.numPassedTests, failed: r.numFailedTests }));
const playwrightReport = z
  .object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })
  .transform(({ stats }): Outcome => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }));

async function vitest(project: string): Promise<Outcome> {
  const report = path.join(reports, `${project}.json`);
  const ok = await program("vitest", [
    ...["run", "--project", project],
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
  ]);
  return counted(ok, report, (text) => vitestReport.parse(text));
}

async function journeys(): Promise<Outcome> {
  if (!ensureChromium()) {
    console.error("No Chromium found: install the package chromium, or run npx playwright install chromium.");
    return single(false);
  }
  if (!hasChineseFont())
    console.log("No Chinese font on this machine: screenshots show boxes (fonts-noto-cjk).");
  const report = path.join(reports, "journeys.json");
  const ok = await program("playwright", ["test", "--reporter=list,json"], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  return counted(ok, report, (text) => playwrightReport.parse(text));
}

const check = (title: string, name: string, args: string[], settings?: Record<string, string>): Step => ({
  title,
  run: async () => single(await program(name, args, settings)),
});

const steps: Step[] = [
  check("format and lint", "biome", ["check", "."]),
  check("types", "tsc", ["--noEmit"]),
  check("layers", "depcruise", ["--config", ".dependency-cruiser.cjs", ...rooms, "bench"]),
  check("unused code", "knip", []),
  {
    title: "schema and migrations agree",
    run: async () => single(migrationsFitSchema(process.cwd())),
  },
  { title: "unit and property tests", run: () => vitest("unit") },
  { title: "integration tests on PostgreSQL", run: () => vitest("integration") },
  check("production build", "next", ["build"], { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }),
  { title: "browser journeys", run: journeys },
];

const { passed, failed } = await runSteps(steps);
fs.rmSync(reports, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed (${((performance.now() - begun) / 1000).toFixed(0)} s)`);
process.exit(failed === 0 ? 0 : 1);
