import { createInterface } from "node:readline";
import type { Writable } from "node:stream";
import { columns } from "@/domain/slip-text";
import type { Typed } from "@/terminal/counter/ports";

export type WhileAsking = {
  /** takes the question back */
  readonly withdraw?: AbortSignal | undefined;
  /** answers `idle` after so long without a key; 0 is never. A pipe is never idle. */
  readonly idleMs?: number;
};

export interface Keyboard {
  /** One line; 取消 is Esc or q. A secret is never echoed. */
  ask(question: string, secret: boolean, until?: WhileAsking): Promise<Typed>;
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
  let asked: Promise<IteratorResult<string>> | null = null;
  return {
    ask: async (question, secret, { withdraw } = {}) => {
      output.write(question);
      asked ??= lines.next();
      const next = await Promise.race([asked, withdrawn(withdraw)]);
      if (next === null) {
        output.write("\n");
        return { kind: "withdrawn" };
      }
      asked = null;
      output.write(next.done || secret ? "\n" : `${next.value}\n`);
      return next.done ? { kind: "end" } : read(next.value);
    },
    close: () => reader.close(),
  };
}

/** Null once the question is taken back; never without a signal. */
function withdrawn(signal?: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve(null);
    else signal?.addEventListener("abort", () => resolve(null), { once: true });
  });
}

const ENTER = /[\r\n]/;
const ESCAPE = "\u001b";
const ERASE = ["\b", "\u007f"];
const CTRL_C = "\u0003";
const CTRL_D = "\u0004";

function keyByKey(input: KeySource, output: Writable): Keyboard {
  input.setEncoding("utf8");
  return {
    ask: (question, secret, { withdraw, idleMs = 0 } = {}) =>
      new Promise((resolve) => {
        let typed = "";
        let idle: NodeJS.Timeout | undefined;
        const takeBack = () => finish({ kind: "withdrawn" });
        const waitForKeys = () => {
          clearTimeout(idle);
          if (idleMs > 0) idle = setTimeout(() => finish({ kind: "idle" }), idleMs);
        };
        const finish = (answer: Typed) => {
          clearTimeout(idle);
          withdraw?.removeEventListener("abort", takeBack);
          input.off("data", take);
          input.setRawMode?.(false);
          input.pause();
          output.write("\n");
          resolve(answer);
        };
        const take = (chunk: string | Buffer) => {
          const keys = chunk.toString();
          waitForKeys();
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
        waitForKeys();
        withdraw?.addEventListener("abort", takeBack);
        if (withdraw?.aborted) takeBack();
      }),
    close: () => input.pause(),
  };
}
