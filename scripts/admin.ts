import { Command } from "commander";
import { addDemoCommand } from "./admin/demo-command";
import { addMerchantCommands } from "./admin/merchant-commands";
import { addStockCommands } from "./admin/stock-commands";
import { addTerminalCommands } from "./admin/terminal-commands";
import { addVerifyCommand } from "./admin/verify-command";

const program = new Command("npm run admin --")
  .description(
    "Yika's operator commands. They use DATABASE_URL, or the embedded database of YIKA_DATA_DIR, running or not.",
  )
  .showHelpAfterError();
addMerchantCommands(program);
addStockCommands(program);
addTerminalCommands(program);
addDemoCommand(program);
addVerifyCommand(program);
await program.parseAsync();
