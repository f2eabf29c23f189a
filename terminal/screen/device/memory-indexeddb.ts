import { type CounterMemory, NOTHING_REMEMBERED, remembered } from "@/terminal/counter/memory";
import { toBase64url, utf8 } from "@/terminal/protocol/base64url";
import type { DeviceDatabase } from "./device-database";

/** A guess at an operator's password costs this much on this device, and cannot be tried on any other. */
const ROUNDS = 210_000;

/** What the counter remembers, in the browser; password verifiers under an HMAC key that no script can read out. */
export function browserMemory(database: DeviceDatabase): CounterMemory {
  const deviceKey = () =>
    database.key("verifier key", () =>
      crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256", length: 256 }, false, ["sign"]),
    );
  return {
    load: async () => {
      const kept = await database.read("memory");
      return kept === undefined ? NOTHING_REMEMBERED : remembered.parse(kept);
    },
    save: (next) => database.write("memory", next),
    digest: async (text) => slowed(await crypto.subtle.sign("HMAC", await deviceKey(), utf8(text))),
  };
}

async function slowed(mac: ArrayBuffer): Promise<string> {
  const key = await crypto.subtle.importKey("raw", mac, "PBKDF2", false, ["deriveBits"]);
  const rounds = { name: "PBKDF2", hash: "SHA-256", salt: utf8("yika offline verifier"), iterations: ROUNDS };
  return toBase64url(new Uint8Array(await crypto.subtle.deriveBits(rounds, key, 256)));
}
