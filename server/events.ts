import { randomUUID } from "node:crypto";
import * as z from "zod";
import { listenConnection } from "@/db/client";
import { type EitherTransaction, taggedSql } from "@/db/either-transaction";
import { log } from "./log";

/** The one channel of PostgreSQL that says "something changed, look": hints only, never facts (protocol section 9). */
const CHANNEL = "yika_events";

export const EVENT_KINDS = ["approval", "tiers", "version", "order", "review", "message"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export type MerchantEvent = {
  readonly merchantId: bigint;
  readonly kind: EventKind;
  /** only this terminal need look; without it every one of the merchant */
  readonly terminalId?: bigint;
};

/** Sent when the deed's transaction commits, and not at all if it does not. */
export async function announce(open: EitherTransaction, event: MerchantEvent): Promise<void> {
  const payload = JSON.stringify({
    merchantId: event.merchantId.toString(),
    kind: event.kind,
    ...(event.terminalId === undefined ? {} : { terminalId: event.terminalId.toString() }),
  });
  await taggedSql(open)`select pg_notify(${CHANNEL}, ${payload})`;
}

export type Listener = {
  readonly merchantId: bigint;
  readonly heard: (event: MerchantEvent) => void;
  /** no more will come: hints may have been lost, or the process stops; whoever listens starts anew and looks */
  readonly ended: () => void;
};

type Connection = ReturnType<typeof listenConnection>;
type Hub = {
  readonly listeners: Set<Listener>;
  connection: Connection | null;
  connecting: Promise<void> | null;
  watch: NodeJS.Timeout | null;
  /** said into the channel and heard back: a connection that only looks alive is found out */
  awaited: string | null;
  closed: boolean;
};

declare global {
  // One per process: the custom server and the pages' bundles each have their own copy of this module.
  var yikaEvents: Hub | undefined;
}

/** More than any merchant has open; whoever comes later polls. */
const MAX_LISTENERS = 5_000;
const WATCH_MS = 15_000;

function hub(): Hub {
  globalThis.yikaEvents ??= {
    listeners: new Set(),
    connection: null,
    connecting: null,
    watch: null,
    awaited: null,
    closed: false,
  };
  return globalThis.yikaEvents;
}

/** Listens until the returned function is called; resolves once nothing that commits later can be missed. Null: full. */
export async function listenToEvents(listener: Listener): Promise<(() => void) | null> {
  const here = hub();
  if (here.closed || here.listeners.size >= MAX_LISTENERS) return null;
  here.listeners.add(listener);
  try {
    await connect(here);
  } catch (error) {
    here.listeners.delete(listener);
    throw error;
  }
  return () => {
    here.listeners.delete(listener);
    if (here.listeners.size === 0) void hangUp(here);
  };
}

/** Ends every stream of this process, for good: at shutdown. */
export async function closeEvents(): Promise<void> {
  const here = hub();
  here.closed = true;
  endAll(here);
  await hangUp(here);
}

function connect(here: Hub): Promise<void> {
  if (here.connection) return here.connecting ?? Promise.resolve();
  const connection = listenConnection();
  here.connection = connection;
  here.watch = setInterval(() => void checkAlive(here), WATCH_MS).unref();
  here.connecting = openChannel(here, connection).finally(() => {
    here.connecting = null;
  });
  return here.connecting;
}

async function openChannel(here: Hub, connection: Connection): Promise<void> {
  let again = false;
  // Called again after a reconnection of the driver's own: what was said in between is lost.
  const opened = () => {
    if (again) endAll(here);
    again = true;
  };
  try {
    await connection.listen(CHANNEL, (payload) => hear(here, payload), opened);
  } catch (error) {
    await hangUp(here);
    throw error;
  }
}

async function hangUp(here: Hub): Promise<void> {
  const { connection, watch } = here;
  here.connection = null;
  here.awaited = null;
  if (watch) clearInterval(watch);
  here.watch = null;
  await connection?.end({ timeout: 1 }).catch(() => {});
}

/** A connection that has not said back what was said into it is given up, and with it every stream that relied on it. */
async function checkAlive(here: Hub): Promise<void> {
  const { connection } = here;
  if (!connection) return;
  const deaf = here.awaited !== null;
  const word = randomUUID();
  here.awaited = word;
  const said = await connection`select pg_notify(${CHANNEL}, ${word})`.then(
    () => true,
    () => false,
  );
  if ((said && !deaf) || here.connection !== connection) return;
  log().warn("the connection for events was lost; terminals and pages poll until they listen again");
  endAll(here);
  await hangUp(here);
}

function endAll(here: Hub): void {
  const ended = [...here.listeners];
  here.listeners.clear();
  for (const listener of ended) listener.ended();
}

const event = z.object({
  merchantId: z.string().regex(/^\d{1,19}$/),
  kind: z.enum(EVENT_KINDS),
  terminalId: z
    .string()
    .regex(/^\d{1,19}$/)
    .optional(),
});

function hear(here: Hub, payload: string): void {
  if (payload === here.awaited) here.awaited = null;
  const read = event.safeParse(payload.startsWith("{") ? JSON.parse(payload) : null);
  if (!read.success) return;
  const said = read.data;
  const merchantId = BigInt(said.merchantId);
  const heard: MerchantEvent = {
    merchantId,
    kind: said.kind,
    ...(said.terminalId === undefined ? {} : { terminalId: BigInt(said.terminalId) }),
  };
  for (const listener of here.listeners) if (listener.merchantId === merchantId) listener.heard(heard);
}
