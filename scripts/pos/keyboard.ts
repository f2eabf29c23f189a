import { createInterface } from "node:readline";
import type { Writable } from "node:stream";
import { columns } from "@/domain/slip-text";

/** What a person typed at a prompt; `cancel` is 取消 (Esc or q), `end` means that nobody types any more. */
export type Typed =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "cancel" }
  | { readonly kind: "end" };

export interface Keyboard {
  /** One line; a secret is never echoed. */
  ask(question: string, secret: boolean): Promise<Typed>;
  close(): void;
}

/** Where keys come from: process.stdin, or a stream like it. */
export type KeySource = NodeJS.ReadableStream & {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
};

/** A keyboard over a terminal with keys, or line by line when input comes from a file or a pipe. */
export function openKeyboard(input: KeySource, output: Writable): Keyboard {
  return input.isTTY ? keyByKey(input, output) : lineByLine(input, output);
}

function read(text: string): Typed {
  const plain = text.trim();
  return plain === "q" || plain === "Q" ? { kind: "cancel" } : { kind: "text", text: plain };
}

function lineByLine(input: KeySource, output: Writable): Keyboard {
  const reader = createInterface({ input, terminal: false });
  const lines = reader[Symbol.asyncIterator]();
  return {
    ask: async (question, secret) => {
      output.write(question);
      const next = await lines.next();
      output.write(next.done || secret ? "\n" : `${next.value}\n`);
      return next.done ? { kind: "end" } : read(next.value);
    },
    close: () => reader.close(),
  };
}

const ENTER = /[\r\n]/;
const ESCAPE = "\u001b";
const ERASE = ["\b", "\u007f"];
const CTRL_C = "\u0003";
const CTRL_D = "\u0004";

function keyByKey(input: KeySource, output: Writable): Keyboard {
  input.setEncoding("utf8");
  return {
    ask: (question, secret) =>
      new Promise((resolve) => {
        let typed = "";
        const finish = (answer: Typed) => {
          input.off("data", take);
          input.setRawMode?.(false);
          input.pause();
          output.write("\n");
          resolve(answer);
        };
        const take = (chunk: string | Buffer) => {
          const keys = chunk.toString();
          if (keys === ESCAPE) return finish({ kind: "cancel" });
          if (keys.startsWith(ESCAPE)) return; // an arrow or function key
          for (const key of keys) {
            if (key === CTRL_C || key === CTRL_D) return finish({ kind: "end" });
            if (ENTER.test(key)) return finish(read(typed));
            if (ERASE.includes(key)) {
              const last = [...typed].at(-1) ?? "";
              typed = typed.slice(0, typed.length - last.length);
              const width = secret ? last.length : columns(last);
              output.write("\b \b".repeat(width));
            } else {
              typed += key;
              output.write(secret ? "*" : key);
            }
          }
        };
        output.write(question);
        input.setRawMode?.(true);
        input.on("data", take);
        input.resume();
      }),
    close: () => input.pause(),
  };
}
