/** The browser's IndexedDB as a terminal needs it: named values, durable once written, and keys that cannot be taken out. */
export type DeviceDatabase = {
  read(name: string): Promise<unknown>;
  /** Resolves when the value survives a power cut. */
  write(name: string, value: unknown): Promise<void>;
  /** The key kept under `name`; made by `make` and kept at the first call. */
  key(name: string, make: () => Promise<CryptoKey>): Promise<CryptoKey>;
};

const STORE = "values";

export async function openDeviceDatabase(
  name: string,
  factory: IDBFactory = indexedDB,
): Promise<DeviceDatabase> {
  const opening = factory.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await answer(opening);
  const read = (at: string) =>
    answer<unknown>(database.transaction(STORE, "readonly").objectStore(STORE).get(at));
  const write = (at: string, value: unknown) =>
    new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error(`${at} could not be stored`));
      transaction.objectStore(STORE).put(value, at);
    });
  return {
    read,
    write,
    key: async (at, make) => {
      const kept = await read(at);
      if (kept instanceof CryptoKey) return kept;
      const made = await make();
      await write(at, made);
      return made;
    },
  };
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the device's database could not be read"));
  });
}
