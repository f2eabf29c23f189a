import type { Command } from "commander";
import { verifyLedger } from "@/ledger/verify";
import { type Answer, runCommand } from "./run-command";

export function addVerifyCommand(program: Command): void {
  program
    .command("verify")
    .description("check every invariant of the ledger; exit 1 and the first bad row if one breaks")
    .option("--json", "answer in JSON, for scripts")
    .action((_options: unknown, command: Command) => runCommand(command, verify));
}

async function verify(): Promise<Answer> {
  const result = await verifyLedger();
  const rows = result.checked.map(({ name, rows }) => `${String(rows).padStart(9)}  ${name}`);
  return {
    data: result,
    lines: ["     rows  checked", ...rows, result.ok ? "All of it holds." : `BROKEN: ${result.firstBad}`],
    failed: !result.ok,
  };
}
