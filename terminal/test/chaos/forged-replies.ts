import { exchange, type Speaker } from "@/terminal/client/exchange";
import type { WireReply } from "@/terminal/client/transport";
import { macOf, sha256 } from "@/terminal/node-crypto";
import { macKeyOf } from "@/terminal/protocol/crypto-web";
import { HEADERS, replyMacText } from "@/terminal/protocol/envelope";
import { counterScene, spendBody } from "../counter-scene";
import type { RawSession } from "../raw-message";
import { directTransport } from "../wired-terminal";
import { type Draw, drawFrom } from "./draw";
import { type Figures, figures, type Size } from "./figures";
import type { Place } from "./place";

const PER_REPLY = 500;

type Forger = (reply: WireReply, before: WireReply, draw: Draw) => WireReply;

function bitFlipped(bytes: Uint8Array, draw: Draw): Uint8Array<ArrayBuffer> {
  const changed = new Uint8Array(bytes);
  const index = draw(changed.length);
  changed[index] = (changed[index] ?? 0) ^ (1 << draw(8));
  return changed;
}

const FORGERIES: Readonly<Record<string, Forger>> = {
  "a bit of the body": (reply, _, draw) => ({ ...reply, body: bitFlipped(reply.body, draw) }),
  "a character of the MAC": (reply, _, draw) => {
    const mac = reply.mac ?? "";
    const index = draw(mac.length);
    return { ...reply, mac: mac.slice(0, index) + (mac[index] === "7" ? "8" : "7") + mac.slice(index + 1) };
  },
  "another status": (reply, _, draw) => ({ ...reply, status: 201 + draw(300) }),
  "the reply to an earlier copy of the message": (_, before) => before,
  "no MAC": (reply) => ({ ...reply, mac: null }),
  "a MAC of nothing": (reply) => ({ ...reply, mac: "0".repeat(64) }),
  "half of it": (reply, _, draw) => ({ ...reply, body: reply.body.slice(0, draw(reply.body.length)) }),
  "another outcome": (reply) => ({
    ...reply,
    body: new TextEncoder().encode(
      new TextDecoder().decode(reply.body).replace(/"code":"\d+"/, '"code":"100"'),
    ),
  }),
};

/** Replies that are not the server's word on this very message: the terminal takes each of them for no answer at all. */
export async function forgedReplies(_place: Place, { count, seed }: Size): Promise<Figures> {
  const draw = drawFrom(seed);
  const { at, card } = await counterScene(100_000_000);
  const speaker: Speaker = {
    terminal: at.terminal,
    session: at.session,
    mac: await macKeyOf(new Uint8Array(at.keys.mac)),
  };
  const kinds = Object.entries(FORGERIES);
  let tried = 0;
  let believed = 0;
  let honest = 0;
  for (let trace = 3; tried < count; trace += 1) {
    const body = spendBody(at, trace, card, 1);
    let real: WireReply = { status: 0, mac: null, body: new Uint8Array() };
    const first = await exchange(
      async (request) => {
        real = await directTransport(request);
        return real;
      },
      speaker,
      body,
      new Date(),
    );
    if (first.kind === "answer") honest += 1;
    for (let n = 0; n < PER_REPLY && tried < count; n += 1) {
      const forge = kinds[tried % kinds.length]?.[1];
      tried += 1;
      // Asked again, the server's true reply to this very message would be this one; the terminal hears a forgery of it.
      const heard = await exchange(
        async ({ headers }) => {
          const reply = { ...real, mac: replyMac(at, headers[HEADERS.mac] ?? "", real) };
          return forge ? forge(reply, real, draw) : reply;
        },
        speaker,
        body,
        new Date(),
      );
      if (heard.kind === "answer") believed += 1;
    }
    const control = await exchange(
      async ({ headers }) => ({ ...real, mac: replyMac(at, headers[HEADERS.mac] ?? "", real) }),
      speaker,
      body,
      new Date(),
    );
    if (control.kind === "answer") honest += 1;
  }
  return figures(
    tried,
    `forged replies of ${kinds.length} kinds; believed ${believed}; honest ones believed ${honest}`,
    {
      "none was believed": believed === 0,
      "every honest one was": honest === 2 * Math.ceil(count / PER_REPLY),
    },
  );
}

function replyMac({ keys }: RawSession, requestMac: string, { status, body }: WireReply): string {
  const bodySha256Hex = sha256(body).toString("hex");
  return macOf(keys.mac, replyMacText({ requestMac, status, bodySha256Hex }));
}
