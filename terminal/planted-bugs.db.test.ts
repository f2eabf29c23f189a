import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { PLANTED_BUGS } from "./test/planted-bugs";

const config = fileURLToPath(new URL("./test/planted-bugs.config.ts", import.meta.url));
const line = z.object({ bug: z.string(), messages: z.array(z.string()) });
const caught = new Map<string, readonly string[]>();

/** The planted run did not work, rather than find anything. */
const isBroken = (message: string) => message.startsWith("broken: ");

/** A run of its own, with every bug in a project of its own; it knows nothing of this one. */
beforeAll(async () => {
  const own = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|YIKA_)/.test(name)),
  );
  const child = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--config", config], {
    env: { ...own, NODE_ENV: "test", LOG_LEVEL: "silent" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += String(part)));
  await once(child, "close");
  for (const text of said.split("\n").filter((each) => each.startsWith('{"bug"'))) {
    const { bug, messages } = line.parse(JSON.parse(text));
    caught.set(bug, messages);
  }
  if (caught.size === 0) throw new Error(`the run of planted bugs said nothing of use:\n${said}`);
  const proved = [...caught.values()].filter((messages) => !messages.some(isBroken)).length;
  console.log(`planted bugs: ${PLANTED_BUGS.length}, caught by the test that names them: ${proved}`);
}, 240_000);

test.each(PLANTED_BUGS)("$name: caught by $caughtBy.file", ({ name }) => {
  const messages = caught.get(name) ?? [];
  expect(messages.length, "tests that failed with the bug planted").toBeGreaterThan(0);
  expect(messages.filter(isBroken)).toEqual([]);
});
