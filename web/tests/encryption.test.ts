import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { transact, openDatabase } from "../store/database.ts";
import type { Account, Delivery, Fact } from "../store/facts.ts";
import { Keyring, LEAST_ITERATIONS, measuredIterations, MOST_WRONG, secretProblem, waitAfter } from "../store/keyring.ts";
import { LockedError, PhoneStore, type NewFact } from "../store/phone-store.ts";
import { BrokenSeal, open, randomBytes, seal, sealingKey } from "../store/sealing.ts";
import { sealOld } from "../store/seal-old.ts";
import type { SealedRow } from "../store/vault.ts";
import { openFor, PIN } from "./opened.ts";
import type { ServerCalls } from "../sync/server-calls.ts";
import { PhoneLock } from "../ui/lock/phone-lock.ts";

const NOW = 1_790_000_000_000;
const MIDWIFE: Account = { id: "midwife", name: "Bidan Sari", role: "midwife" };
const facts = (n: number, motherId = "m"): NewFact[] => Array.from({ length: n }, (_, index) => ({ type: "milk-volume.measured", occurredAtMs: NOW + index, motherId, payload: { volumeMl: 7.25, note: "Ibu Rahasia", index } }));
const served = (n: number, from = 0, motherId = "m"): Fact[] => Array.from({ length: n }, (_, index) => ({ id: `s${String(from + index).padStart(6, "0")}`, type: "mother.registered", schema: 1, deviceId: "other", deviceSequence: from + index + 1, occurredAt: new Date(NOW).toISOString(), motherId, corrects: null, payload: { name: "Ibu Rahasia" }, sequence: from + index + 1, recordedAt: "then" }));

/** Everything in the database as text, with bytes read as Latin letters, so that a readable name would be found. */
async function dump(name: string): Promise<string> {
  const database = await openDatabase(name);
  const all = await transact(database, ["facts", "deliveries", "meta", "sealed", "keys"], "readonly", async (t) => [...await t.all("facts"), ...await t.all("deliveries"), ...await t.all("meta"), ...await t.all("sealed"), ...await t.all("keys")]);
  database.close();
  return JSON.stringify(all, (_, value: unknown) => value instanceof Uint8Array ? new TextDecoder("latin1").decode(value) : value);
}

test("a seal opens only with its key, at its place, unchanged; no IV is used twice", async () => {
  const key = await sealingKey(randomBytes(32));
  const text = new TextEncoder().encode("Ibu Siti") as Uint8Array<ArrayBuffer>;
  const sealed = await seal(key, "here", text);
  assert.deepEqual(await open(key, "here", sealed), text);
  await assert.rejects(open(key, "there", sealed), BrokenSeal);
  await assert.rejects(open(await sealingKey(randomBytes(32)), "here", sealed), BrokenSeal);
  sealed.data[0]! ^= 1;
  await assert.rejects(open(key, "here", sealed), BrokenSeal);
  const ivs = await Promise.all(Array.from({ length: 500 }, async () => (await seal(key, "here", text)).iv.join()));
  assert.equal(new Set(ivs).size, 500);
  assert.equal(sealed.iv.length, 12);
});

test("nothing about people is readable in the database, and rows cannot be swapped", async () => {
  const store = await openFor("dumped", "midwife");
  await store.keepHere("midwife");
  await store.keepAccount(MIDWIFE);
  await store.record("midwife", facts(3), NOW);
  await store.keepCaseload("midwife", served(2), 2, NOW);
  await store.keepHeartbeat({ account: "midwife", motherId: "mother-1", sessionId: "session-1", at: NOW, boot: "b", mono: 1 });
  store.close();
  const text = await dump("dumped");
  assert.doesNotMatch(text, /Rahasia|Sari|volume|7\.25|milk|registered|session-1|mother-1|pending|"accepted"/);
  assert.match(text, /midwife/, "the opaque id of the account stays readable");

  const database = await openDatabase("dumped");
  const rows = (await transact(database, ["sealed"], "readonly", (t) => t.all<SealedRow>("sealed"))).filter((row) => row.kind === "fact");
  await transact(database, ["sealed"], "readwrite", async (t) => t.put("sealed", { ...rows[0]!, id: rows[1]!.id }));
  database.close();
  await assert.rejects(openFor("dumped", "midwife"), BrokenSeal);
});

test("a locked store answers nothing, and everything after the PIN", async () => {
  const store = await openFor("locked", "midwife");
  await store.record("midwife", facts(3), NOW);
  store.lock();
  await assert.rejects(store.facts("midwife"), LockedError);
  await assert.rejects(store.record("midwife", facts(1), NOW), LockedError);
  assert.equal(await store.waitingFor("midwife"), 3, "how many wait is known without the key");
  const unlocked = await store.keyring.unlock("midwife", PIN, NOW);
  assert.ok(unlocked.kind === "open");
  await store.unlock(unlocked.key, NOW);
  assert.equal((await store.pending("midwife")).length, 3);
});

test("the PIN: at least 600,000 iterations, no easy row of digits, a passphrase of eight", async () => {
  assert.equal(LEAST_ITERATIONS, 600_000);
  assert.equal(await measuredIterations(() => 0), LEAST_ITERATIONS, "a clock that stands still");
  let clock = 0;
  assert.equal(await measuredIterations(() => (clock += 10_000)), LEAST_ITERATIONS, "a slow phone");
  clock = 0;
  assert.equal(await measuredIterations(() => (clock += 10)), 3_000_000, "a fast one: what takes half a second");
  for (const easy of ["000000", "123456", "654321", "111222", "121212"]) assert.equal(secretProblem(easy), "too-easy", easy);
  for (const short of ["12345", "1234567", "abcdefg", "", "       "]) assert.equal(secretProblem(short), "too-short", short);
  for (const good of [PIN, "135790", "abcd efgh", "rumah kita 3"]) assert.equal(secretProblem(good), null, good);
  assert.equal(secretProblem("aaaaaaaa"), "too-easy");
});

test("wrong PINs: each is counted before it is tried, the wait grows, the tenth asks for a sign-in, and no key is lost", async () => {
  const store = await openFor("wrong", "midwife");
  const { keyring } = store;
  let now = NOW;
  for (let n = 1; n < MOST_WRONG; n++) {
    const result = await keyring.unlock("midwife", "000001", now);
    assert.deepEqual(result, { kind: "wrong", left: MOST_WRONG - n, waitMs: waitAfter(n) });
    if (waitAfter(n) > 0) assert.deepEqual(await keyring.unlock("midwife", PIN, now + waitAfter(n) - 1), { kind: "wait", waitMs: 1 });
    assert.equal((await keyring.row("midwife"))?.wrong, n);
    now += waitAfter(n);
  }

  assert.deepEqual([1, 2, 3, 4, 9].map(waitAfter), [0, 0, 5_000, 15_000, 900_000]);
  assert.equal((await keyring.unlock("midwife", "000001", now)).kind, "locked-out");
  assert.equal((await keyring.unlock("midwife", PIN, now + 10 * 900_000)).kind, "locked-out");
  await keyring.forgiveTries("midwife");
  assert.equal((await keyring.unlock("midwife", PIN, now)).kind, "open");
  assert.equal((await keyring.row("midwife"))?.wrong, 0);
});

test("a clock set back does not lengthen the wait", async () => {
  const store = await openFor("set-back", "midwife");
  for (let n = 0; n < 3; n++) await store.keyring.unlock("midwife", "000001", NOW);
  assert.deepEqual(await store.keyring.unlock("midwife", PIN, NOW - 3_600_000), { kind: "wait", waitMs: 5_000 });
});

test("the key opens with the PIN only on the phone it was laid on", async () => {
  const store = await openFor("mine", "midwife");
  const row = await store.keyring.row("midwife");
  const stolen = await openDatabase("thief");
  await Keyring.open(stolen); // a profile with another phone key
  await transact(stolen, ["keys"], "readwrite", async (t) => t.put("keys", row, "account:midwife"));
  assert.equal((await (await Keyring.open(stolen)).unlock("midwife", PIN, NOW)).kind, "wrong");
});

test("forgotten PIN: the server's secret opens the key, a new PIN is chosen, the facts are there", async () => {
  const store = await PhoneStore.open(NOW, "forgotten");
  const key = await store.keyring.choose("midwife", PIN, null, 1_000);
  await store.unlock(key, NOW);
  await store.record("midwife", facts(2), NOW);
  const secret = randomBytes(32);
  await store.keyring.keepRecovery(key, "ticket", secret);
  store.lock();
  await assert.rejects(store.keyring.recover("midwife", randomBytes(32)), BrokenSeal);
  const recovered = await store.keyring.recover("midwife", secret);
  await assert.rejects(store.keyring.choose("midwife", "975318"), /under a secret already/, "not without the old key");
  await store.unlock(await store.keyring.choose("midwife", "975318", recovered, 1_000), NOW);
  assert.equal((await store.pending("midwife")).length, 2);
  assert.equal((await store.keyring.unlock("midwife", PIN, NOW)).kind, "wrong");
  assert.equal((await store.keyring.row("midwife"))?.recovery?.ticket, "ticket", "the recovery stays good");
});

test("what the server has is kept many to a row and repacked; nothing is lost or doubled, and the newest wins", async () => {
  const store = await openFor("packed", "midwife");
  await store.record("midwife", facts(150), NOW);
  await store.keepReceipts("midwife", (await store.pending("midwife")).map((fact, index) => ({ id: fact.id, status: "accepted" as const, sequence: index + 1, recordedAt: "then" })));
  for (let n = 0; n < 60; n++) await store.keepCaseload("midwife", served(2, 2 * n), 2 * n + 2, NOW + n);
  await store.record("midwife", facts(1), NOW);
  store.close();
  const rows = async () => { const database = await openDatabase("packed"); const all = await transact(database, ["sealed"], "readonly", (t) => t.all<SealedRow>("sealed")); database.close(); return all; };
  assert.ok((await rows()).length > 300);
  const again = await openFor("packed", "midwife");
  assert.equal((await rows()).length, 4, "one pack of facts, one of deliveries, one fact and its delivery that wait");
  const check = async (one: PhoneStore) => {
    const all = await one.facts("midwife");
    assert.deepEqual([all.length, new Set(all.map((fact) => fact.id)).size], [271, 271]);
    assert.equal((await one.deliveries("midwife")).filter((delivery) => delivery.status === "accepted").length, 150);
    assert.equal((await one.pending("midwife")).length, 1);
  };
  await check(again);
  again.close();
  await check(await openFor("packed", "midwife"));
});

/** The database as version 1 of the app left it. */
function oldDatabase(name: string, rows: { facts: { account: string; fact: Fact }[]; deliveries: Delivery[]; meta: [string, unknown][] }): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onerror = () => reject(request.error);
    request.onupgradeneeded = () => {
      const database = request.result;
      const stores = { facts: database.createObjectStore("facts", { keyPath: ["account", "fact.id"] }), deliveries: database.createObjectStore("deliveries", { keyPath: ["account", "id"] }), meta: database.createObjectStore("meta") };
      for (const row of rows.facts) stores.facts.put(row);
      for (const row of rows.deliveries) stores.deliveries.put(row);
      for (const [key, value] of rows.meta) stores.meta.put(value, key);
    };
    request.onsuccess = () => { request.result.close(); resolve(); };
  });
}

function oldRows(n: number) {
  const own = Array.from({ length: n }, (_, index): Fact => ({ id: `own${String(index).padStart(5, "0")}`, type: "milk-volume.measured", schema: 1, deviceId: "phone", deviceSequence: index + 1, occurredAt: new Date(NOW).toISOString(), motherId: "m", corrects: null, payload: { note: "Ibu Rahasia" }, ...(index % 3 === 0 ? { sequence: index + 1, recordedAt: "then" } : {}) }));
  const deliveries = own.map((fact, index): Delivery => ({ account: index % 2 === 0 ? "midwife" : "helper", id: fact.id, deviceSequence: fact.deviceSequence, status: index % 3 === 0 ? "accepted" : index % 3 === 1 ? "pending" : "refused", madeAt: fact.occurredAt, code: null, message: null }));
  return { facts: [...own.map((fact, index) => ({ account: index % 2 === 0 ? "midwife" : "helper", fact })), ...served(40).map((fact) => ({ account: "midwife", fact }))], deliveries, meta: [["deviceId", "phone"], ["deviceSequence", n], ["account", MIDWIFE], ["cursor:midwife", 40], ["heartbeat", { account: "midwife", motherId: "m", sessionId: "s", at: NOW, boot: "b", mono: 5 }]] as [string, unknown][] };
}

async function assertMigrated(name: string, n: number): Promise<void> {
  const store = await openFor(name, "midwife", "helper");
  assert.equal(store.deviceId, "phone");
  assert.equal(await store.here(), "midwife");
  assert.deepEqual(await store.account("midwife"), MIDWIFE);
  assert.equal((await store.heartbeat("midwife"))?.mono, 5);
  assert.equal(await store.cursor("midwife"), 40);
  const all = [...await store.facts("midwife"), ...await store.facts("helper")];
  assert.deepEqual(all.map((fact) => fact.id).sort(), [...oldRows(n).facts.map((row) => row.fact.id)].sort(), "every fact once");
  const statuses = [...await store.deliveries("midwife"), ...await store.deliveries("helper")];
  assert.deepEqual(statuses.sort((a, b) => a.deviceSequence - b.deviceSequence), oldRows(n).deliveries);
  const [made] = await store.record("midwife", facts(1), NOW);
  assert.equal(made?.deviceSequence, n + 1);
  store.close();
  assert.doesNotMatch(await dump(name), /Rahasia|Sari/);
}

test("facts of before there was a PIN are sealed in place, for every account on the phone", async () => {
  await oldDatabase("old", oldRows(450));
  await assertMigrated("old", 450);
});

test("a phone that dies after any batch of the sealing goes on where it was and loses nothing", async () => {
  for (const deathAfter of [1, 2, 3]) {
    const name = `dies-${deathAfter}`;
    await oldDatabase(name, oldRows(450));
    const database = await openDatabase(name);
    let batches = 0;
    await assert.rejects(sealOld(database, await Keyring.open(database), NOW, () => { if (++batches === deathAfter) throw new Error("the phone died"); }), /died/);
    const left = await transact(database, ["facts"], "readonly", (t) => t.all("facts"));
    assert.ok(left.length > 0 || deathAfter === 3, "there is something left to seal");
    database.close();
    await assertMigrated(name, 450);
  }
});

test("a batch that cannot be written is not half deleted", async () => {
  await oldDatabase("full", oldRows(10));
  const database = await openDatabase("full");
  const keyring = await Keyring.open(database);
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
    if (this.name === "sealed") throw new DOMException("full", "QuotaExceededError");
    return put.apply(this, args);
  };
  try {
    await assert.rejects(sealOld(database, keyring, NOW), { name: "QuotaExceededError" });
  } finally {
    IDBObjectStore.prototype.put = put;
  }

  assert.equal((await transact(database, ["facts"], "readonly", (t) => t.all("facts"))).length, 50);
  database.close();
  await assertMigrated("full", 10);
});

test("a fact that is being written when the phone locks is on the disk after the PIN; one that comes after the lock is not half-written", async () => {
  const store = await openFor("locked-while-writing", "midwife");
  const writing = store.record("midwife", facts(2), NOW);
  await Promise.resolve(); // its turn has begun
  store.lock();
  assert.equal((await writing).length, 2);
  await assert.rejects(store.record("midwife", facts(1), NOW), LockedError);
  store.close();
  const again = await openFor("locked-while-writing", "midwife");
  assert.deepEqual([(await again.facts("midwife")).length, (await again.pending("midwife")).length, await again.deviceSequence()], [2, 2, 2]);
});

test("a new PIN, a recovery and a wrong try at the same time undo none of each other", async () => {
  const store = await PhoneStore.open(NOW, "at-once");
  const { keyring } = store;
  const key = await keyring.choose("midwife", PIN, null, 1_000);
  const secret = randomBytes(32);
  for (let n = 0; n < 5; n++) {
    await Promise.all([keyring.choose("midwife", `86420${n}`, key, 1_000), keyring.keepRecovery(key, `ticket${n}`, secret)]);
    assert.equal((await keyring.unlock("midwife", `86420${n}`, NOW)).kind, "open", "the new PIN holds");
    assert.equal((await keyring.row("midwife"))?.recovery?.ticket, `ticket${n}`, "the recovery too");
  }

  await Promise.all([keyring.unlock("midwife", "000001", NOW), keyring.unlock("midwife", "000002", NOW)]);
  assert.equal((await keyring.row("midwife"))?.wrong, 2, "two wrong tries count two");
});

test("who leaves while the PIN is being tried leaves nothing open behind", async () => {
  const store = await openFor("left-meanwhile", "midwife");
  await store.record("midwife", facts(1), NOW);
  await store.keepHere("midwife");
  store.lock();
  const lock = new PhoneLock(store, {} as ServerCalls);
  await lock.start();
  assert.equal(lock.state, "locked");
  const trying = lock.unlock(PIN);
  await store.keepLeft("midwife");
  lock.leave();
  await trying;
  assert.deepEqual([lock.state, lock.who, store.isOpen("midwife"), await store.here()], ["nobody", null, false, null]);
});

test("a site's licensed words lie sealed, and only their account reads them", async () => {
  const store = await openFor("site-words", "midwife", "helper");
  const words = [{ instrument: "epds", version: 1, language: "id", licence: "Izin", intro: null, items: [{ id: "q1", text: "Kalimat berizin", choices: [] }] }] as const;
  await store.keepSiteWords("midwife", words);
  assert.deepEqual([store.siteWords("midwife"), store.siteWords("helper")], [words, []]);
  store.close();
  assert.doesNotMatch(await dump("site-words"), /berizin|Izin/);
  const again = await openFor("site-words", "midwife");
  assert.deepEqual(again.siteWords("midwife"), words);
  again.lock();
  assert.throws(() => again.siteWords("midwife"), LockedError);
});
