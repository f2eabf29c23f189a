import * as z from "zod";
import type { Slip } from "@/domain/slip";
import { fromBase64url, toBase64url, utf8 } from "@/terminal/protocol/base64url";
import { type Code, replyOf } from "@/terminal/protocol/codes";
import {
  isMacOf,
  type MacKey,
  macKeyOf,
  macOf,
  openSecret,
  randomBytes,
  sessionKeys,
  sha256Hex,
} from "@/terminal/protocol/crypto-web";
import {
  type Reply,
  readHeaders,
  replyMacText,
  requestEnvelope,
  requestMacText,
} from "@/terminal/protocol/envelope";
import type { WireReply, WireRequest } from "../transport";

/** The protocol's server half in memory: keys, sessions, exactly-once, tombstones. Its money is one counter per intent. */

export const IDENTITY = { terminal: "10000017", key: toBase64url(new Uint8Array(32).fill(7)) };
export const CARD = "6217001234567890";
/** Amounts that make a spend be answered with that code: 100 fen declines, 200 is malformed, 301 is busy twice. */
export const DECLINED = 100;
export const MALFORMED = 200;
export const BUSY = 301;

type Stored = {
  readonly body: string;
  readonly txnId: string;
  reply: Reply;
  applied: boolean;
  batch: number;
  intent: string;
};
const spendShape = z.object({ amount: z.number(), note: z.string(), pin: z.string().optional() });
const keyShape = z.object({ session: z.number(), trace: z.number() });

export class ModelServer {
  /** what each key was answered; a tombstone has an empty body */
  readonly requests = new Map<string, Stored>();
  readonly sessions = new Map<number, { mac: MacKey; pin: Awaited<ReturnType<typeof sessionKeys>>["pin"] }>();
  session = 0;
  batch = 1;
  suspended = false;
  /** whether an ended session may still ask about its keys */
  endedSessionsMayAsk = true;
  /** operations that answer 207, as if the server were older */
  readonly unknownOps = new Set<string>();
  private voucher = 0;
  private busy = 0;
  private now = Date.parse("2026-11-22T09:30:00.000Z");

  /** Effects in force for an intent: one, or none. */
  effects(intent: string): number {
    return [...this.requests.values()].filter((stored) => stored.applied && stored.intent === intent).length;
  }

  isApplied(session: number, trace: number): boolean {
    return this.requests.get(`${session}/${trace}`)?.applied === true;
  }

  /** A settlement by other means: what was applied stays, and can no longer be reversed. */
  settle(): void {
    this.batch += 1;
  }

  /** Someone signed on as this terminal elsewhere. */
  endSession(): void {
    this.session += 1;
  }

  async handle(request: WireRequest): Promise<WireReply> {
    const headers = readHeaders((name) => request.headers[name] ?? null);
    if (!headers) return bare(400);
    const session = Number(headers.session);
    const key = session === 0 ? await macKeyOf(bytes(IDENTITY.key)) : this.sessions.get(session)?.mac;
    const bodySha256Hex = await sha256Hex(utf8(request.body));
    const text = requestMacText({ ...headers, bodySha256Hex });
    if (headers.terminal !== IDENTITY.terminal || !key || !(await isMacOf(key, text, headers.mac)))
      return bare(401);
    const reply = await this.answer(session, request.body);
    return signed(key, headers.mac, 200, JSON.stringify(reply));
  }

  private async answer(session: number, body: string): Promise<Reply> {
    const { op, trace, txnId, data } = requestEnvelope.parse(JSON.parse(body));
    if (this.suspended) return this.reply("203");
    if (this.unknownOps.has(op)) return this.reply("207");
    if (op === "terminal.signOn") return this.signOn();
    const mayAsk = session === this.session || this.endedSessionsMayAsk;
    if (op.startsWith("txn.") && !mayAsk) return this.reply("202");
    if (op === "txn.status") return this.status(keyShape.parse(data), data.close === true);
    if (op === "txn.reverse") return this.reverse(keyShape.parse(data));
    if (op === "operator.list")
      return session === this.session ? this.reply("000", { items: [] }) : this.reply("202");
    if (trace === undefined || txnId === undefined) return this.reply("200", { path: "trace" });
    return this.traced(session, trace, { op, body, txnId, data });
  }

  private async signOn(): Promise<Reply> {
    const salt = randomBytes(16);
    this.session += 1;
    this.sessions.set(this.session, await sessionKeys(bytes(IDENTITY.key), salt));
    return this.reply("000", {
      session: this.session,
      salt: toBase64url(salt),
      batch: this.batch,
      nextTrace: 1,
      merchant: { slug: "tea", name: "茶" },
      store: { name: "一店" },
      operators: [],
      settings: { zone: "Asia/Shanghai", tenders: ["cash"], fenPerPoint: 100, limitPerOperation: null },
      tiers: [],
      last: null,
      version: { latest: "1.0.0", minimum: "1.0.0" },
      revision: { tiers: 1, settings: 1 },
      mustResolve: [],
    });
  }

  private async traced(
    session: number,
    trace: number,
    asked: { op: string; body: string; txnId: string; data: Record<string, unknown> },
  ): Promise<Reply> {
    const known = this.requests.get(`${session}/${trace}`);
    if (known)
      return known.body === "" || known.body === asked.body
        ? { ...known.reply, replayed: true }
        : this.reply("205");
    if (session !== this.session) return this.reply("202");
    const store = (intent: string, applied: boolean, reply: Reply) => {
      const { body, txnId } = asked;
      this.requests.set(`${session}/${trace}`, { body, txnId, reply, applied, batch: this.batch, intent });
      return reply;
    };
    if (asked.op === "operator.signIn") {
      return store(
        "sign-in",
        true,
        this.reply("000", { no: "01", name: "李", role: "cashier", mustChange: false }),
      );
    }
    const { amount, note, pin } = spendShape.parse(asked.data);
    if (amount === MALFORMED) return this.reply("200", { path: "amount" });
    if (amount === BUSY && this.busy++ < 2) return this.reply("301");
    if (amount === DECLINED) return store(note, false, this.reply("100"));
    const place = { terminal: IDENTITY.terminal, session, trace, field: "pin", subject: CARD };
    const keys = this.sessions.get(session);
    if (pin && keys && (await openSecret(keys.pin, pin, place)) === null)
      return this.reply("200", { path: "pin" });
    const again = this.requests.get(`${session}/${trace}`);
    if (again) return { ...again.reply, replayed: true };
    return store(note, true, this.reply("000", this.spent(amount)));
  }

  private spent(amount: number) {
    this.voucher += 1;
    const voucher = String(this.voucher).padStart(6, "0");
    const figures = { principal: 0, bonus: 0, points: 0, principalPart: amount, bonusPart: 0, earned: 0 };
    return { ref: voucher.padStart(12, "0"), voucher, ...figures, receipt: slip(voucher) };
  }

  private status(key: { session: number; trace: number }, close: boolean): Reply {
    const stored = this.requests.get(`${key.session}/${key.trace}`);
    if (stored) return { ...stored.reply, replayed: true };
    return close ? this.bury(key, "021") : this.reply("114");
  }

  private reverse(key: { session: number; trace: number }): Reply {
    const stored = this.requests.get(`${key.session}/${key.trace}`);
    if (!stored) return this.bury(key, "020");
    if (!stored.applied) return this.reply(stored.body === "" ? "020" : "021");
    if (stored.batch !== this.batch) return this.reply("206");
    stored.applied = false;
    stored.reply = this.reply("020");
    return stored.reply;
  }

  private bury({ session, trace }: { session: number; trace: number }, code: Code): Reply {
    const stored = {
      body: "",
      txnId: "",
      reply: this.reply("020"),
      applied: false,
      batch: this.batch,
      intent: "",
    };
    this.requests.set(`${session}/${trace}`, stored);
    return this.reply(code);
  }

  private reply(code: Code, data: Record<string, unknown> = {}): Reply {
    this.now += 1;
    return replyOf(code, data, new Date(this.now));
  }
}

/** A reply signed for one request. */
export async function signed(
  key: MacKey,
  requestMac: string,
  status: number,
  text: string,
): Promise<WireReply> {
  const body = utf8(text);
  const mac = await macOf(key, replyMacText({ requestMac, status, bodySha256Hex: await sha256Hex(body) }));
  return { status, mac, body };
}

/** The name of the operation in a message, for faults that pick their victims. */
export function opOf(request: WireRequest): string {
  return requestEnvelope.parse(JSON.parse(request.body)).op;
}

function slip(voucher: string): Slip {
  const title = { zh: "消费", en: "Spend" };
  return {
    title,
    merchant: "茶",
    store: "一店",
    lines: [{ t: "big", label: title, value: voucher }],
    copy: 0,
    qr: null,
  };
}

function bare(status: number): WireReply {
  return { status, mac: null, body: utf8("{}") };
}

function bytes(text: string) {
  const read = fromBase64url(text);
  if (!read) throw new Error("not base64url");
  return read;
}
