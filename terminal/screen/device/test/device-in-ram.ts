import type { DeviceDatabase } from "../device-database";

/** A device's database that lasts as long as the process; `kept` is what somebody who copied its disk would have. */
export function deviceInRam(): DeviceDatabase & { readonly kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  const keys = new Map<string, CryptoKey>();
  return {
    kept,
    read: async (name) => kept.get(name),
    write: async (name, value) => void kept.set(name, value),
    key: async (name, make) => {
      const key = keys.get(name) ?? (await make());
      keys.set(name, key);
      return key;
    },
  };
}
