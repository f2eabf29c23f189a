import { parseArgs } from "node:util";
import { ROWS } from "@/terminal/test/chaos/rows";
import { playRow } from "./chaos/play-row";
import { runRows } from "./chaos/run-rows";

// npm run test:chaos -- [--only row,row] [--scale 0.01] [--seed 20261122]
const { values } = parseArgs({
  options: {
    only: { type: "string" },
    scale: { type: "string", default: "1" },
    seed: { type: "string", default: "20261122" },
    /** for the process a row runs in */
    alone: { type: "string" },
  },
});
const size = { scale: Number(values.scale), seed: Number(values.seed) };
if (!(size.scale > 0) || !Number.isSafeInteger(size.seed)) throw new Error("--scale and --seed are numbers");

if (values.alone === undefined) process.exit((await runRows(values.only?.split(",") ?? null, size)) ? 0 : 1);
const row = ROWS.find(({ name }) => name === values.alone);
if (!row) throw new Error(`no row is called ${values.alone}`);
process.exit((await playRow(row, size)) ? 0 : 1);
