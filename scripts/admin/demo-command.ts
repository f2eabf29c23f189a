import type { Command } from "commander";
import { demoInfo, fillDemo } from "@/db/seed/demo";
import type { DemoInfo } from "@/db/seed/demo-info";
import { issueActivationCode } from "@/features/terminals/operations/issue-activation-code";
import { registerTerminal } from "@/features/terminals/operations/register-terminal";
import { listTerminals } from "@/features/terminals/queries";
import { Declined, found } from "@/server/errors";
import { adminContext, runOperation } from "@/server/operation";
import { signInAddress } from "./addresses";
import { type Answer, runCommand } from "./run-command";

const spareTerminal = "演示终端";

export function addDemoCommand(program: Command): void {
  program
    .command("demo")
    .description(
      "make the demo merchant where there is none; print its log-ins, cards and an activation code",
    )
    .option("--json", "answer in JSON, for scripts")
    .action((_options: unknown, command: Command) => runCommand(command, demo));
}

async function demo(): Promise<Answer> {
  const info = await filledOrFilling();
  const { code, groups } = await freshCode(info.merchant.id);
  const url = await signInAddress();
  return {
    data: { ...info, url, activationCode: code },
    lines: [
      `${info.merchant.name} (${info.merchant.slug}), sign in at ${url}`,
      ...info.logins.map(({ login, password, role }) => `  ${role.padEnd(10)} ${login} / ${password}`),
      `Stores: ${info.stores.map(({ id, name }) => `${name} (${id})`).join(", ")}`,
      "Operators at a terminal:",
      ...info.operators.map(
        ({ no, password, name, role }) => `  ${role.padEnd(10)} ${no} / ${password}  ${name}`,
      ),
      `Recharge password: ${info.rechargePassword}`,
      `Cards in stock: ${info.stockCards.slice(0, 3).join(", ")} …`,
      `Cards with money: ${info.sampleCards.map(({ no, pin }) => `${no} (${pin ? `PIN ${pin}` : "no PIN"})`).join(", ")}`,
      `Activation code, valid ten minutes: ${groups.join(" ")}`,
    ],
  };
}

/** A server that was just started may be at it: its log-ins are good before the last day of the history is there. */
async function filledOrFilling(): Promise<DemoInfo> {
  try {
    return await fillDemo((text) => console.error(`· ${text}`));
  } catch (error) {
    const info = error instanceof Declined && error.reason === "DEMO_BEING_FILLED" ? await demoInfo() : null;
    if (!info) throw error;
    console.error("· The running server is still filling in the history.");
    return info;
  }
}

/** For a terminal that waits for its device; one more is registered when there is none. */
async function freshCode(merchantId: bigint) {
  const ctx = adminContext(merchantId);
  const terminals = await listTerminals(ctx.scope);
  const waiting = terminals.find(({ name, status }) => name === spareTerminal && status === "registered");
  const storeId = String(found(terminals[0]).storeId);
  const made = waiting ? null : await runOperation(registerTerminal, ctx, { storeId, name: spareTerminal });
  const terminalId = String(waiting?.id ?? made?.terminalId);
  return runOperation(issueActivationCode, ctx, { terminalId });
}
