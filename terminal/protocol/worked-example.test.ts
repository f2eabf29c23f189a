import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { renderSlip } from "@/domain/slip-text";
import { type Bytes, fromBase64url, fromHex, toHex, utf8 } from "./base64url";
import { ALL_CODES } from "./codes";
import {
  activationKey,
  macOf,
  pinKeyOf,
  sealSecret,
  sessionKeyBytes,
  sessionKeys,
  sha256Hex,
} from "./crypto-web";
import { replyMacText, requestMacText } from "./envelope";
import { NO_TERMINAL } from "./ids";
import { isOperation, OPERATIONS } from "./operations";
import { packSecret, secretAad } from "./secret";
import { slipSchema } from "./slip-schema";

const doc = readFileSync(new URL("../../docs/terminal-protocol.md", import.meta.url), "utf8");

/** What the page says after "name = ". */
function said(name: string): string {
  const line = doc.split("\n").find((text) => text.startsWith(`${name} = `));
  if (line === undefined) throw new Error(`the page does not say: ${name}`);
  return line.slice(name.length + 3);
}

function bytes(name: string, from: (text: string) => Bytes | null): Bytes {
  const read = from(said(name));
  if (!read) throw new Error(`not readable: ${name}`);
  return read;
}

/** The contents of the first fenced block of this language. */
function block(language: string, startsWith = ""): string {
  const from = doc.indexOf(`\`\`\`${language}\n${startsWith}`);
  if (from < 0) throw new Error(`no block: ${language}`);
  const start = from + language.length + 4;
  return doc.slice(start, doc.indexOf("\n```", start));
}

const oneLine = (text: string) => text.replaceAll("\n", "\\n");

describe("the worked example of docs/terminal-protocol.md", () => {
  const terminal = said("terminal");
  const session = Number(said("session"));
  const terminalKey = bytes("terminal key", fromBase64url);
  const salt = bytes("salt", fromBase64url);

  test("session keys", async () => {
    for (const use of ["mac", "pin"] as const)
      expect(toHex(await sessionKeyBytes(terminalKey, salt, use))).toBe(said(`session ${use} key (hex)`));
  });

  test("the secret", async () => {
    const { trace, data } = JSON.parse(said("request body"));
    const place = { terminal, session, trace, field: "pin", subject: data.card.no };
    const fill = bytes("pin random fill (hex)", fromHex);
    const nonce = bytes("pin gcm nonce (hex)", fromHex);
    const fixed = (length: number) => (length === nonce.length ? nonce : fill);
    const key = await pinKeyOf(bytes("session pin key (hex)", fromHex));
    expect(secretAad(place)).toBe(said("pin additional data"));
    expect(toHex(packSecret(said("pin"), fill))).toBe(said("pin plaintext (hex)"));
    expect(await sealSecret(key, said("pin"), place, fixed)).toBe(said("pin on the wire"));
    expect(data.pin).toBe(said("pin on the wire"));
  });

  test("request, reply and activation MACs", async () => {
    const { mac } = await sessionKeys(terminalKey, salt);
    const requestText = requestMacText({
      terminal,
      session,
      sentAt: said("request sent at"),
      nonce: said("request nonce"),
      bodySha256Hex: await sha256Hex(utf8(said("request body"))),
    });
    expect(oneLine(requestText)).toBe(said("request mac text"));
    expect(await macOf(mac, requestText)).toBe(said("request mac"));
    const replyText = replyMacText({
      requestMac: said("request mac"),
      status: Number(said("reply status")),
      bodySha256Hex: await sha256Hex(utf8(said("reply body"))),
    });
    expect(oneLine(replyText)).toBe(said("reply mac text"));
    expect(await macOf(mac, replyText)).toBe(said("reply mac"));
    const activationText = requestMacText({
      terminal: NO_TERMINAL,
      session: 0,
      sentAt: said("activation sent at"),
      nonce: said("activation nonce"),
      bodySha256Hex: await sha256Hex(utf8(said("activation body"))),
    });
    expect(await macOf(await activationKey(said("activation code")), activationText)).toBe(
      said("activation mac"),
    );
  });

  test("body hashes and the activation key", async () => {
    for (const what of ["request", "reply"])
      expect(await sha256Hex(utf8(said(`${what} body`)))).toBe(said(`${what} body sha-256`));
    expect(await sha256Hex(utf8(said("activation code")))).toBe(said("activation key (hex)"));
  });

  test("the slip on paper is the slip as data", () => {
    const slip = slipSchema.parse(JSON.parse(block("json", '{"title"')));
    expect(renderSlip(slip, "zh")).toEqual(block("slip").split("\n"));
  });
});

describe("docs/terminal-protocol.md names", () => {
  test.each(ALL_CODES)("code %s", (code) => {
    expect(doc).toContain(`| \`${code}\` | `);
  });

  const fields = z.looseObject({
    properties: z.record(z.string(), z.unknown()).default({}),
    anyOf: z.array(z.looseObject({ properties: z.record(z.string(), z.unknown()).default({}) })).default([]),
  });
  const namesOf = (schema: z.ZodType) => {
    const { properties, anyOf } = fields.parse(z.toJSONSchema(schema, { io: "input" }));
    return [properties, ...anyOf.map((form) => form.properties)].flatMap((form) => Object.keys(form));
  };
  const money = ["ref", "voucher", "principal", "bonus", "points", "receipt"];

  test.each(Object.keys(OPERATIONS).filter(isOperation))("every field of %s", (op) => {
    const spec = OPERATIONS[op];
    const [, section = ""] = doc.split(`\n### \`${op}\` · `);
    const text = section.slice(0, section.search(/\n##/));
    expect(text).not.toBe("");
    const shared: readonly string[] = "money" in spec ? money : [];
    const wanted = [...namesOf(spec.data), ...namesOf(spec.reply)].filter((name) => !shared.includes(name));
    for (const name of wanted) expect(text, name).toContain(`\`${name}\``);
  });
});
