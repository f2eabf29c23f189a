import { ledgerSql } from "@/db/client";
import { sqlState } from "@/db/tx";
import { type Ask, readSnapshots } from "./read-snapshots";
import { leaseReferences } from "./references";
import { answerWithoutDeciding } from "./remembered";
import type { LedgerAnswer } from "./request-key";
import type { Snapshot } from "./snapshot";
import { type Write, writeDecisions } from "./write-decisions";

/**
 * Requests that wait at the same moment share one read and one write statement. A lane serves the merchants of one
 * shard (on plain PostgreSQL: of one hash), one batch at a time; a terminal or a card is in a batch at most once.
 */
const LANES = 2;
const BATCH = 64;
const QUEUE = 4096;
const ATTEMPTS = 12;
/** Undecided by the database itself: deadlock, serialization, a key taken meanwhile. Read again, decide again. */
const TRY_AGAIN = new Set(["40P01", "40001", "23505"]);

export type LaneRequest = {
  readonly ask: Ask;
  /** pure: decides from the snapshot, with a reference to use; "leave" when more than one account has to change */
  readonly decide: (seen: Snapshot, ref: bigint) => Write | "leave";
};

/** `leave`: nothing was recorded, and only a transaction over all the card's accounts can decide this. */
export type LaneAnswer = LedgerAnswer | { readonly kind: "leave" };

type Waiting = LaneRequest & {
  attempts: number;
  readonly resolve: (answer: LaneAnswer) => void;
  readonly reject: (error: unknown) => void;
};

type Lane = { readonly queue: Waiting[]; running: boolean };
const lanes: Lane[] = Array.from({ length: LANES }, () => ({ queue: [], running: false }));

/** Decides and commits one request, together with whatever else waits. Resolves after the commit. */
export function submitToLane(request: LaneRequest): Promise<LaneAnswer> {
  const lane = lanes[Number(request.ask.merchantId % BigInt(LANES))];
  if (!lane || lane.queue.length >= QUEUE) return Promise.resolve({ kind: "busy" });
  return new Promise((resolve, reject) => {
    lane.queue.push({ ...request, attempts: 0, resolve, reject });
    if (!lane.running) void drain(lane);
  });
}

async function drain(lane: Lane): Promise<void> {
  lane.running = true;
  // Let every request of this turn of the event loop join the first batch.
  await Promise.resolve();
  while (lane.queue.length > 0) {
    const batch = takeBatch(lane.queue);
    const again = await runBatch(batch);
    lane.queue.unshift(...again);
  }
  lane.running = false;
}

function takeBatch(queue: Waiting[]): Waiting[] {
  const taken: Waiting[] = [];
  const left: Waiting[] = [];
  const rows = new Set<string>();
  for (const waiting of queue.splice(0)) {
    const terminal = `t${waiting.ask.key.terminalId}`;
    const card = `c${waiting.ask.merchantId}/${waiting.ask.cardNo}`;
    if (taken.length < BATCH && !rows.has(terminal) && !rows.has(card)) {
      rows.add(terminal).add(card);
      taken.push(waiting);
    } else left.push(waiting);
  }
  queue.push(...left);
  return taken;
}

/** Runs a batch; gives back those to be read and decided again. After a failed statement each goes on alone. */
async function runBatch(batch: readonly Waiting[]): Promise<Waiting[]> {
  try {
    return await commitTogether(batch);
  } catch (error) {
    const again: Waiting[] = [];
    if (batch.length > 1) {
      for (const waiting of batch) again.push(...(await runBatch([waiting])));
      return again;
    }
    for (const waiting of batch) {
      if (TRY_AGAIN.has(sqlState(error) ?? "")) again.push(...unlessTired([waiting]));
      else waiting.reject(error);
    }
    return again;
  }
}

async function commitTogether(batch: readonly Waiting[]): Promise<Waiting[]> {
  const sql = ledgerSql();
  const asks = batch.map((waiting) => waiting.ask);
  const [snapshots, takeReference] = await Promise.all([
    readSnapshots(sql, asks),
    leaseReferences(batch.length),
  ]);
  const deciding: Waiting[] = [];
  const writes: Write[] = [];
  for (const [index, waiting] of batch.entries()) {
    const seen = snapshots[index];
    if (!seen) throw new Error("a request without its snapshot");
    const early = answerWithoutDeciding(waiting.ask.key, seen);
    if (early) {
      waiting.resolve(early);
      continue;
    }
    try {
      const decided = waiting.decide(seen, takeReference());
      if (decided === "leave") {
        waiting.resolve({ kind: "leave" });
        continue;
      }
      writes.push(decided);
      deciding.push(waiting);
    } catch (error) {
      waiting.reject(error);
    }
  }
  if (writes.length === 0) return [];
  const committed = await writeDecisions(sql, writes);
  const again: Waiting[] = [];
  for (const [index, waiting] of deciding.entries()) {
    const write = writes[index];
    if (write && committed[index])
      waiting.resolve({ kind: "answered", answer: write.answer, replayed: false });
    else again.push(waiting);
  }
  return unlessTired(again);
}

function unlessTired(again: readonly Waiting[]): Waiting[] {
  return again.filter((waiting) => {
    waiting.attempts += 1;
    if (waiting.attempts < ATTEMPTS) return true;
    waiting.resolve({ kind: "busy" });
    return false;
  });
}
