import * as z from "zod";
import { CRASH_POINTS } from "@/terminal/client/crash-point";
import { fetchTransport } from "@/terminal/client/transport";
import { drawFrom } from "./draw";
import { type TillFiles, terminalOver, tillFiles } from "./till-files";

/** Some tills in a process of their own that kills itself where it is told to; started by kill-terminals.ts. */
const life = z.object({
  url: z.string(),
  seed: z.int(),
  tills: z.array(tillFiles),
  /** null: somebody else will do it */
  killAt: z.object({ point: z.enum(CRASH_POINTS), nth: z.int() }).nullable(),
});
export type Life = z.infer<typeof life>;

const { url, seed, tills, killAt } = life.parse(JSON.parse(process.argv[2] ?? ""));
const draw = drawFrom(seed);
let passed = 0;

async function live(till: TillFiles): Promise<never> {
  const terminal = await terminalOver(till, fetchTransport(url, { timeoutMs: 2_000 }), (point) => {
    if (point !== killAt?.point) return;
    passed += 1;
    if (passed === killAt.nth) process.kill(process.pid, "SIGKILL");
  });
  // Without the number of its batch a terminal could not count it.
  while ((await terminal.signOn()).kind !== "signed-on");
  const card = { no: till.card };
  for (;;) {
    const kind = draw(12);
    if (kind < 4) {
      const { rechargePassword } = till;
      const data = {
        operator: "01",
        card,
        paid: 500 + draw(5000),
        tender: "cash" as const,
        rechargePassword,
      };
      await terminal.perform("recharge", data);
    } else if (kind < 10) await terminal.perform("spend", { operator: "01", card, amount: 1 + draw(2000) });
    else if (kind === 10) await terminal.perform("operator.signIn", { operator: "01", password: "123456" });
    else if ((await terminal.resume()) === 0) {
      const totals = await terminal.ownTotals();
      await terminal.perform("batch.settle", { operator: "01", totals });
    }
  }
}

await Promise.all(tills.map(live));
