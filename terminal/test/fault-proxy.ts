import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import * as z from "zod";
import { classOf } from "@/terminal/protocol/codes";
import { listen } from "./listen";

/**
 * How one message is lost. `request`: never arrives · `reply`: the server has answered, and the line is cut · `silence`:
 * the same, and nobody says so · `reset`: the same, by a reset · `truncate`: half of the reply · `request-flipped`,
 * `reply-flipped`: one byte changed under way.
 */
export const LOSSES = [
  "request",
  "reply",
  "silence",
  "reset",
  "truncate",
  "request-flipped",
  "reply-flipped",
] as const;
export type Loss = (typeof LOSSES)[number];

/** What happens to one message: how it is lost, after which delay it goes on, and when copies of it arrive as well. */
export type Fate = {
  readonly lose: Loss | null;
  readonly delayMs: number;
  readonly copiesMs: readonly number[];
};
export const PASS: Fate = { lose: null, delayMs: 0, copiesMs: [] };

export type FaultCounts = Record<Loss | "passed" | "delayed" | "copies" | "afterCommit", number>;

/**
 * An HTTP/1.1 proxy between terminals and server that does to each message what is drawn for it. Both its sides keep
 * their connections; replies are written byte by byte, so that any part of them can be missing or changed.
 */
export type FaultProxy = {
  readonly url: string;
  readonly counts: FaultCounts;
  /** copies that are still under way */
  readonly underWay: () => number;
  close(): Promise<void>;
};

type Received = { readonly status: number; readonly head: string; readonly body: Buffer };

export async function faultProxy(
  server: string,
  fateOfNext: () => Fate,
  draw: (below: number) => number,
): Promise<FaultProxy> {
  const counts: FaultCounts = {
    ...{ passed: 0, delayed: 0, copies: 0, afterCommit: 0, request: 0, reply: 0, silence: 0, reset: 0 },
    ...{ truncate: 0, "request-flipped": 0, "reply-flipped": 0 },
  };
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  const later = new Set<NodeJS.Timeout>();
  const after = (ms: number, run: () => void) => {
    if (ms === 0) return run();
    const timer = setTimeout(() => {
      later.delete(timer);
      run();
    }, ms);
    later.add(timer);
  };
  const http = createServer(async (asked, answer) => {
    const body = await bodyOf(asked).catch(() => null);
    const { socket } = asked;
    if (body === null) return void socket.destroy();
    const { lose, delayMs, copiesMs } = fateOfNext();
    counts[lose ?? "passed"] += 1;
    if (delayMs > 0) counts.delayed += 1;
    for (const ms of copiesMs) {
      counts.copies += 1;
      after(ms, () => void forward(agent, server, asked, body));
    }
    if (lose === "request") return after(delayMs, () => socket.destroy());
    after(delayMs, () => {
      const sent = lose === "request-flipped" ? flipped(body, draw) : body;
      void forward(agent, server, asked, sent).then((reply) => {
        if (reply !== null && lose !== null && isFreshCommit(body, reply)) counts.afterCommit += 1;
        hand(reply, lose, socket, answer, draw);
      });
    });
  });
  const open = new Set<Socket>();
  http.on("connection", (socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket)).on("error", () => socket.destroy());
  });
  return {
    url: await listen(http),
    counts,
    underWay: () => later.size,
    close: async () => {
      for (const timer of later) clearTimeout(timer);
      for (const socket of open) socket.destroy();
      agent.destroy();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part);
  return Buffer.concat(parts);
}

/** Sends the message on and waits for the whole reply; null when the server gives none. */
function forward(
  agent: Agent,
  server: string,
  { url, method, headers }: IncomingMessage,
  body: Buffer,
): Promise<Received | null> {
  return new Promise((resolve) => {
    const upstream = request(new URL(url ?? "/", server), {
      agent,
      method,
      headers: { ...headers, "content-length": body.length },
    });
    upstream.on("error", () => resolve(null));
    upstream.on("response", (reply) => {
      const { statusCode = 0, statusMessage, rawHeaders } = reply;
      bodyOf(reply).then(
        (received) =>
          resolve({
            status: statusCode,
            head: headOf(statusCode, statusMessage, rawHeaders),
            body: received,
          }),
        () => resolve(null),
      );
    });
    upstream.end(body);
  });
}

function headOf(status: number, message: string | undefined, raw: readonly string[]): string {
  const lines = [`HTTP/1.1 ${status} ${message ?? ""}`];
  for (let n = 0; n + 1 < raw.length; n += 2)
    if (!/^(connection|keep-alive|transfer-encoding|content-length)$/i.test(raw[n] ?? ""))
      lines.push(`${raw[n]}: ${raw[n + 1]}`);
  return lines.join("\r\n");
}

/** Hands the reply over, or what is left of it. */
function hand(
  reply: Received | null,
  lose: Loss | null,
  socket: Socket,
  answer: ServerResponse,
  draw: (below: number) => number,
): void {
  if (lose === "silence" || socket.destroyed) return;
  if (reply === null || lose === "reply") return void socket.destroy();
  if (lose === "reset") return void socket.resetAndDestroy();
  const whole = Buffer.concat([
    Buffer.from(
      `${reply.head}\r\ncontent-length: ${reply.body.length}\r\nconnection: ${lose === null ? "keep-alive" : "close"}\r\n\r\n`,
      "latin1",
    ),
    reply.body,
  ]);
  if (lose === "truncate") return void socket.end(whole.subarray(0, 1 + draw(whole.length - 1)));
  if (lose === "reply-flipped") return void socket.end(flipped(whole, draw));
  answer.writeHead(reply.status, { ...fieldsOf(reply.head), "content-length": reply.body.length });
  answer.end(reply.body);
}

function fieldsOf(head: string): Record<string, string> {
  const [, ...lines] = head.split("\r\n");
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
  );
}

/** One bit of one byte changed. */
export function flipped(bytes: Buffer, draw: (below: number) => number): Buffer {
  const changed = Buffer.from(bytes);
  const at = draw(changed.length);
  changed[at] = (changed[at] ?? 0) ^ (1 << draw(8));
  return changed;
}

const asksForChange = z.object({ op: z.string(), trace: z.int().optional() });
const tellsOutcome = z.object({ code: z.string(), replayed: z.literal(true).optional() });

/** Did this very message make the server remember something: a T decided now, or a key reversed or closed? */
function isFreshCommit(body: Buffer, reply: Received): boolean {
  if (reply.status !== 200) return false;
  const asked = asksForChange.safeParse(parsed(body));
  const told = tellsOutcome.safeParse(parsed(reply.body));
  if (!asked.success || !told.success || told.data.replayed) return false;
  const remembered = (classOf(told.data.code) ?? 2) <= 1;
  return remembered && (asked.data.trace !== undefined || asked.data.op === "txn.reverse");
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return null;
  }
}
