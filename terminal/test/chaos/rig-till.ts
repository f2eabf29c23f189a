import path from "node:path";
import { makeTerminal, type TestMerchant } from "@/db/test/factories";
import { memoryIdentity } from "@/terminal/client/identity-memory";
import { fileJournal } from "@/terminal/client/journal-file";
import type { Outcome } from "@/terminal/client/outcome";
import { Terminal } from "@/terminal/client/terminal";
import type { Transport } from "@/terminal/client/transport";
import { toBase64url } from "@/terminal/protocol/base64url";
import {
  type DataOf,
  isReplyDataOf,
  type ReplyDataOf,
  type TracedOperation,
} from "@/terminal/protocol/operations";
import { addJudgements, type Judgement, judge, NOTHING_WRONG } from "../oracle";

/** A reference terminal with its journal in files, whose screen is remembered key by key. */
export type RigTill = {
  readonly merchant: TestMerchant;
  readonly terminal: Terminal;
  /** Switches it off and on: a new program over the same files, signed on. */
  powerCycle(): Promise<void>;
  readonly terminalId: bigint;
  /** what the screen said last about each key */
  readonly shown: Map<string, Outcome["kind"]>;
  /** how often each operation went through */
  readonly done: Map<TracedOperation, number>;
  /** money taken back short (022): what the merchant bears, by card number in fen */
  shorts(): Promise<Map<string, number>>;
  /**
   * Performs it; `onDone` runs once, when the screen says that it went through, however much later. Null while an
   * operation before it is still open.
   */
  attempt<O extends TracedOperation>(
    op: O,
    data: DataOf<O>,
    onDone?: (data: ReplyDataOf<O>) => void,
  ): Promise<Outcome<O> | null>;
};

export type Line = {
  readonly transport: Transport;
  readonly directory: string;
  /** pauses between tries as at a counter, or none */
  readonly patient: boolean;
};

export async function rigTill(merchant: TestMerchant, line: Line): Promise<RigTill> {
  const { terminalId, key } = await makeTerminal(merchant);
  const journal = await fileJournal(path.join(line.directory, `till-${terminalId}`));
  const shown = new Map<string, Outcome["kind"]>();
  const done = new Map<TracedOperation, number>();
  let pending: ((outcome: Outcome) => void) | null = null;
  const show = (outcome: Outcome) => {
    if (outcome.kind === "not-sent") return;
    const name = `${outcome.key.session}/${outcome.key.trace}`;
    if (outcome.kind === "done" && shown.get(name) !== "done")
      done.set(outcome.op, (done.get(outcome.op) ?? 0) + 1);
    shown.set(name, outcome.kind);
    if (outcome.kind === "unknown") return;
    const settle = pending;
    pending = null;
    settle?.(outcome);
  };
  const powerOn = () =>
    new Terminal({
      transport: line.transport,
      journal,
      identity: memoryIdentity({ terminal: terminalId.toString(), key: toBase64url(key) }),
      screen: { show },
      printer: { print: () => {} },
      ...(line.patient ? {} : { wait: async () => {} }),
    });
  let terminal = powerOn();
  const signOn = async () => {
    const signedOn = await terminal.signOn();
    if (signedOn.kind !== "signed-on") throw new Error(`sign-on failed: ${JSON.stringify(signedOn)}`);
  };
  await signOn();
  return {
    merchant,
    get terminal() {
      return terminal;
    },
    powerCycle: async () => {
      terminal = powerOn();
      await signOn();
    },
    terminalId,
    shown,
    done,
    shorts: async () => {
      const sums = new Map<string, number>();
      for (const { reply, body } of await journal.load()) {
        const short = reply?.code === "022" ? Number(reply.data.short) : 0;
        const no = /"card":\{"no":"(\d+)"/.exec(body)?.[1] ?? "";
        if (short > 0) sums.set(no, (sums.get(no) ?? 0) + short);
      }
      return sums;
    },
    attempt: async (op, data, onDone) => {
      if ((await terminal.resume()) > 0) return null;
      pending = (outcome) => {
        if (outcome.kind === "done" && outcome.op === op && isReplyDataOf(op, outcome.data))
          onDone?.(outcome.data);
      };
      const outcome = await terminal.perform(op, data);
      if (outcome.kind === "not-sent") pending = null;
      return outcome;
    },
  };
}

/** Resolves what is open, as at power-on, and holds every till's screen against the ledger, key by key. */
export async function judgeRig(tills: readonly RigTill[]): Promise<Judgement> {
  let sum: Judgement = NOTHING_WRONG;
  for (const { terminal, terminalId, shown } of tills) {
    const open = await terminal.resume();
    const judged = await judge(terminalId, shown);
    sum = addJudgements(sum, { ...judged, undecided: Math.max(judged.undecided, open) });
  }
  return sum;
}
