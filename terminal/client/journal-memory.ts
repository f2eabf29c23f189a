import { byKey, type Journal, keyText, type OperationRecord } from "./journal";

/** A journal that lives as long as the process: for tests and load generators, never for a till. */
export function memoryJournal(): Journal {
  const records = new Map<string, OperationRecord>();
  return {
    load: async () => [...records.values()].sort(byKey),
    put: async (record) => {
      records.set(keyText(record), structuredClone(record));
    },
    drop: async (key) => {
      records.delete(keyText(key));
    },
  };
}
