import * as z from "zod";
import { type IdentityStore, terminalIdentity } from "@/terminal/client/identity";
import { utf8 } from "@/terminal/protocol/base64url";
import { randomBytes } from "@/terminal/protocol/crypto-web";
import type { DeviceDatabase } from "./device-database";

const NONCE_BYTES = 12;
const ASSOCIATED = "yika terminal identity";

const sealedIdentity = z.object({
  nonce: z.instanceof(Uint8Array<ArrayBuffer>),
  sealed: z.instanceof(ArrayBuffer),
});

/**
 * The terminal's identity, sealed under an AES-256-GCM key of this browser that no script can read out. A copy of the
 * database's files is of no use elsewhere; a script in this very page could still use the key, but not carry it away.
 */
export function sealedIdentityStore(database: DeviceDatabase): IdentityStore {
  const deviceKey = () =>
    database.key("identity key", () =>
      crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]),
    );
  return {
    load: async () => {
      const kept = await database.read("identity");
      if (kept === undefined) return null;
      const { nonce, sealed } = sealedIdentity.parse(kept);
      const opened = await crypto.subtle.decrypt(algorithm(nonce), await deviceKey(), sealed);
      return terminalIdentity.parse(JSON.parse(new TextDecoder().decode(opened)));
    },
    save: async (identity) => {
      const nonce = randomBytes(NONCE_BYTES);
      const text = utf8(JSON.stringify(identity));
      const sealed = await crypto.subtle.encrypt(algorithm(nonce), await deviceKey(), text);
      await database.write("identity", { nonce, sealed });
    },
  };
}

function algorithm(iv: Uint8Array<ArrayBuffer>) {
  return { name: "AES-GCM", iv, additionalData: utf8(ASSOCIATED) };
}
