import { createCipheriv, randomBytes, randomInt } from "node:crypto";
import { macOf, sha256 } from "@/terminal/node-crypto";
import { HEADERS, requestMacText } from "@/terminal/protocol/envelope";
import { packSecret, type SecretPlace, secretAad } from "@/terminal/protocol/secret";
import type { BenchTerminal, Plan } from "./plan";

/** A spend as it goes onto the wire, HTTP and all. */
export type SignedSpend = { readonly wire: Buffer; readonly mac: string };

/** The spends of one terminal, from trace `firstTrace` on, 1 to 50 yuan each, its cards in turn. */
export function signSpends(at: BenchTerminal, { operator, pin, firstTrace, each }: Plan): SignedSpend[] {
  const macKey = Buffer.from(at.macKey, "base64url");
  const pinKey = Buffer.from(at.pinKey, "base64url");
  return Array.from({ length: each }, (_, index) => {
    const trace = firstTrace + index;
    const no = at.cards[index % at.cards.length] ?? "";
    const place = { terminal: at.terminal, session: at.session, trace, field: "pin", subject: no };
    const data = { operator, card: { no }, amount: randomInt(100, 5001), pin: sealed(pinKey, pin, place) };
    const txnId = randomBytes(16).toString("base64url");
    return signed(at, macKey, JSON.stringify({ v: 1, op: "spend", trace, txnId, data }));
  });
}

function signed({ terminal, session }: BenchTerminal, macKey: Buffer, body: string): SignedSpend {
  const sentAt = new Date().toISOString();
  const nonce = randomBytes(16).toString("base64url");
  const bytes = Buffer.from(body);
  const bodySha256Hex = sha256(bytes).toString("hex");
  const mac = macOf(macKey, requestMacText({ terminal, session, sentAt, nonce, bodySha256Hex }));
  const head = [
    "POST /api/terminal HTTP/1.1",
    "host: localhost",
    "content-type: application/json",
    `content-length: ${bytes.length}`,
    `${HEADERS.terminal}: ${terminal}`,
    `${HEADERS.session}: ${session}`,
    `${HEADERS.sentAt}: ${sentAt}`,
    `${HEADERS.nonce}: ${nonce}`,
    `${HEADERS.mac}: ${mac}`,
  ].join("\r\n");
  return { wire: Buffer.from(`${head}\r\n\r\n${body}`), mac };
}

/** As the reference terminal seals it, but synchronous: hundreds of thousands are made before the clock starts. */
function sealed(pinKey: Buffer, digits: string, place: SecretPlace): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", pinKey, nonce).setAAD(Buffer.from(secretAad(place)));
  const block = Buffer.concat([cipher.update(packSecret(digits, randomBytes(16))), cipher.final()]);
  return Buffer.concat([nonce, block, cipher.getAuthTag()]).toString("base64url");
}
