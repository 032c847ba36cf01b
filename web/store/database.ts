/** The names of the object stores. Facts and deliveries are kept per account: a shared phone never mixes two people's mothers. */
export type StoreName = "facts" | "deliveries" | "meta";

const VERSION = 1;

/** Opens the phone's database, creating its stores the first time. */
export function openDatabase(name = "lancar"): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("facts", { keyPath: ["account", "fact.id"] });
      request.result.createObjectStore("deliveries", { keyPath: ["account", "id"] });
      request.result.createObjectStore("meta");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The database did not open."));
    request.onblocked = () => reject(new Error("The database is held by an older version of the app."));
  });
}

/** The stores of one transaction, with promises in place of request events. */
export interface Transaction {
  get<T>(store: StoreName, key: IDBValidKey): Promise<T | undefined>;
  all<T>(store: StoreName, range?: IDBKeyRange): Promise<T[]>;
  put(store: StoreName, value: unknown, key?: IDBValidKey): void;
  delete(store: StoreName, key: IDBValidKey): void;
}

/**
 * Runs `work` in one transaction and answers only when it is committed to disk: all of it or nothing.
 * `work` may await nothing but the transaction's own reads.
 */
export function transact<T>(database: IDBDatabase, stores: readonly StoreName[], mode: "readonly" | "readwrite", work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const raw = database.transaction(stores, mode, mode === "readwrite" ? { durability: "strict" } : {});
    let result: T;
    raw.oncomplete = () => resolve(result);
    raw.onabort = () => reject(raw.error ?? new Error("The transaction was undone."));
    work({
      get: (store, key) => ask(raw.objectStore(store).get(key)),
      all: (store, range) => ask(raw.objectStore(store).getAll(range)),
      put: (store, value, key) => void raw.objectStore(store).put(value, key),
      delete: (store, key) => void raw.objectStore(store).delete(key),
    }).then(
      (value) => { result = value; },
      (error: unknown) => {
        reject(error instanceof Error ? error : new Error(String(error)));
        try { raw.abort(); } catch { /* already aborted by the failing request */ }
      },
    );
  });
}

function ask<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The request failed."));
  });
}
