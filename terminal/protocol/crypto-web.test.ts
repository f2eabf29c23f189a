import { createDecipheriv, createHash, createHmac, hkdfSync } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bytes, fromBase64url, fromHex, toHex, utf8 } from "./base64url";
import {
  activationKey,
  isMacOf,
  macKeyOf,
  macOf,
  openSecret,
  pinKeyOf,
  plainActivationCode,
  sealSecret,
  sessionKeyBytes,
  sessionKeys,
  sha256Hex,
} from "./crypto-web";
import { replyMacText, requestMacText } from "./envelope";
import { secretAad, secretField } from "./secret";
import { VECTORS } from "./vectors";

function bytes(text: string, from: (text: string) => Bytes | null): Bytes {
  const read = from(text);
  if (!read) throw new Error(`not readable: ${text}`);
  return read;
}
const terminalKey = bytes(VECTORS.terminalKey, fromBase64url);
const salt = bytes(VECTORS.salt, fromBase64url);
const { terminal, session, trace } = VECTORS;

describe("the vectors", () => {
  test("session keys", async () => {
    expect(toHex(await sessionKeyBytes(terminalKey, salt, "mac"))).toBe(VECTORS.macKeyHex);
    expect(toHex(await sessionKeyBytes(terminalKey, salt, "pin"))).toBe(VECTORS.pinKeyHex);
    expect(Buffer.from(hkdfSync("sha256", terminalKey, salt, "yika1 mac", 32)).toString("hex")).toBe(
      VECTORS.macKeyHex,
    );
  });

  test("request and reply MACs", async () => {
    const { mac } = await sessionKeys(terminalKey, salt);
    const { request, reply } = VECTORS;
    const bodySha256Hex = await sha256Hex(utf8(request.body));
    expect(bodySha256Hex).toBe(request.bodySha256Hex);
    const text = requestMacText({
      terminal,
      session,
      sentAt: request.sentAt,
      nonce: request.nonce,
      bodySha256Hex,
    });
    expect(await macOf(mac, text)).toBe(request.mac);
    const replyText = replyMacText({
      requestMac: request.mac,
      status: reply.status,
      bodySha256Hex: await sha256Hex(utf8(reply.body)),
    });
    expect(await macOf(mac, replyText)).toBe(reply.mac);
    expect(await isMacOf(mac, replyText, reply.mac)).toBe(true);
    expect(await isMacOf(mac, `${replyText} `, reply.mac)).toBe(false);
    expect(await isMacOf(mac, replyText, "not hex")).toBe(false);
  });

  test("activation", async () => {
    const { activation } = VECTORS;
    const key = await activationKey("abcdef-ghijkl-mnopqr-stuvwx-23");
    const text = requestMacText({
      terminal: "00000000",
      session: 0,
      sentAt: activation.sentAt,
      nonce: activation.nonce,
      bodySha256Hex: createHash("sha256").update(activation.body).digest("hex"),
    });
    expect(await macOf(key, text)).toBe(activation.mac);
    expect(plainActivationCode(" abcdef ghijkl-mnopqr stuvwx 23\n")).toBe(activation.code);
    expect(createHash("sha256").update(activation.code).digest("hex")).toBe(activation.keyHex);
  });

  test.each(VECTORS.secrets)("the secret at $field", async ({ field, subject, digits, wire }) => {
    const key = await pinKeyOf(bytes(VECTORS.pinKeyHex, fromHex));
    const place = { terminal, session, trace, field, subject };
    const fixed = (length: number) =>
      bytes(length === 12 ? VECTORS.secretNonceHex : VECTORS.secretFillHex, fromHex).slice(0, length);
    expect(await sealSecret(key, digits, place, fixed)).toBe(wire);
    expect(await openSecret(key, wire, place)).toBe(digits);
    expect(secretField.safeParse(wire).success).toBe(true);
  });
});

test("a secret opens at its own place only", async () => {
  const { pin } = await sessionKeys(terminalKey, salt);
  const place = { terminal, session, trace, field: "pin", subject: "6217001234567890" };
  const wire = await sealSecret(pin, "246810", place);
  expect(await openSecret(pin, wire, place)).toBe("246810");
  const elsewhere = [
    { ...place, terminal: "10000018" },
    { ...place, session: 43 },
    { ...place, trace: 18 },
    { ...place, field: "newPin" },
    { ...place, subject: "6217001234567891" },
  ];
  for (const other of elsewhere) expect(await openSecret(pin, wire, other)).toBeNull();
  expect(await openSecret(pin, "AAAA", place)).toBeNull();
  expect(await openSecret(pin, "A".repeat(59), place)).toBeNull();
});

test("any sealed secret opens with node:crypto, and no two seals are alike", async () => {
  const raw = await sessionKeyBytes(terminalKey, salt, "pin");
  const key = await pinKeyOf(raw);
  const place = { terminal, session, trace, field: "pin", subject: "6217001234567890" };
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[0-9]{6,12}$/), async (digits) => {
      const wire = await sealSecret(key, digits, place);
      const sealed = Buffer.from(wire, "base64url");
      const opener = createDecipheriv("aes-256-gcm", raw, sealed.subarray(0, 12));
      opener.setAAD(Buffer.from(secretAad(place)));
      opener.setAuthTag(sealed.subarray(28));
      const block = Buffer.concat([opener.update(sealed.subarray(12, 28)), opener.final()]);
      expect(block[0]).toBe(digits.length);
      expect(block.subarray(1, 1 + digits.length).toString("ascii")).toBe(digits);
      expect(seen.has(wire)).toBe(false);
      seen.add(wire);
    }),
    { numRuns: 60 },
  );
});

test("HMAC agrees with node:crypto on any text", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.string({ unit: "grapheme" }),
      async (raw, text) => {
        const key = await macKeyOf(new Uint8Array(raw));
        expect(await macOf(key, text)).toBe(createHmac("sha256", raw).update(text, "utf8").digest("hex"));
      },
    ),
    { numRuns: 60 },
  );
});
