import { Command, Option } from "commander";
import { runDemo } from "./pos/demo";
import { openKeyboard } from "./pos/keyboard";
import { runPos } from "./pos/run";

type PosFlags = { url?: string; code?: string; dir: string; lang: "zh" | "en" };
type DemoFlags = { url: string; code?: string; card?: string; lang: "zh" | "en" };

const write = (text: string) => void process.stdout.write(text);
const lang = () =>
  new Option("--lang <lang>", "language of screen and slips").choices(["zh", "en"]).default("zh");

const program = new Command("pos").description(
  "一卡 · 命令行终端 / Yika: an operator's terminal on the command line",
);
program
  .command("run", { isDefault: true })
  .description("待机画面与编号菜单 / standby screen and numbered menus")
  .option("--url <address>", "server; asked for at first use, http://localhost:3000 unless told")
  .option("--code <code>", "activation code, for first use")
  .option("--dir <directory>", "where the key and the journal are kept", ".pos")
  .addOption(lang())
  .action(async (flags: PosFlags) => {
    process.exitCode = await runPos(flags, openKeyboard(process.stdin, process.stdout), write);
  });
program
  .command("demo")
  .description("演示主要业务，逐张打印凭条 / play the whole main job and show each slip")
  .option("--url <address>", "server", "http://localhost:3000")
  .option("--code <code>", "activation code; without it the local demo installation is asked for one")
  .option("--card <number>", "a stock card to open; needed together with --code")
  .addOption(lang())
  .action(async (flags: DemoFlags) => {
    process.exitCode = await runDemo(flags, write);
  });
await program.parseAsync();
