import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as z from "zod";

const ADMIN = fileURLToPath(new URL("../admin.ts", import.meta.url));
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const demoInstallation = z.object({
  cards: z.object({ stock: z.array(z.string().regex(/^\d{8,19}$/)).min(1) }),
  activationCode: z.string(),
});
export type DemoSetUp = { readonly code: string; readonly card: string };

/** An activation code and a stock card of the local demo merchant, from the admin command line. */
export async function demoSetUp(): Promise<DemoSetUp> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ["--import", "tsx", ADMIN, "demo", "--json"], { cwd: ROOT });
  const read = demoInstallation.parse(JSON.parse(stdout.slice(stdout.indexOf("{"))));
  const [card = ""] = read.cards.stock;
  return { code: read.activationCode, card };
}
