import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { certify, type Row } from "./certify/certificate";
import { examplesPage } from "./certify/examples-page";
import { Breach } from "./certify/line";

type Flags = {
  url: string;
  code: string;
  operator: string;
  operatorPassword: string;
  supervisor: string;
  supervisorPassword: string;
  rechargePassword: string;
  foreignCard?: string;
  foreignPin?: string;
  record?: string;
};

const MARKS = { pass: "✔", fail: "✘", "not tried": "–" } as const;
let chapter = "";

function tell(row: Row): void {
  if (row.chapter !== chapter) console.log(`\n${row.chapter}`);
  chapter = row.chapter;
  console.log(`  ${MARKS[row.result]} ${row.title}${row.why === "" ? "" : `\n      ${row.why}`}`);
}

await new Command("certify")
  .description(
    "Play the whole terminal protocol against a server, hostile cases included, and print pass or fail",
  )
  .option("--url <address>", "server or gateway under test", "http://localhost:3000")
  .requiredOption(
    "--code <code>",
    "activation code of a terminal made for this: its key is used up and may be published",
  )
  .option("--operator <no>", "a cashier", "01")
  .option("--operator-password <digits>", "", "123456")
  .option("--supervisor <no>", "", "00")
  .option("--supervisor-password <digits>", "", "123456")
  .option("--recharge-password <digits>", "", "111111")
  .option(
    "--foreign-card <number>",
    "an active card of another merchant that is not bound here, to try binding",
  )
  .option("--foreign-pin <digits>", "its PIN")
  .option(
    "--record <file>",
    "keep the first approved exchange of each operation, byte for byte (.json), and a page to read (.md)",
  )
  .action(async (flags: Flags) => {
    const told = {
      operator: { no: flags.operator, password: flags.operatorPassword },
      supervisor: { no: flags.supervisor, password: flags.supervisorPassword },
      rechargePassword: flags.rechargePassword,
      foreignCard: flags.foreignCard ?? null,
      foreignPin: flags.foreignPin ?? null,
    };
    try {
      const { rows, transcript } = await certify(flags.url, flags.code, told, tell);
      if (flags.record !== undefined) {
        await writeFile(flags.record, transcript);
        await writeFile(flags.record.replace(/\.json$/, ".md"), examplesPage(transcript));
      }
      const count = (result: Row["result"]) => rows.filter((row) => row.result === result).length;
      console.log(`\n${count("pass")} passed, ${count("fail")} failed, ${count("not tried")} not tried`);
      process.exitCode = count("fail") === 0 ? 0 : 1;
    } catch (error) {
      if (!(error instanceof Breach)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    }
  })
  .parseAsync();
