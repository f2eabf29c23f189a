import { readFile, writeFile } from "node:fs/promises";
import { openEvents } from "@/terminal/client/events";
import { Terminal } from "@/terminal/client/terminal";
import { fetchTransport } from "@/terminal/client/transport";
import { runCounter } from "@/terminal/counter/counter";
import { CommandLineFront } from "./command-line-front";
import type { Keyboard } from "./keyboard";
import { nullWhen } from "./null-when";
import { openStateDirectory, TerminalInUse } from "./state-directory";
import type { Lang } from "./words";

export type PosOptions = {
  readonly url?: string;
  readonly code?: string;
  readonly dir: string;
  readonly lang: Lang;
};

const DEFAULT_SERVER = "http://localhost:3000";

/** The device's clock; the timers do not keep the program alive. */
const CLOCK = {
  now: () => new Date(),
  every: (ms: number, work: () => void) => {
    const timer = setInterval(work, ms);
    timer.unref();
    return () => clearInterval(timer);
  },
};

/** The operator's terminal on the command line, until the person leaves. Returns the exit code. */
export async function runPos(
  options: PosOptions,
  keyboard: Keyboard,
  write: (text: string) => void,
): Promise<number> {
  const front = new CommandLineFront(options.lang, keyboard, write);
  try {
    const state = await openStateDirectory(options.dir);
    try {
      return await serve(options, state, front, keyboard);
    } finally {
      await state.release();
    }
  } catch (thrown) {
    if (!(thrown instanceof TerminalInUse)) throw thrown;
    front.line(front.text("terminalBusy", thrown.directory));
    return 1;
  } finally {
    keyboard.close();
  }
}

type State = Awaited<ReturnType<typeof openStateDirectory>>;

async function serve(
  options: PosOptions,
  state: State,
  front: CommandLineFront,
  keyboard: Keyboard,
): Promise<number> {
  const server = await chooseServer(options, state, front, keyboard);
  if (server === null) return 0;
  const { identity, journal, memory } = state;
  const terminal = new Terminal({
    transport: fetchTransport(server),
    identity,
    journal,
    screen: front,
    printer: front,
  });
  const hints = (told: (kind: string) => void) => {
    const events = openEvents({ server, speaker: () => terminal.speaker() }, told);
    return () => events.close();
  };
  await runCounter({
    terminal,
    front,
    memory,
    clock: CLOCK,
    hints,
    onStatus: front.onStatus,
    ...(options.code !== undefined && { activationCode: options.code }),
  });
  return terminal.id() === "" ? 1 : 0;
}

/** The server this terminal belongs to: told on the command line, kept from last time, or asked for. */
async function chooseServer(
  options: PosOptions,
  state: State,
  front: CommandLineFront,
  keyboard: Keyboard,
): Promise<string | null> {
  const kept = await readFile(state.serverFile, "utf8").catch(nullWhen("ENOENT"));
  if (options.url === undefined && kept !== null) return kept.trim();
  let server = options.url;
  if (server === undefined) {
    const answer = await keyboard.ask(front.text("serverAddress", DEFAULT_SERVER), false);
    if (answer.kind !== "text") return null;
    server = answer.text === "" ? DEFAULT_SERVER : answer.text;
  }
  await writeFile(state.serverFile, `${server}\n`, { mode: 0o600 });
  return server;
}
