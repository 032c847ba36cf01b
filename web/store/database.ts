/**
 * The object stores. `sealed` holds every record about people, encrypted; `keys` the wrapped key of each account and this phone's own key;
 * `meta` what must be readable before unlocking. `facts` and `deliveries` are those of version 1, unencrypted: they are emptied into `sealed`
 * when the database is opened (`seal-old.ts`).
 */
export type StoreName = "facts" | "deliveries" | "meta" | "sealed" | "keys";

const VERSION = 2;

/** Opens the phone's database, creating its stores the first time. */
export function openDatabase(name = "lancar"): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, VERSION);
    request.onupgradeneeded = (event) => {
      const database = request.result;
      if (event.oldVersion < 1) {
        database.createObjectStore("facts", { keyPath: ["account", "fact.id"] });
        database.createObjectStore("deliveries", { keyPath: ["account", "id"] });
        database.createObjectStore("meta");
      }

      if (event.oldVersion < 2) {
        database.createObjectStore("sealed", { keyPath: ["account", "kind", "id"] }).createIndex("unsent", "unsent");
        database.createObjectStore("keys");
      }
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error("The database did not open."));
    request.onblocked = () => reject(new Error("The database is held by an older version of the app."));
  });
}

/** The stores of one transaction, with promises in place of request events. */
export interface Transaction {
  get<T>(store: StoreName, key: IDBValidKey): Promise<T | undefined>;
  all<T>(store: StoreName, range?: IDBKeyRange, most?: number): Promise<T[]>;
  /** The values of an index, without reading the rows. */
  indexed(store: StoreName, index: string): Promise<IDBValidKey[]>;
  put(store: StoreName, value: unknown, key?: IDBValidKey): void;
  delete(store: StoreName, key: IDBValidKey | IDBKeyRange): void;
}

/**
 * Runs `work` in one transaction and answers only when it is committed to disk: all of it or nothing.
 * `work` may await nothing but the transaction's own reads: what is to be encrypted is encrypted before.
 */
export function transact<T>(database: IDBDatabase, stores: readonly StoreName[], mode: "readonly" | "readwrite", work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const raw = database.transaction(stores, mode, mode === "readwrite" ? { durability: "strict" } : {});
    let result: T;
    raw.oncomplete = () => resolve(result);
    raw.onabort = () => reject(raw.error ?? new Error("The transaction was undone."));
    work({
      get: (store, key) => ask(raw.objectStore(store).get(key)),
      all: (store, range, most) => ask(raw.objectStore(store).getAll(range, most)),
      indexed: (store, index) => indexValues(raw.objectStore(store).index(index)),
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

function indexValues(index: IDBIndex): Promise<IDBValidKey[]> {
  return new Promise((resolve, reject) => {
    const found: IDBValidKey[] = [];
    const request = index.openKeyCursor();
    request.onerror = () => reject(request.error ?? new Error("The request failed."));
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor === null) return resolve(found);
      found.push(cursor.key);
      cursor.continue();
    };
  });
}
