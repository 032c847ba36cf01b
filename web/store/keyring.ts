import { transact } from "./database.ts";
import { BrokenSeal, keyFromSecret, KEY_BYTES, open, randomBytes, seal, sealingKey, type Sealed } from "./sealing.ts";

/** How an account's data key lies on this phone: under the PIN or passphrase, and around that under this phone's own key. */
export interface KeyRow {
  /** `phone`: facts of a time before there was a PIN; the phone's own key alone opens it until one is chosen. */
  readonly guard: "phone" | "secret";
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
  readonly wrapped: Sealed;
  /** The same key under a secret the server gives out after a fresh sign-in, with the ticket that asks for it. */
  readonly recovery: { readonly ticket: string; readonly wrapped: Sealed } | null;
  /** Wrong tries since the last right one, and when the next may be made. */
  readonly wrong: number;
  readonly notBefore: number;
}

/** An opened data key. The raw bytes are kept only until the server has given a recovery secret. */
export interface OpenKey {
  readonly account: string;
  readonly key: CryptoKey;
  readonly raw: Uint8Array<ArrayBuffer>;
}

export type Unlocking =
  | { readonly kind: "open"; readonly key: OpenKey }
  | { readonly kind: "wrong"; readonly left: number; readonly waitMs: number }
  | { readonly kind: "wait"; readonly waitMs: number }
  | { readonly kind: "locked-out" };

export const LEAST_ITERATIONS = 600_000;
const MOST_ITERATIONS = 4_000_000;
const TARGET_MS = 500;
export const MOST_WRONG = 10;
/** The wait after the third wrong try, the fourth, and so on. */
const WAITS_S = [0, 0, 5, 15, 30, 60, 300, 900, 900] as const;
const PHONE_KEY = "phone";

/** As many iterations as take about half a second on this phone, and never fewer than 600,000. */
export async function measuredIterations(now: () => number = () => performance.now()): Promise<number> {
  const probe = LEAST_ITERATIONS / 10;
  const began = now();
  await keyFromSecret("probe", randomBytes(16), probe);
  const took = now() - began;
  const fitting = took > 0 ? Math.round((probe * TARGET_MS) / took / 10_000) * 10_000 : LEAST_ITERATIONS;
  return Math.min(MOST_ITERATIONS, Math.max(LEAST_ITERATIONS, fitting));
}

/** The wait after so many wrong tries. */
export function waitAfter(wrong: number): number {
  return (WAITS_S[Math.min(wrong, WAITS_S.length) - 1] ?? 0) * 1000;
}

/** The keys of this phone's accounts. No key is ever deleted: the facts it opens may not be sent yet. */
export class Keyring {
  private constructor(private readonly database: IDBDatabase, private readonly phoneKey: CryptoKey) {}

  /** Makes this phone's own key the first time: it lives in the browser's profile and cannot be read out by a script. */
  static async open(database: IDBDatabase): Promise<Keyring> {
    const fresh = await crypto.subtle.generateKey({ name: "AES-GCM", length: 8 * KEY_BYTES }, false, ["encrypt", "decrypt"]);
    const key = await transact(database, ["keys"], "readwrite", async (t) => {
      const known = await t.get<CryptoKey>("keys", PHONE_KEY);
      if (known === undefined) t.put("keys", fresh, PHONE_KEY);
      return known ?? fresh;
    });
    return new Keyring(database, key);
  }

  row(account: string): Promise<KeyRow | null> {
    return transact(this.database, ["keys"], "readonly", (t) => t.get<KeyRow>("keys", rowKey(account))).then((row) => row ?? null);
  }

  /** A new data key under a new secret; where the account has a key, that one is put under the secret. */
  async choose(account: string, secret: string, known: OpenKey | null = null, iterations = LEAST_ITERATIONS): Promise<OpenKey> {
    const row = await this.row(account);
    const raw = known?.raw ?? (row?.guard === "phone" ? await this.rawUnderPhone(account, row) : null) ?? randomBytes(KEY_BYTES);
    if (row?.guard === "secret" && known === null) throw new Error("The account's key is under a secret already.");
    const salt = randomBytes(16);
    const inner = await seal(await keyFromSecret(secret, salt, iterations), place(account, "secret"), raw);
    const wrapped = await seal(this.phoneKey, place(account, "phone"), joined(inner));
    await this.change(account, (now) => ({ guard: "secret", salt, iterations, wrapped, recovery: now?.recovery ?? null, wrong: 0, notBefore: 0 }));
    return { account, key: await sealingKey(raw), raw };
  }

  /** The key of facts recorded before there was a PIN, made when needed; null when the account's key is under a secret. */
  async withoutSecret(account: string): Promise<OpenKey | null> {
    const row = await this.row(account);
    if (row?.guard === "secret") return null;
    const raw = row === null ? randomBytes(KEY_BYTES) : await this.rawUnderPhone(account, row);
    if (row === null) {
      const wrapped = await seal(this.phoneKey, place(account, "phone"), raw);
      await this.change(account, () => ({ guard: "phone", salt: randomBytes(16), iterations: 0, wrapped, recovery: null, wrong: 0, notBefore: 0 }));
    }

    return { account, key: await sealingKey(raw), raw };
  }

  /** Tries a secret. The try is counted before it is made: a page killed in between gives no free guess. */
  async unlock(account: string, secret: string, nowMs: number): Promise<Unlocking> {
    const row = await this.row(account);
    if (row === null || row.guard !== "secret") throw new Error("The account has no secret on this phone.");
    if (row.wrong >= MOST_WRONG) return { kind: "locked-out" };
    const waitMs = Math.min(row.notBefore - nowMs, waitAfter(row.wrong)); // a clock set back never makes the wait longer
    if (waitMs > 0) return { kind: "wait", waitMs };
    const counted = await this.change(account, (now) => now === null ? null : { ...now, wrong: now.wrong + 1, notBefore: nowMs + waitAfter(now.wrong + 1) });
    const wrong = counted?.wrong ?? row.wrong + 1;
    try {
      const inner = parted(await open(this.phoneKey, place(account, "phone"), row.wrapped));
      const raw = await open(await keyFromSecret(secret, row.salt, row.iterations), place(account, "secret"), inner);
      await this.forgiveTries(account);
      return { kind: "open", key: { account, key: await sealingKey(raw), raw } };
    } catch (error) {
      if (!(error instanceof BrokenSeal)) throw error;
      return wrong >= MOST_WRONG ? { kind: "locked-out" } : { kind: "wrong", left: MOST_WRONG - wrong, waitMs: waitAfter(wrong) };
    }
  }

  /** Who has just signed in anew at the server may try again. */
  async forgiveTries(account: string): Promise<void> {
    await this.change(account, (row) => row === null ? null : { ...row, wrong: 0, notBefore: 0 });
  }

  /** Lays the key a second time, under a secret only the server can give out again. */
  async keepRecovery({ account, raw }: OpenKey, ticket: string, secret: Uint8Array<ArrayBuffer>): Promise<void> {
    const inner = await seal(await sealingKey(secret), place(account, "recovery"), raw);
    const wrapped = await seal(this.phoneKey, place(account, "phone-recovery"), joined(inner));
    await this.change(account, (row) => row === null ? null : { ...row, recovery: { ticket, wrapped } });
  }

  /** Opens the key with the server's secret; a new PIN is to be chosen then. */
  async recover(account: string, secret: Uint8Array<ArrayBuffer>): Promise<OpenKey> {
    const recovery = (await this.row(account))?.recovery ?? null;
    if (recovery === null) throw new Error("The account has no recovery on this phone.");
    const inner = parted(await open(this.phoneKey, place(account, "phone-recovery"), recovery.wrapped));
    const raw = await open(await sealingKey(secret), place(account, "recovery"), inner);
    return { account, key: await sealingKey(raw), raw };
  }

  private rawUnderPhone(account: string, row: KeyRow): Promise<Uint8Array<ArrayBuffer>> {
    return open(this.phoneKey, place(account, "phone"), row.wrapped);
  }

  /** Changes the row as it stands, read and written in one transaction: a count, a new PIN and a recovery never undo each other. Null leaves it. */
  private change(account: string, next: (row: KeyRow | null) => KeyRow | null): Promise<KeyRow | null> {
    return transact(this.database, ["keys"], "readwrite", async (t) => {
      const row = next((await t.get<KeyRow>("keys", rowKey(account))) ?? null);
      if (row !== null) t.put("keys", row, rowKey(account));
      return row;
    });
  }
}

const rowKey = (account: string) => `account:${account}`;
const place = (account: string, layer: string) => `lancar/key/${layer}/${account}`;

function joined({ iv, data }: Sealed): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(iv.length + data.length);
  bytes.set(iv);
  bytes.set(data, iv.length);
  return bytes;
}

function parted(bytes: Uint8Array<ArrayBuffer>): Sealed {
  return { iv: bytes.slice(0, 12), data: bytes.slice(12) };
}

/** Why a PIN or passphrase is refused, or null: six digits that are not a row or all the same, or at least eight characters. */
export function secretProblem(secret: string): "too-short" | "too-easy" | null {
  if (!/^\d{6}$/.test(secret)) return secret.trim().length < 8 ? "too-short" : new Set(secret).size < 4 ? "too-easy" : null;
  const steps = new Set([...secret].slice(1).map((digit, index) => Number(digit) - Number(secret[index])));
  const few = new Set(secret).size < 3;
  return few || (steps.size === 1 && Math.abs([...steps][0]!) <= 1) ? "too-easy" : null;
}

