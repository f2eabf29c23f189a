import { createHmac, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { StartRefusal } from "@/db/start-refusal";
import { env } from "./env";

const key32 = z
  .string()
  .transform((text) => new Uint8Array(Buffer.from(text, "base64url")))
  .refine((bytes) => bytes.length === 32, "is not 32 bytes");
const keyRing = z
  .object({ current: z.int().min(1).max(255), keys: z.record(z.string().regex(/^[1-9]\d{0,2}$/), key32) })
  .refine((ring) => ring.current in ring.keys, "lacks its current key")
  .transform((ring) => ({
    current: ring.current,
    byNumber: new Map(Object.entries(ring.keys).map(([number, key]) => [Number(number), key])),
  }));
const keyFile = z.object({
  /** HMAC keys of PIN and password verifiers, by number */
  verifier: keyRing,
  /** HMAC key of the entries' chain codes and settlement seals */
  chain: key32,
  /** AES keys for terminal keys and activation keys kept in the database, by number */
  seal: keyRing,
  /** signs portal session cookies */
  authSecret: z.string().min(32),
});

export type Keys = z.infer<typeof keyFile>;

declare global {
  // One per process: the custom server and the pages' bundles each have their own copy of this module.
  var yikaKeys: Keys | undefined;
}

/** The keys that are never in the database, from `keys.json` in the data directory (mode 0600). */
export function keys(): Keys {
  globalThis.yikaKeys ??= readKeys();
  return globalThis.yikaKeys;
}

export function keyFileExists(): boolean {
  return fs.existsSync(keyFilePath());
}

export function keyFilePath(): string {
  return path.join(env().YIKA_DATA_DIR, "keys.json");
}

/** Makes the key file on the first run; an existing one is left as it is, whoever wrote it. */
export function ensureKeys(): void {
  const file = keyFilePath();
  if (fs.existsSync(file)) return;
  const text = `${JSON.stringify(newKeyFile(), null, 2)}\n`;
  const draft = `${file}.${process.pid}.new`;
  const handle = fs.openSync(draft, "wx", 0o600);
  fs.writeFileSync(handle, text);
  fs.fsyncSync(handle);
  fs.closeSync(handle);
  try {
    // A hard link, unlike a rename, never replaces keys that another process made a moment earlier.
    fs.linkSync(draft, file);
  } catch (error) {
    if (!fs.existsSync(file)) throw error;
  } finally {
    fs.unlinkSync(draft);
  }
}

/** Names the key set without telling anything about it; unchanged by adding numbered keys. */
export function keyFingerprint(): string {
  return createHmac("sha256", keys().chain).update("yika installation").digest("hex").slice(0, 32);
}

function readKeys(): Keys {
  const file = keyFilePath();
  let text: string;
  try {
    text = fs.readFileSync(file, "utf8");
  } catch (error) {
    throw new StartRefusal(`The key file ${file} cannot be read (${errorCode(error)}).`);
  }
  const parsed = keyFile.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new StartRefusal(
    `The key file ${file} is damaged (${parsed.error.issues[0]?.path.join(".")}); put the right one back.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

function newKeyFile() {
  const key = () => randomBytes(32).toString("base64url");
  return {
    verifier: { current: 1, keys: { "1": key() } },
    chain: key(),
    seal: { current: 1, keys: { "1": key() } },
    authSecret: key(),
  };
}
