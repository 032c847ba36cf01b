/** What lies on the disk in place of a readable record: AES-GCM with a random 96-bit IV of its own. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** The seal was broken: another key, another place, or changed bytes. Which of them cannot be told. */
export class BrokenSeal extends Error {
  constructor(readonly place: string) {
    super(`What is stored at ${place} cannot be opened.`);
  }
}

const IV_BYTES = 12;
export const KEY_BYTES = 32;

/** Seals bytes to a place: they open only with the same key and the same place, so that rows cannot be swapped. */
export async function seal(key: CryptoKey, place: string, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: encoded(place) }, key, bytes);
  return { iv, data: new Uint8Array(data) };
}

export async function open(key: CryptoKey, place: string, { iv, data }: Sealed): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: encoded(place) }, key, data));
  } catch {
    throw new BrokenSeal(place);
  }
}

export function sealJson(key: CryptoKey, place: string, value: unknown): Promise<Sealed> {
  return seal(key, place, encoded(JSON.stringify(value)));
}

export async function openJson<T>(key: CryptoKey, place: string, sealed: Sealed): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await open(key, place, sealed))) as T;
}

/** A key for sealing that no script can read out again. */
export function sealingKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** The key a secret leads to. Each guess at the secret costs these iterations again. */
export async function keyFromSecret(secret: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", encoded(secret.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, material, { name: "AES-GCM", length: 8 * KEY_BYTES }, false, ["encrypt", "decrypt"]);
}

export function randomBytes(count: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(count));
}

export function encoded(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
}
