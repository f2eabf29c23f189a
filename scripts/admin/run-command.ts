import type { Command } from "commander";
import { Declined, Forbidden, Invalid, NotFound } from "@/server/errors";
import { openInstallation } from "@/server/installation";
import { refusalLine } from "@/server/refusal-line";

/** What a command found out: `data` for scripts, `lines` for people; `failed` ends it with exit code 1. */
export type Answer = { data: unknown; lines: readonly string[]; failed?: boolean };

/** Opens the installation, or uses the one that is running, does the work, prints the answer, and closes again. */
export async function runCommand(command: Command, work: () => Promise<Answer>): Promise<void> {
  const json = command.opts().json === true;
  try {
    const installation = await openInstallation({
      say: (text) => console.error(`· ${text}`),
      onLost: (reason) => {
        console.error(reason);
        process.exit(1);
      },
      attach: true,
    });
    try {
      const { data, lines, failed = false } = await work();
      console.log(json ? JSON.stringify(data, idsAsText, 2) : lines.join("\n"));
      if (failed) process.exitCode = 1;
    } finally {
      await installation.close();
    }
  } catch (error) {
    const line = inOneLine(error);
    console.error(line === null ? error : json ? JSON.stringify({ error: line }) : line);
    process.exitCode = 1;
  }
}

/** Ids are 64-bit; a script gets them as text. */
function idsAsText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}

function inOneLine(error: unknown): string | null {
  if (error instanceof NotFound) return "There is no such merchant, store, terminal or card.";
  if (error instanceof Forbidden) return `Not allowed: ${error.right}.`;
  if (error instanceof Invalid) return `Not done: ${told(error.fields)}.`;
  if (error instanceof Declined) return `Not done: ${error.reason}${suffix(error.detail)}.`;
  return refusalLine(error);
}

function suffix(detail: Readonly<Record<string, unknown>>): string {
  return Object.keys(detail).length > 0 ? ` (${told(detail)})` : "";
}

function told(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(", ");
}
