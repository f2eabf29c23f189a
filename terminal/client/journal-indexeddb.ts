import { type Journal, keyText, operationRecord } from "./journal";

const STORE = "operations";

/** A journal in the browser's IndexedDB. Each write asks for strict durability and counts only once its transaction has completed. */
export async function indexedDbJournal(name: string, factory: IDBFactory = indexedDB): Promise<Journal> {
  const database = await openDatabase(factory, name);
  const write = (change: (store: IDBObjectStore) => void) =>
    new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () =>
        reject(transaction.error ?? new Error("the journal's transaction was aborted"));
      change(transaction.objectStore(STORE));
    });
  return {
    load: async () => {
      const rows = await answer(database.transaction(STORE, "readonly").objectStore(STORE).getAll());
      return operationRecord.array().parse(rows);
    },
    put: (record) => write((store) => store.put(record, keyText(record))),
    drop: (key) => write((store) => store.delete(keyText(key))),
  };
}

function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const request = factory.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return answer(request);
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the journal could not be read"));
  });
}
