import { parseArgs } from "node:util";
import * as z from "zod";

/** What is measured: the database alone, spends through the terminal's own server, spends through the pages' server. */
const PARTS = ["a", "b", "c"] as const;
export type Part = (typeof PARTS)[number];

const parts = z.array(z.enum(PARTS, "--only is a, b or c")).min(1);
const seconds = z.coerce.number().min(0.5).max(600);
const counts = z
  .string()
  .transform((text) => text.split(",").map(Number))
  .pipe(z.array(z.int().min(1).max(1024)).min(1));

export type BenchOptions = {
  readonly parts: readonly Part[];
  /** length of each measured run; a warm-up of a fifth, at least half a second, goes before it */
  readonly seconds: number;
  /** terminals that spend at the same time, one run for each */
  readonly terminals: readonly number[];
  /** clients of the database alone, one run for each */
  readonly clients: readonly number[];
  readonly quick: boolean;
};

export const USAGE = `npm run bench -- [--seconds 10] [--terminals 1,16,64,256] [--only a|b|c]… [--skip-route] [--quick]
  a  the database alone    b  the terminal's server    c  the App Router route (builds the pages if need be)
  --quick  a few seconds in all, without c: shows that it works, not how fast it is`;

/** @throws z.ZodError, TypeError for options that do not exist */
export function benchOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: "string" },
      terminals: { type: "string" },
      only: { type: "string", multiple: true },
      "skip-route": { type: "boolean", default: false },
      quick: { type: "boolean", default: false },
    },
  });
  const { quick } = values;
  const without = quick || values["skip-route"] ? "c" : null;
  return {
    parts: parts.parse(values.only ?? PARTS.filter((part) => part !== without)),
    seconds: seconds.parse(values.seconds ?? (quick ? 1 : 10)),
    terminals: counts.parse(values.terminals ?? (quick ? "1,16" : "1,16,64,256")),
    clients: quick ? [1, 4] : [1, 4, 16, 32],
    quick,
  };
}
