import { encoded, keyFromSecret, open, randomBytes, seal } from "./sealing.ts";
import { LEAST_ITERATIONS } from "./keyring.ts";
import type { Delivery, Fact } from "./facts.ts";

/**
 * A backup file: one line that says what it is, then everything else encrypted under a passphrase.
 * `LANCAR-CADANGAN {header as JSON}\n` and the bytes of AES-GCM over gzip over JSON; the whole first line is sealed in with the content.
 */
export interface Backup {
  readonly account: string;
  readonly madeAt: string;
  /** The phone it was made on and how far its count had come. Another phone never goes on with this count: the old one may be alive. */
  readonly deviceId: string;
  readonly deviceSequence: number;
  readonly facts: readonly Fact[];
  readonly deliveries: readonly Delivery[];
}

export type BackupProblem = "foreign" | "newer" | "truncated" | "wrong-passphrase" | "other-account";

export class BackupError extends Error {
  constructor(readonly problem: BackupProblem) {
    super(problem);
  }
}

const MAGIC = "LANCAR-CADANGAN ";
const VERSION = 1;
const LONGEST_HEADER = 4_096;
const NEWLINE = 10;
export const SHORTEST_PASSPHRASE = 8;
/** A file that asks for more work than this was not made by Lancar. */
const MOST_ITERATIONS = 10_000_000;

interface Header {
  readonly version: number;
  readonly kdf: "PBKDF2-SHA-256";
  readonly iterations: number;
  readonly salt: string;
  readonly iv: string;
  readonly bytes: number;
}

/** Writes a backup. The length stands in the header, so that a torn file is told from a wrong passphrase. */
export async function writeBackup(backup: Backup, passphrase: string, iterations = LEAST_ITERATIONS): Promise<Uint8Array<ArrayBuffer>> {
  const salt = randomBytes(16);
  const packed = await through(encoded(JSON.stringify(backup)), new CompressionStream("gzip"));
  const key = await keyFromSecret(passphrase, salt, iterations);
  // AES-GCM adds 16 bytes: the header must be known before it is sealed in.
  const begin: Omit<Header, "iv"> = { version: VERSION, kdf: "PBKDF2-SHA-256", iterations, salt: hex(salt), bytes: packed.length + 16 };
  const sealed = await seal(key, MAGIC + JSON.stringify(begin), packed);
  const line = encoded(`${MAGIC}${JSON.stringify({ ...begin, iv: hex(sealed.iv) } satisfies Header)}\n`);
  const file = new Uint8Array(line.length + sealed.data.length);
  file.set(line);
  file.set(sealed.data, line.length);
  return file;
}

/** Reads a backup of this account. Throws a `BackupError` that says what is wrong with the file; nothing has been changed then. */
export async function readBackup(file: Uint8Array<ArrayBuffer>, passphrase: string, account: string): Promise<Backup> {
  const { header, body } = parted(file);
  if (header.version > VERSION) throw new BackupError("newer");
  if (body.length < header.bytes) throw new BackupError("truncated");
  const { iv, ...begin } = header;
  const key = await keyFromSecret(passphrase, unhex(header.salt), header.iterations);
  const packed = await open(key, MAGIC + JSON.stringify(begin), { iv: unhex(iv), data: body.slice(0, header.bytes) }).catch(() => { throw new BackupError("wrong-passphrase"); });
  const backup = JSON.parse(new TextDecoder().decode(await through(packed, new DecompressionStream("gzip")))) as Backup;
  if (backup.account !== account) throw new BackupError("other-account");
  return backup;
}

function parted(file: Uint8Array<ArrayBuffer>): { header: Header; body: Uint8Array<ArrayBuffer> } {
  const start = new TextDecoder().decode(file.slice(0, MAGIC.length));
  if (start !== MAGIC) throw new BackupError(MAGIC.startsWith(start) && file.length > 0 ? "truncated" : "foreign");
  const end = file.subarray(0, LONGEST_HEADER).indexOf(NEWLINE);
  if (end === -1) throw new BackupError("truncated");
  const header = readHeader(new TextDecoder().decode(file.slice(MAGIC.length, end)));
  if (header === null) throw new BackupError("foreign");
  return { header, body: file.slice(end + 1) };
}

function readHeader(text: string): Header | null {
  try {
    const read = JSON.parse(text) as Partial<Header> | null;
    if (typeof read?.version !== "number") return null;
    if (read.version > VERSION) return read as Header;
    const sound = read.kdf === "PBKDF2-SHA-256" && [read.iterations, read.bytes].every((number) => Number.isInteger(number) && number! > 0) && read.iterations! <= MOST_ITERATIONS && [read.salt, read.iv].every((bytes) => typeof bytes === "string" && /^([0-9a-f]{2})+$/.test(bytes));
    return sound ? (read as Header) : null;
  } catch {
    return null;
  }
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream as ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>)).arrayBuffer());
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const unhex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
