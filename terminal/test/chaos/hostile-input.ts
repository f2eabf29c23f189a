import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { toBase64url } from "@/terminal/protocol/base64url";
import { isOperation, OPERATIONS, type Operation, specOf } from "@/terminal/protocol/operations";
import { counterScene } from "../counter-scene";
import { merchantDigester } from "../merchant-digest";
import { type RawSession, say } from "../raw-message";
import { type Figures, figures, type Size } from "./figures";
import { inParallel } from "./in-parallel";
import type { Place } from "./place";
import { fieldsOf } from "./schema-fields";

const AT_ONCE = 16;
const SLOWEST_MS = 1_000;
const FULL_RUN = 100_000;

/** Values as JSON text, so that what no JavaScript value can say can be said too. */
const ODD: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...[
      "-0",
      "1e309",
      "-1e309",
      "9007199254740993",
      "1E400",
      "0.5",
      "-1",
      "1e3",
      "00",
      "null",
      "true",
      "[]",
      "{}",
    ],
    ...['""', '" "', '"１２"', '"\\u0000"', '"\\ud800"', '"\\u202e9"', '"\\u200b"', '"1e3"', '"__proto__"'],
    ...[
      '{"__proto__":{"no":"1"}}',
      '{"no":"1","no":"2"}',
      "[[[[[[[[[[1]]]]]]]]]]",
      '"0x10"',
      '"-1"',
      "NaN",
      "'x'",
    ],
  ),
  fc.nat(60).map((depth) => "[".repeat(depth * 20) + "]".repeat(depth * 20)),
  fc.integer({ min: 1, max: 3000 }).map((length) => JSON.stringify("张".repeat(length))),
  fc.jsonValue().map((value) => JSON.stringify(value)),
);

const KEYS = [
  "operator",
  "card",
  "amount",
  "extra",
  "__proto__",
  "constructor",
  "toString",
  "pin",
  "a\\u0000b",
];
const OPS = Object.keys(OPERATIONS).filter(
  (op): op is Operation => op !== "terminal.activate" && op !== "terminal.signOn",
);

/** One message: an operation, and which of its fields is written with what; or an envelope that is none. */
const message = fc.record({
  op: fc.constantFrom<string>(...OPS, "no.such", "__proto__", ""),
  field: fc.nat(40),
  key: fc.constantFrom(...KEYS),
  odd: ODD,
  how: fc.constantFrom("instead", "besides", "twice", "envelope", "data", "raw", "bytes"),
  raw: fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.json()),
  bytes: fc.uint8Array({ maxLength: 200 }),
});
type Hostile = typeof message extends fc.Arbitrary<infer T> ? T : never;

/** Every fourth message is well-formed but for the odd part, about nobody's card by nobody: rules refuse it, not the shape. */
function bodyOf(
  card: string,
  trace: number,
  { op, field, key, odd, how, raw, bytes }: Hostile,
): string | Uint8Array {
  if (how === "bytes") return bytes;
  if (how === "raw") return raw;
  const whole = trace % 4 === 0;
  const names = fieldsOf(op);
  const name = how === "instead" ? (names[field % Math.max(names.length, 1)] ?? key) : key;
  const own = names
    .filter((other) => other !== name)
    .map((other) => `"${other}":${whole ? usual(other, NOBODYS_CARD, "77") : usual(other, card, "01")}`);
  const odds = how === "twice" ? [`"${name}":1`, `"${name}":${odd}`] : [`"${name}":${odd}`];
  const data = how === "data" ? odd : `{${[...own, ...odds, ...(whole ? [] : ['"zz":1'])].join(",")}}`;
  const keyed = isKeyed(op)
    ? `"trace":${how === "envelope" ? odd : trace},"txnId":"${toBase64url(randomBytes(16))}",`
    : "";
  return `{"v":1,"op":${JSON.stringify(op)},${keyed}"data":${data}}`;
}

const isKeyed = (op: string) => isOperation(op) && specOf(op).kind === "T";
const NOBODYS_CARD = "6200000000000000";

/** A value that would do for this field, so that the odd one alone is wrong. */
function usual(name: string, card: string, operator: string): string {
  if (name === "operator" || name === "no") return `"${operator}"`;
  if (name === "card" || name === "newCard") return `{"no":"${card}"}`;
  if (
    ["amount", "paid", "points", "refund", "part", "parts", "batch", "session", "trace", "limit"].includes(
      name,
    )
  )
    return "1";
  return '"x"';
}

/** Input that no terminal would send, with a good MAC: refused, quickly, without a trace in the ledger. */
export async function hostileInput(place: Place, { count, seed }: Size): Promise<Figures> {
  const { at, card, merchant } = await counterScene();
  const digester = await merchantDigester(place.ownerUrl);
  // A refusal of a rule is remembered, a nonce is kept, and a terminal was seen: nothing else may be different.
  const rows = async () =>
    (await digester.of(merchant.merchantId))
      .split("\n")
      .filter((table) => !/^(requests|terminals|terminal_state|terminal_nonces) /.test(table));
  const before = await rows();
  const codes = new Map<string, number>();
  let failures = 0;
  let slowest = 0;
  let trace = 1_000;
  const broken: string[] = [];
  const hostile = fc.sample(message, { numRuns: Math.min(count, 20_000), seed });
  const rounds = function* () {
    for (let n = 0; n < count; n += 1) {
      const one = hostile[n % hostile.length];
      // The same shapes again meet another operation each time round.
      if (one) yield { ...one, op: n < hostile.length ? one.op : (OPS[(n * 7) % OPS.length] ?? one.op) };
    }
  };
  await inParallel(rounds(), AT_ONCE, async (one) => {
    trace += 1;
    const body = bodyOf(card, trace, one);
    const begun = performance.now();
    const reply = await answerTo(at, body);
    slowest = Math.max(slowest, performance.now() - begun);
    codes.set(reply.code, (codes.get(reply.code) ?? 0) + 1);
    if (reply.status >= 500) failures += 1;
    if ((reply.code.startsWith("0") && isKeyed(one.op)) || reply.status >= 500)
      broken.push(`${reply.code}: ${String(body).slice(0, 200)}`);
  });
  const after = await rows();
  await digester.end();
  const changed = after.filter((table, n) => table !== before[n]).map((table) => table.split(" ")[0]);
  const told = [...codes].sort().map(([code, times]) => `${code}: ${times}`);
  for (const line of broken.slice(0, 5)) console.log(line);
  return figures(
    count,
    `hostile inputs to ${OPS.length} operations; answered ${told.join(", ")}; 5xx ${failures}; tables changed: ${changed.join(", ") || "none"}; slowest ${slowest.toFixed(0)} ms`,
    {
      "no answer was 5xx": failures === 0,
      "nothing changed": changed.length === 0,
      "none was taken for an operation": broken.length === 0,
      // A figure of the full run: a short one, beside other tests, would measure those.
      "none took a second": count < FULL_RUN || slowest < SLOWEST_MS,
    },
  );
}

async function answerTo(
  at: RawSession,
  body: string | Uint8Array,
): Promise<{ status: number; code: string }> {
  const reply = await say(at, body);
  return { status: reply.status, code: reply.code ?? `HTTP ${reply.status}` };
}
