import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { BackupError, readBackup, writeBackup, type Backup } from "../store/backup.ts";
import type { NewFact, PhoneStore } from "../store/phone-store.ts";
import { openFor } from "./opened.ts";

const NOW = 1_790_000_000_000;
const WORDS = "rumah di tepi sungai";
const facts = (n: number): NewFact[] => Array.from({ length: n }, (_, index) => ({ type: "milk-volume.measured", occurredAtMs: NOW + index, motherId: "m", payload: { note: "Ibu Rahasia", index } }));
const backupOf = async (store: PhoneStore): Promise<Backup> => ({ account: "midwife", madeAt: new Date(NOW).toISOString(), deviceId: store.deviceId, deviceSequence: await store.deviceSequence(), ...await store.contentOf("midwife") });
const write = (backup: Backup) => writeBackup(backup, WORDS, 1_000);
const problem = (expected: string) => (error: unknown) => error instanceof BackupError && error.problem === expected;

async function phoneWithFacts(name: string) {
  const store = await openFor(name, "midwife");
  await store.record("midwife", facts(5), NOW);
  const [first, second] = await store.pending("midwife");
  await store.keepReceipts("midwife", [{ id: first!.id, status: "accepted", sequence: 1, recordedAt: "then" }, { id: second!.id, status: "refused", code: "volume.out-of-range" }]);
  return store;
}

test("a backup reads back as written, and nothing in the file can be read", async () => {
  const backup = await backupOf(await phoneWithFacts("source"));
  const file = await write(backup);
  assert.deepEqual(await readBackup(file, WORDS, "midwife"), backup);
  assert.doesNotMatch(new TextDecoder("latin1").decode(file), /Rahasia|volume|midwife/);
  assert.match(new TextDecoder("latin1").decode(file), /^LANCAR-CADANGAN \{"version":1,"kdf":"PBKDF2-SHA-256","iterations":1000,/);
  assert.equal(backup.deviceSequence, 5);
});

test("wrong passphrase, cut off anywhere, foreign, newer, another account's, tampered: each is told apart", async () => {
  const file = await write(await backupOf(await phoneWithFacts("bad-files")));
  await assert.rejects(readBackup(file, "rumah di tepi laut", "midwife"), problem("wrong-passphrase"));
  for (const length of [1, 10, 16, 40, 200, file.length - 1]) await assert.rejects(readBackup(file.slice(0, length), WORDS, "midwife"), problem("truncated"), `cut to ${length}`);
  const text = (value: string) => new TextEncoder().encode(value) as Uint8Array<ArrayBuffer>;
  for (const foreign of ["", "PK\u0003\u0004", "LANCAR-CADANGAN {}\n", "LANCAR-CADANGAN not json\n", 'LANCAR-CADANGAN {"version":1,"kdf":"PBKDF2-SHA-256","iterations":1e12,"bytes":5,"salt":"00","iv":"00"}\n12345']) await assert.rejects(readBackup(text(foreign), WORDS, "midwife"), problem("foreign"), foreign);
  await assert.rejects(readBackup(text('LANCAR-CADANGAN {"version":2,"other":true}\nxyz'), WORDS, "midwife"), problem("newer"));
  await assert.rejects(readBackup(file, WORDS, "helper"), problem("other-account"));
  const changed = file.slice();
  changed[file.length - 1]! ^= 1;
  await assert.rejects(readBackup(changed, WORDS, "midwife"), problem("wrong-passphrase"));
  const header = file.slice();
  header[file.indexOf("0".charCodeAt(0), 60)]! = "1".charCodeAt(0);
  await assert.rejects(readBackup(header, WORDS, "midwife"), BackupError);
});

test("restored on another phone: what is there stays, what was not sent waits under the phone that made it, twice changes nothing", async () => {
  const source = await phoneWithFacts("from");
  const target = await openFor("to", "midwife");
  await target.record("midwife", facts(1), NOW);
  const { facts: theirs, deliveries } = await backupOf(source);
  assert.deepEqual(await target.restore("midwife", theirs, deliveries, NOW), { facts: 5, unsent: 4 });
  assert.deepEqual(await target.restore("midwife", theirs, deliveries, NOW), { facts: 0, unsent: 0 });
  const pending = await target.pending("midwife");
  assert.deepEqual(pending.map((fact) => [fact.deviceId === source.deviceId, fact.deviceSequence]), [[true, 3], [true, 4], [true, 5], [false, 1]], "the old phone's first, each in its phone's order");
  assert.deepEqual((await target.deliveries("midwife")).filter((one) => one.status === "refused").length, 1, "the parked one is parked here too");
  const [next] = await target.record("midwife", facts(1), NOW);
  assert.deepEqual([next?.deviceId, next?.deviceSequence], [target.deviceId, 2], "the new phone keeps its own count");
});
