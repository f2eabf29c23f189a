import { signRequest } from "@/terminal/client/exchange";
import { asRecord, newTxnId, sealData } from "@/terminal/client/request-body";
import type { WireRequest } from "@/terminal/client/transport";
import { fromBase64url } from "@/terminal/protocol/base64url";
import {
  activationKey,
  isMacOf,
  type MacKey,
  macKeyOf,
  type PinKey,
  plainActivationCode,
  sessionKeys,
  sha256Hex,
} from "@/terminal/protocol/crypto-web";
import { HEADERS, type Reply, replyEnvelope, replyMacText } from "@/terminal/protocol/envelope";
import { isReplyDataOf, type Operation, specOf } from "@/terminal/protocol/operations";
import { replyBreach } from "@/terminal/protocol/reply-check";
import type { Recorder } from "./record";

/** What a check found wrong; its text goes into the table. */
export class Breach extends Error {
  override readonly name = "Breach";
}

/** One message that came back: its status, and the reply if its MAC named this very request. */
export type Heard = { readonly status: number; readonly reply: Reply | null };

/** The key and the bytes of a T, so that a check can send it again or take it back. */
export type Sent = {
  readonly session: number;
  readonly trace: number;
  readonly txnId: string;
  readonly body: string;
};

type Keys = { readonly session: number; readonly mac: MacKey; readonly pin: PinKey | null };
type Data = Readonly<Record<string, unknown>>;

/**
 * A terminal for testing others: it speaks the protocol itself, message by message, so that it can also break it. Every
 * reply it gets is held to the contract.
 */
export class Line {
  terminal = "00000000";
  private key: Uint8Array<ArrayBuffer> | null = null;
  private keys: Keys | null = null;
  private trace = 0;

  constructor(
    private readonly url: string,
    private readonly recorder: Recorder,
  ) {}

  session(): number {
    return this.keys?.session ?? 0;
  }

  /** The session's keys, for checks that keep an older one. */
  present(): Keys {
    if (!this.keys) throw new Breach("there is no session");
    return this.keys;
  }

  /** Trades the activation code for a terminal's number and key. */
  async activate(code: string): Promise<void> {
    const plain = plainActivationCode(code);
    this.keys = { session: 0, mac: await activationKey(plain), pin: null };
    const handle = plain.slice(0, 6);
    const body = JSON.stringify({ v: 1, op: "terminal.activate", data: { handle } });
    const { reply, status } = await this.say("terminal.activate", body);
    const data = reply?.data;
    if (!isReplyDataOf("terminal.activate", data))
      throw new Breach(`activation: HTTP ${status}, no such code`);
    const bytes = fromBase64url(data.key);
    if (!bytes) throw new Breach("activation: the key is not base64url");
    this.terminal = data.terminal;
    this.key = bytes;
    this.recorder.isOf(plain, data.terminal, data.key);
  }

  async signOn(): Promise<Reply> {
    if (!this.key) throw new Breach("not activated");
    this.keys = { session: 0, mac: await macKeyOf(this.key), pin: null };
    const body = JSON.stringify({ v: 1, op: "terminal.signOn", data: { version: "1.0.0" } });
    const { reply } = await this.say("terminal.signOn", body);
    const data = reply?.data;
    if (!isReplyDataOf("terminal.signOn", data)) throw new Breach(`sign-on: ${reply?.code ?? "no answer"}`);
    const salt = fromBase64url(data.salt);
    if (!salt) throw new Breach("sign-on: the salt is not base64url");
    this.keys = { session: data.session, ...(await sessionKeys(this.key, salt)) };
    this.trace = 0;
    if (!reply) throw new Breach("sign-on: no answer");
    return reply;
  }

  /** Makes a T under a new key; secrets in `data` are plain digits. It is not sent yet. */
  async write(op: Operation, data: Data): Promise<Sent> {
    const { session } = this.present();
    const trace = ++this.trace;
    const txnId = newTxnId();
    const sealed = await this.seal(op, data, trace);
    return { session, trace, txnId, body: JSON.stringify({ v: 1, op, trace, txnId, data: sealed }) };
  }

  /** A T once: written, sent, answered. */
  async perform(op: Operation, data: Data): Promise<{ sent: Sent; reply: Reply }> {
    const sent = await this.write(op, data);
    return { sent, reply: await this.send(op, sent.body) };
  }

  /** A Q or a control message. */
  async ask(op: Operation, data: Data): Promise<Reply> {
    return this.send(op, JSON.stringify({ v: 1, op, data: await this.seal(op, data, 0) }));
  }

  /** Sends bytes and wants an answer under a good MAC. */
  async send(op: Operation, body: string): Promise<Reply> {
    const { reply, status } = await this.say(op, body);
    if (!reply) throw new Breach(`${op}: HTTP ${status} without a good MAC`);
    const breach = replyBreach(op, reply);
    if (breach !== null) throw new Breach(`${op}: the reply breaks the contract at ${breach}`);
    return reply;
  }

  /** Sends bytes under the session's keys, whatever they are. */
  async say(
    op: string,
    body: string,
    keys = this.present(),
    change?: (request: WireRequest) => WireRequest,
  ): Promise<Heard> {
    const speaker = { terminal: this.terminal, session: keys.session, mac: keys.mac };
    const signed = await signRequest(speaker, body, new Date());
    const request = change ? change(signed) : signed;
    return this.post(op, request, keys.mac);
  }

  /** One HTTP exchange; the MAC of the reply is judged against the request as sent. */
  async post(op: string, request: WireRequest, mac: MacKey): Promise<Heard> {
    const response = await fetch(new URL("/api/terminal", this.url), {
      method: "POST",
      headers: { "content-type": "application/json", ...request.headers },
      body: request.body,
      redirect: "error",
      signal: AbortSignal.timeout(20_000),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const seal = response.headers.get(HEADERS.mac);
    const macText = replyMacText({
      requestMac: request.headers[HEADERS.mac] ?? "",
      status: response.status,
      bodySha256Hex: await sha256Hex(bytes),
    });
    const good = seal !== null && (await isMacOf(mac, macText, seal));
    if (good) this.recorder.keep(op, request, { status: response.status, mac: seal, body: text });
    return { status: response.status, reply: good ? replyEnvelope.parse(JSON.parse(text)) : null };
  }

  private async seal(op: Operation, data: Data, trace: number): Promise<Data> {
    const { pin, session } = this.present();
    if (specOf(op).secrets.length === 0 || !pin) return data;
    return sealData(op, asRecord(data), { terminal: this.terminal, session, trace }, pin);
  }

  /** Opens the stream of hints and hangs up again. */
  async listen(): Promise<{ readonly status: number; readonly type: string }> {
    const { session, mac } = this.present();
    const { headers } = await signRequest({ terminal: this.terminal, session, mac }, "", new Date());
    const stop = new AbortController();
    const response = await fetch(new URL("/api/terminal/events", this.url), {
      headers: { ...headers, accept: "text/event-stream" },
      signal: AbortSignal.any([stop.signal, AbortSignal.timeout(20_000)]),
    });
    stop.abort();
    return { status: response.status, type: response.headers.get("content-type") ?? "" };
  }
}
