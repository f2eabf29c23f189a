import * as z from "zod";
import { ALL_CODES, factsOf } from "./codes";
import { HEADERS, headerSchemas, macHex, replyEnvelope, requestEnvelope } from "./envelope";
import { words } from "./ids";
import { MAX_BODY_BYTES } from "./limits";
import { isOperation, OPERATIONS, type Operation, type OperationSpec } from "./operations";
import { REFUSAL_DATA } from "./refusal-data";
import { approvedReply } from "./reply-check";
import { slipSchema } from "./slip-schema";

type Json = { readonly [key: string]: unknown };

const SCHEMAS = "#/components/schemas/";
const HEADER_NOTES: Readonly<Record<keyof typeof headerSchemas, string>> = {
  terminal: "Terminal id, 8 digits; 00000000 in terminal.activate.",
  session: "Number of the session, 0 before sign-on.",
  sentAt: "The terminal's clock, RFC 3339; information only.",
  nonce: "16 random bytes, base64url.",
  mac: "HMAC-SHA256, 64 lower-case hex digits, over the exact bytes sent.",
};
const STATUS_NOTES = {
  "400": "Malformed envelope; nothing was recorded. No MAC.",
  "401": "Unknown terminal or bad MAC; nothing was recorded. No MAC.",
  "413": `More than ${MAX_BODY_BYTES} bytes; nothing was recorded. No MAC.`,
  "415": "Not application/json; nothing was recorded. No MAC.",
  "429": "Too many requests; nothing was recorded. No MAC.",
  "500": "Unknown outcome: ask txn.status.",
} as const;

/** The contract as an OpenAPI 3.1 document, made from the very schemas that check requests. The same input gives the same bytes. */
export function openApiDocument(version: string): Json {
  const names = Object.keys(OPERATIONS).filter(isOperation);
  return {
    openapi: "3.1.0",
    info: {
      title: "Yika terminal protocol",
      version,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      description:
        "One endpoint for every terminal. docs/terminal-protocol.md says how keys, MACs and exactly-once work.",
    },
    paths: { "/api/terminal": { post: post(names) } },
    components: { schemas: componentSchemas(names) },
    "x-codes": ALL_CODES.map((code) => ({ code, ...factsOf(code) })),
    "x-operations": names.map((op) => operationRow(op, OPERATIONS[op])),
  };
}

/** The component that describes requests of an operation: "card.open" → "CardOpenRequest". */
export function requestComponent(op: Operation): string {
  return `${pascal(op)}Request`;
}

/** The component that describes the approved reply of an operation: "card.open" → "CardOpenReply". */
export function replyComponent(op: Operation): string {
  return `${pascal(op)}Reply`;
}

function post(names: readonly Operation[]): Json {
  return {
    operationId: "terminal",
    parameters: headerFields().map(([field, schema]) => ({
      name: HEADERS[field],
      in: "header",
      required: true,
      description: HEADER_NOTES[field],
      schema: plain(schema),
    })),
    requestBody: { required: true, content: json(oneOf(names.map(requestComponent))) },
    responses: {
      "200": {
        description: "An answer with a good MAC: every code of 0xx to 3xx.",
        headers: { "X-Mac": { required: true, schema: plain(macHex) } },
        content: json({ anyOf: [...names.map(replyComponent), "Refusal"].map(reference) }),
      },
      ...Object.fromEntries(
        Object.entries(STATUS_NOTES).map(([status, description]) => [status, { description }]),
      ),
    },
  };
}

function componentSchemas(names: readonly Operation[]): Json {
  const registry = z.registry<{ id: string }>();
  registry.add(words, { id: "Words" });
  registry.add(slipSchema, { id: "Slip" });
  registry.add(replyEnvelope, { id: "Refusal" });
  for (const [code, schema] of Object.entries(REFUSAL_DATA))
    registry.add(schema, { id: `RefusalData${code}` });
  for (const op of names) {
    registry.add(requestOf(op, OPERATIONS[op]), { id: requestComponent(op) });
    registry.add(approvedReply(op), { id: replyComponent(op) });
  }
  const made = z.toJSONSchema(registry, { io: "input", uri: (id) => `${SCHEMAS}${id}` }).schemas;
  return Object.fromEntries(
    Object.entries(made)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, schema]) => [id, bare(schema)]),
  );
}

function requestOf(op: Operation, spec: OperationSpec) {
  const base = requestEnvelope.extend({ op: z.literal(op), data: spec.data });
  return spec.kind === "T"
    ? base.required({ trace: true, txnId: true })
    : base.omit({ trace: true, txnId: true });
}

function operationRow(op: Operation, spec: OperationSpec): Json {
  return {
    op,
    kind: spec.kind,
    supervisor: spec.supervisor === true,
    secrets: spec.secrets,
    request: `${SCHEMAS}${requestComponent(op)}`,
    reply: `${SCHEMAS}${replyComponent(op)}`,
  };
}

function plain(schema: z.ZodType): Json {
  return bare(z.toJSONSchema(schema, { io: "input" }));
}

/** Without the marks that only make sense outside an OpenAPI document. */
function bare(schema: object): Json {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== "$schema" && key !== "$id"));
}

function json(schema: Json): Json {
  return { "application/json": { schema } };
}

function oneOf(components: readonly string[]): Json {
  return { oneOf: components.map(reference) };
}

function reference(component: string): Json {
  return { $ref: `${SCHEMAS}${component}` };
}

function headerFields(): [keyof typeof headerSchemas, z.ZodType][] {
  const { terminal, session, sentAt, nonce, mac } = headerSchemas;
  return [
    ["terminal", terminal],
    ["session", session],
    ["sentAt", sentAt],
    ["nonce", nonce],
    ["mac", mac],
  ];
}

function pascal(op: string): string {
  return op
    .split(".")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
}
