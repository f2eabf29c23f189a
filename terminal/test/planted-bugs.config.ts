import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vitest/config";
import type { Reporter, TestCase, TestModule } from "vitest/node";
import { PLANTED_BUGS, type PlantedBug } from "./planted-bugs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Puts the bug into its file, and leaves of the test file only the test that has to notice. */
function plant({ name, file, replace, caughtBy }: PlantedBug): Plugin {
  const changes = new Map([[path.join(root, file), replace]]);
  const only = caughtBy.test;
  if (only) changes.set(path.join(root, caughtBy.file), [[`test("${only}`, `test.only("${only}`]]);
  return {
    name: "planted-bug",
    enforce: "pre",
    transform(code, id) {
      let planted = code;
      for (const [found, by] of changes.get(id.split("?")[0] ?? "") ?? []) {
        if (!planted.includes(found)) this.error(`the bug "${name}" has lost its place: ${found}`);
        planted = planted.replaceAll(found, by);
      }
      return planted;
    },
  };
}

type Failure = { readonly name?: string; readonly message: string };

/** One line per bug: whether its tests failed, and on what. */
class Judge implements Reporter {
  private readonly failures = new Map<string, string[]>();

  onTestModuleEnd(module: TestModule): void {
    // Besides the tests there is the check of the invariants at the end; what else goes wrong there proves nothing.
    for (const error of module.errors())
      this.note(module.project.name, error, (error.name ?? "") === "AssertionError");
  }
  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    if (result.state !== "failed") return;
    for (const error of result.errors)
      this.note(test.project.name, error, !/^(Reference|Syntax|Type)Error$/.test(error.name ?? ""));
  }
  onTestRunEnd(): void {
    for (const [bug, messages] of this.failures) console.log(JSON.stringify({ bug, messages }));
  }
  private note(bug: string, { message }: Failure, proves: boolean): void {
    const told = proves ? message : `broken: ${message}`;
    this.failures.set(bug, [...(this.failures.get(bug) ?? []), told]);
  }
}

const resolve = { alias: { "@": root } };

export default defineConfig({
  root,
  resolve,
  test: {
    globalSetup: [path.join(root, "db/test/global-setup.ts")],
    reporters: [new Judge()],
    maxWorkers: 2,
    projects: PLANTED_BUGS.map((bug) => ({
      root,
      resolve,
      plugins: [plant(bug)],
      test: {
        name: bug.name,
        include: [bug.caughtBy.file],
        allowOnly: true,
        silent: true,
        testTimeout: 60_000,
        hookTimeout: 60_000,
      },
    })),
  },
});
