import fs from "node:fs";
import path from "node:path";
import * as z from "zod";
import type { CrashPoint } from "@/terminal/client/crash-point";
import { memoryIdentity } from "@/terminal/client/identity-memory";
import { fileJournal } from "@/terminal/client/journal-file";
import { Terminal } from "@/terminal/client/terminal";
import type { Transport } from "@/terminal/client/transport";
import { type ShownLine, shownLine, shownLineOf } from "./shown-line";

/** A till whose every memory is in files, so that its process may be killed: journal, what was shown, what was printed. */
export const tillFiles = z.object({
  terminal: z.string(),
  key: z.string(),
  card: z.string(),
  rechargePassword: z.string(),
  directory: z.string(),
});
export type TillFiles = z.infer<typeof tillFiles>;

/** The terminal as a program that has just been started over these files. */
export async function terminalOver(
  till: TillFiles,
  transport: Transport,
  crashPoint?: (point: CrashPoint) => void,
): Promise<Terminal> {
  const journal = await fileJournal(path.join(till.directory, "journal"));
  const shown = fs.openSync(shownFile(till), "a");
  const printed = fs.openSync(printedFile(till), "a");
  return new Terminal({
    transport,
    journal,
    identity: memoryIdentity({ terminal: till.terminal, key: till.key }),
    // The light of the screen is out in the world once the line is written, whatever becomes of the process.
    screen: {
      show: (outcome) =>
        void (
          outcome.kind !== "not-sent" && fs.writeSync(shown, `${JSON.stringify(shownLineOf(outcome))}\n`)
        ),
    },
    printer: { print: (slip) => void fs.writeSync(printed, `${JSON.stringify(slip)}\n`) },
    wait: async () => {},
    ...(crashPoint ? { crashPoint } : {}),
  });
}

/** What the screen said last about each key. */
export function shownBy(till: TillFiles): Map<string, ShownLine> {
  const lines = linesOf(shownFile(till)).map((line) => shownLine.parse(JSON.parse(line)));
  return new Map(lines.map((line) => [line.key, line]));
}

/** How many slips came out a second time as originals. */
export function printedTwice(till: TillFiles): number {
  const slips = linesOf(printedFile(till));
  return slips.length - new Set(slips).size;
}

const shownFile = ({ directory }: TillFiles) => path.join(directory, "shown");
const printedFile = ({ directory }: TillFiles) => path.join(directory, "printed");

function linesOf(file: string): string[] {
  return fs.readFileSync(file, "utf8").split("\n").filter(Boolean);
}
