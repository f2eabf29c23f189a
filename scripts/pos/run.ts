import { readFile, writeFile } from "node:fs/promises";
import { Terminal } from "@/terminal/client/terminal";
import { fetchTransport } from "@/terminal/client/transport";
import type { Counter } from "./counter";
import { Dialogue, InputEnded } from "./dialogue";
import type { Keyboard } from "./keyboard";
import { standBy } from "./standby";
import { nullWhen, openStateDirectory, TerminalInUse } from "./state-directory";
import { Teller } from "./teller";
import type { Lang } from "./words";

export type PosOptions = {
  readonly url?: string;
  readonly code?: string;
  readonly dir: string;
  readonly lang: Lang;
};

const DEFAULT_SERVER = "http://localhost:3000";
const POLL_MS = 4 * 60_000;

/** The operator's terminal: first use, sign-on, then standby until the person leaves. Returns the exit code. */
export async function runPos(
  options: PosOptions,
  keyboard: Keyboard,
  write: (text: string) => void,
): Promise<number> {
  const teller = new Teller(options.lang, write);
  const ask = new Dialogue(keyboard, teller);
  try {
    const state = await openStateDirectory(options.dir);
    try {
      return await serve(options, state, ask, teller);
    } finally {
      await state.release();
    }
  } catch (thrown) {
    if (thrown instanceof InputEnded) return 0;
    if (!(thrown instanceof TerminalInUse)) throw thrown;
    teller.say("terminalBusy", thrown.directory);
    return 1;
  } finally {
    keyboard.close();
  }
}

type State = Awaited<ReturnType<typeof openStateDirectory>>;

async function serve(options: PosOptions, state: State, ask: Dialogue, teller: Teller): Promise<number> {
  const server = await chooseServer(options, state, ask, teller);
  if (server === null) return 0;
  const { identity, journal } = state;
  const transport = fetchTransport(server);
  const terminal = new Terminal({ transport, identity, journal, screen: teller, printer: teller });
  const known = options.code === undefined && (await identity.load()) !== null;
  if (!known && !(await activate(terminal, options, ask, teller))) return 1;
  teller.say("signingOn");
  const signedOn = await terminal.signOn();
  if (signedOn.kind === "failed") {
    teller.refused({ kind: "refused", text: signedOn.text });
    return 1;
  }
  const { merchant, store, batch } = signedOn.info;
  teller.say("signedOn", merchant.name, store.name, terminal.id(), batch);
  const counter: Counter = { terminal, ask, teller, operator: null };
  const polling = setInterval(() => void poll(terminal, teller), POLL_MS);
  polling.unref();
  try {
    await standBy(counter);
  } finally {
    clearInterval(polling);
  }
  teller.say("bye");
  return 0;
}

async function poll(terminal: Terminal, teller: Teller): Promise<void> {
  const news = await terminal.query("terminal.poll", { orders: null, reviews: null, messages: null });
  if (news.kind !== "answer") teller.refused(news);
}

/** The server this terminal belongs to: told on the command line, kept from last time, or asked for. */
async function chooseServer(
  options: PosOptions,
  state: State,
  ask: Dialogue,
  teller: Teller,
): Promise<string | null> {
  const kept = await readFile(state.serverFile, "utf8").catch(nullWhen("ENOENT"));
  if (options.url === undefined && kept !== null) return kept.trim();
  let server = options.url;
  if (server === undefined) {
    const answer = await ask.raw(teller.text("serverAddress", DEFAULT_SERVER), false);
    if (answer.kind === "back") return null;
    server = answer.value === "" ? DEFAULT_SERVER : answer.value;
  }
  await writeFile(state.serverFile, `${server}\n`, { mode: 0o600 });
  return server;
}

async function activate(
  terminal: Terminal,
  options: PosOptions,
  ask: Dialogue,
  teller: Teller,
): Promise<boolean> {
  let given = options.code;
  for (;;) {
    if (given === undefined) {
      const answer = await ask.raw(teller.text("activationCode"), false);
      if (answer.kind === "back") return false;
      given = answer.value;
    }
    const result = await terminal.activate(given);
    if (result.kind === "activated") {
      teller.say("activated", result.identity.terminal);
      return true;
    }
    teller.refused(result);
    if (options.code !== undefined) return false;
    given = undefined;
  }
}
