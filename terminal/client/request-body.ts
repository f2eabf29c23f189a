import { toBase64url } from "@/terminal/protocol/base64url";
import { type PinKey, randomBytes, sealSecret } from "@/terminal/protocol/crypto-web";
import { firstIssuePath } from "@/terminal/protocol/first-issue-path";
import { type Operation, specOf } from "@/terminal/protocol/operations";
import { secretAt, secretSubject } from "@/terminal/protocol/secret";

type Data = Readonly<Record<string, unknown>>;

/** `data` does not fit its operation: a fault of the calling screen, found before anything is stored or sent. */
export class MalformedData extends Error {
  override readonly name = "MalformedData";
  constructor(
    readonly op: Operation,
    /** where, with dots */
    readonly path: string,
  ) {
    super(`${op}: ${path || "data"} is malformed`);
  }
}

/** The key of a T, made and stored before it is sent. */
export type Key = { readonly trace: number; readonly txnId: string };

/** Operation data as any record. */
export function asRecord(data: object): Data {
  return Object.fromEntries(Object.entries(data));
}

/** A transaction id nobody else has. */
export function newTxnId(): string {
  return toBase64url(randomBytes(16));
}

/** The body of an operation whose secrets are sealed. Throws `MalformedData`. */
export function bodyOf(op: Operation, data: Data, key: Key | null): string {
  const text = JSON.stringify({ v: 1, op, ...key, data });
  const checked = specOf(op).data.safeParse(JSON.parse(text).data);
  if (!checked.success) throw new MalformedData(op, firstIssuePath(checked.error));
  return text;
}

/**
 * `data` with every secret in it, given as plain digits, sealed for its place. `trace` is 0 for a Q.
 * Throws `MalformedData` for a secret that is not 6 to 12 digits or belongs to nobody.
 */
export async function sealData(
  op: Operation,
  data: Data,
  place: { readonly terminal: string; readonly session: number; readonly trace: number },
  pin: PinKey,
): Promise<Data> {
  let sealed = data;
  for (const field of specOf(op).secrets) {
    const digits = secretAt(data, field);
    if (digits === null) continue;
    const subject = secretSubject(op, field, data);
    if (subject === null || !/^[0-9]{6,12}$/.test(digits)) throw new MalformedData(op, field);
    sealed = replaceAt(sealed, field.split("."), await sealSecret(pin, digits, { ...place, field, subject }));
  }
  return sealed;
}

function replaceAt(data: Data, [key = "", ...rest]: readonly string[], value: string): Data {
  if (rest.length === 0) return { ...data, [key]: value };
  const inner = data[key];
  const entries = inner !== null && typeof inner === "object" ? Object.entries(inner) : [];
  return { ...data, [key]: replaceAt(Object.fromEntries(entries), rest, value) };
}
