import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod";
import { examplesPage } from "@/scripts/certify/examples-page";
import { fromBase64url, utf8 } from "./base64url";
import { activationKey, macKeyOf, macOf, openSecret, sessionKeys, sha256Hex } from "./crypto-web";
import { replyMacText, requestEnvelope, requestMacText } from "./envelope";
import { isOperation, OPERATIONS, specOf } from "./operations";
import { replyBreach } from "./reply-check";
import { secretAt, secretSubject } from "./secret";

const file = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8");

/** docs/terminal-examples.json: one real exchange per operation, with the keys that open it, as `certify --record` kept it. */
const examples = z
  .object({
    activationCode: z.string(),
    terminal: z.string(),
    terminalKey: z.string(),
    exchanges: z.array(
      z.object({
        op: z.string(),
        request: z.object({ headers: z.record(z.string(), z.string()), body: z.string() }),
        reply: z.object({ status: z.number(), mac: z.string(), body: z.string() }),
      }),
    ),
  })
  .parse(JSON.parse(file("terminal-examples.json")));

const bytes = (text: string) => fromBase64url(text) ?? new Uint8Array();
const opened = z.object({ data: z.object({ session: z.number(), salt: z.string() }) });
const salts = new Map(
  examples.exchanges
    .filter(({ op }) => op === "terminal.signOn")
    .map(({ reply }) => opened.parse(JSON.parse(reply.body)).data)
    .map(({ session, salt }) => [String(session), salt]),
);

async function keysOf(session: string) {
  if (session === "0") return { mac: await macKeyOf(bytes(examples.terminalKey)), pin: null };
  const salt = salts.get(session);
  return salt === undefined ? null : sessionKeys(bytes(examples.terminalKey), bytes(salt));
}

test("the page to read shows the same exchanges", () => {
  expect(file("terminal-examples.md")).toBe(examplesPage(file("terminal-examples.json")));
});

test("there is one for every operation", () => {
  const shown = examples.exchanges.map(({ op }) => op);
  expect(Object.keys(OPERATIONS).filter((op) => !shown.includes(op))).toEqual([]);
});

test.each(examples.exchanges)(
  "$op: MACs, secrets and reply check out offline",
  async ({ op, request, reply }) => {
    if (!isOperation(op)) throw new Error(`unknown operation ${op}`);
    const { headers, body } = request;
    const keys =
      op === "terminal.activate"
        ? { mac: await activationKey(examples.activationCode), pin: null }
        : await keysOf(headers["x-session"] ?? "");
    if (!keys) throw new Error("an example of a session whose salt is not shown");
    const text = requestMacText({
      terminal: headers["x-terminal"] ?? "",
      session: Number(headers["x-session"]),
      sentAt: headers["x-sent-at"] ?? "",
      nonce: headers["x-nonce"] ?? "",
      bodySha256Hex: await sha256Hex(utf8(body)),
    });
    expect(await macOf(keys.mac, text)).toBe(headers["x-mac"]);
    const answered = { requestMac: headers["x-mac"] ?? "", status: reply.status };
    const replyText = replyMacText({ ...answered, bodySha256Hex: await sha256Hex(utf8(reply.body)) });
    expect(await macOf(keys.mac, replyText)).toBe(reply.mac);
    expect(replyBreach(op, JSON.parse(reply.body))).toBeNull();
    const { trace = 0, data } = requestEnvelope.parse(JSON.parse(body));
    for (const field of specOf(op).secrets) {
      const wire = secretAt(data, field);
      if (wire === null) continue;
      if (!keys.pin) throw new Error("a secret before the first session");
      const place = { terminal: examples.terminal, session: Number(headers["x-session"]), trace, field };
      const digits = await openSecret(keys.pin, wire, {
        ...place,
        subject: secretSubject(op, field, data) ?? "",
      });
      expect(digits).toMatch(/^[0-9]{6,12}$/);
    }
  },
);
