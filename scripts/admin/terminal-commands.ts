import type { Command } from "commander";
import { findMerchantBySlug } from "@/features/merchants/queries";
import { listStores } from "@/features/stores/queries";
import { issueActivationCode } from "@/features/terminals/operations/issue-activation-code";
import { registerTerminal } from "@/features/terminals/operations/register-terminal";
import { found } from "@/server/errors";
import { adminContext, runOperation } from "@/server/operation";
import { type Answer, runCommand } from "./run-command";

type CodeOptions = { merchant: string; store: string; terminal?: string; name?: string };

export function addTerminalCommands(program: Command): void {
  program
    .command("terminal")
    .description("terminals of a merchant")
    .command("code")
    .description("register a terminal in a store and print its activation code, valid ten minutes")
    .requiredOption("--merchant <slug>", "the merchant's slug")
    .requiredOption("--store <store>", "id or name of the store")
    .option("--terminal <id>", "a new code for this terminal instead of a new one")
    .option("--name <name>", "name of the new terminal")
    .option("--json", "answer in JSON, for scripts")
    .action((options: CodeOptions, command: Command) => runCommand(command, () => issueCode(options)));
}

async function issueCode(options: CodeOptions): Promise<Answer> {
  const merchant = found(await findMerchantBySlug(options.merchant));
  const ctx = adminContext(merchant.id);
  const stores = await listStores(ctx.scope);
  const store = found(stores.find(({ id, name }) => String(id) === options.store || name === options.store));
  const name = options.name ?? `POS ${store.name}`.slice(0, 30);
  const terminalId =
    options.terminal ??
    String((await runOperation(registerTerminal, ctx, { storeId: String(store.id), name })).terminalId);
  const { code, groups, expiresAt } = await runOperation(issueActivationCode, ctx, { terminalId });
  return {
    data: { terminal: terminalId, code, groups, expiresAt },
    lines: [
      `Terminal ${terminalId} in ${store.name}. Activation code, until ${expiresAt.toLocaleTimeString()}:`,
      groups.join(" "),
    ],
  };
}
