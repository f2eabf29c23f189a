import type { Command } from "commander";
import { createMerchant } from "@/features/merchants/operations/create-merchant";
import { createOwner } from "@/features/merchants/operations/create-owner";
import { platformContext, runPlatformOperation } from "@/server/operation";
import { signInAddress } from "./addresses";
import { type Answer, runCommand } from "./run-command";

type MerchantOptions = {
  name: string;
  slug: string;
  store?: string;
  owner: string;
  ownerName?: string;
  supervisor: string;
  zone?: string;
};
type OwnerOptions = { merchant: string; login: string; name?: string };

export function addMerchantCommands(program: Command): void {
  program
    .command("merchant")
    .description("merchants of this installation")
    .command("create")
    .description("create a merchant with its first store, owner and supervisor; passwords are shown once")
    .requiredOption("--name <name>", "name, as it stands on slips")
    .requiredOption("--slug <slug>", "short name typed at sign-in: a-z, 0-9 and -")
    .option("--store <name>", "name of the first store (default: the merchant's)")
    .option("--owner <login>", "log-in of the owner", "owner")
    .option("--owner-name <name>", "name of the owner (default: the log-in)")
    .option("--supervisor <name>", "name of operator 00", "主管")
    .option("--zone <zone>", "time zone of its business days (default: Asia/Shanghai)")
    .option("--json", "answer in JSON, for scripts")
    .action((options: MerchantOptions, command: Command) => runCommand(command, () => makeMerchant(options)));

  program
    .command("owner")
    .description("owners of a merchant")
    .command("create")
    .description("one more owner; the password is shown once")
    .requiredOption("--merchant <slug>", "the merchant's slug")
    .requiredOption("--login <login>", "log-in")
    .option("--name <name>", "name (default: the log-in)")
    .option("--json", "answer in JSON, for scripts")
    .action((options: OwnerOptions, command: Command) => runCommand(command, () => makeOwner(options)));
}

async function makeMerchant(options: MerchantOptions): Promise<Answer> {
  const made = await runPlatformOperation(createMerchant, platformContext(), {
    name: options.name,
    slug: options.slug,
    zone: options.zone,
    store: { name: options.store ?? options.name },
    owner: { login: options.owner, name: options.ownerName ?? options.owner },
    supervisor: { name: options.supervisor },
  });
  const url = await signInAddress();
  return {
    data: { ...made, url },
    lines: [
      `Merchant ${made.slug} (id ${made.merchantId}), store ${made.storeId}.`,
      `Sign in at ${url}: ${made.slug} / ${made.owner.login} / ${made.owner.password}`,
      `At a terminal: operator ${made.supervisor.no}, password ${made.supervisor.password}; recharge password ${made.rechargePassword}`,
      "These passwords are not shown again; the two of the terminal must be changed at first use.",
    ],
  };
}

async function makeOwner(options: OwnerOptions): Promise<Answer> {
  const made = await runPlatformOperation(createOwner, platformContext(), {
    merchant: options.merchant,
    login: options.login,
    name: options.name ?? options.login,
  });
  const url = await signInAddress();
  return {
    data: { ...made, url },
    lines: [
      `Sign in at ${url}: ${options.merchant} / ${made.login} / ${made.password}`,
      "The password is not shown again.",
    ],
  };
}
