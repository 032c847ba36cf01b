import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { openDatabase, transact } from "../store/database.ts";
import type { Account, Fact, Receipt } from "../store/facts.ts";
import type { PhoneStore, NewFact } from "../store/phone-store.ts";
import type { SiteProtocols } from "../store/vault.ts";
import { newId } from "../store/uuid.ts";
import { ServerFailure, type CaseloadPage, type Histories, type Recovery, type Roster, type ServerCalls } from "../sync/server-calls.ts";
import { syncOnce, type RoundOptions, type RoundResult } from "../sync/sync.ts";
import { openFor } from "./opened.ts";

const NOW = 1_790_000_000_000;
const MIDWIFE: Account = { id: "midwife", name: "Bidan", role: "midwife" };
const HELPER: Account = { id: "helper", name: "Suami", role: "helper" };
let databases = 0;
/** A store in which both accounts have chosen a PIN and typed it. */
const open = (name = `test-${++databases}`) => openFor(name, "midwife", "helper");
/** What happened when the right person was signed in. */
const round = async (store: PhoneStore, server: ServerCalls, known: Account, options: Partial<RoundOptions> = {}): Promise<RoundResult> => {
  const result = await syncOnce(store, server, known, { nowMs: NOW, ...options });
  if ("signedIn" in result) throw new Error(`${result.signedIn.id} is signed in`);
  return result;
};
const facts = (n: number): NewFact[] => Array.from({ length: n }, (_, index) => ({ type: "session.paused", occurredAtMs: NOW + index, motherId: "m", payload: { index } }));

/** A server in memory that keeps what it accepts, in order, once per id. */
class MemoryServer implements ServerCalls {
  stored: Fact[] = [];
  calls: string[] = [];
  largest = Infinity;
  page = 500;
  refuse: (fact: Fact) => boolean = () => false;
  stumble: (fact: Fact) => boolean = () => false;
  fail: () => void = () => undefined;
  constructor(public account: Account) {}
  async caseload(after: number): Promise<CaseloadPage> {
    this.calls.push(`caseload ${after}`);
    const events = this.stored.filter((fact) => fact.sequence! > after).slice(0, this.page);
    return { events, cursor: events.at(-1)?.sequence ?? Math.min(after, this.stored.length), more: events.length === this.page, account: this.account };
  }
  whole: Histories["mothers"] = [];
  most = Infinity;
  tear: () => void = () => undefined;
  async signedIn(): Promise<Account> {
    this.calls.push("signed in");
    return this.account;
  }
  async roster(): Promise<Roster> {
    this.calls.push("roster");
    return { mothers: this.whole, cursor: this.whole.length === 0 ? 0 : this.stored.length, account: this.account };
  }
  async histories(mothers: readonly string[]): Promise<Histories> {
    this.calls.push(`histories ${mothers.length}`);
    this.tear();
    const told = mothers.slice(0, this.most);
    return { mothers: told, events: this.stored.filter((fact) => told.includes(fact.motherId)), account: this.account };
  }
  async signOut(): Promise<void> {}
  async recovery(): Promise<Recovery> { throw new ServerFailure({ kind: "offline" }); }
  aheadMs: number | null = null;
  async send(batch: readonly Fact[], recordedBy: string): Promise<readonly Receipt[]> {
    this.calls.push(`send ${batch.length}`);
    this.fail();
    if (recordedBy !== this.account.id) throw new ServerFailure({ kind: "other-account" });
    if (batch.some(this.stumble)) throw new ServerFailure({ kind: "server", status: 500 });
    if (batch.length > this.largest) throw new ServerFailure({ kind: "too-large" });
    return batch.map((fact): Receipt => {
      const old = this.stored.find((one) => one.id === fact.id);
      if (old !== undefined) return { id: fact.id, status: "duplicate", sequence: old.sequence!, recordedAt: "then" };
      if (this.refuse(fact)) return { id: fact.id, status: "refused", code: "session.not-running", message: { id: "Tidak.", en: "No." } };
      const sequence = this.stored.length + 1;
      this.stored.push({ ...fact, sequence, recordedAt: "now" });
      return { id: fact.id, status: "accepted", sequence, recordedAt: "now" };
    });
  }
  content = async () => null;
  site: SiteProtocols = { tag: null, protocols: [] };
  async protocols(account: string, knownTag: string | null): Promise<SiteProtocols | null> {
    this.calls.push(`protocols ${knownTag}`);
    if (account !== this.account.id) throw new ServerFailure({ kind: "other-account" });
    return this.site.tag === knownTag ? null : this.site;
  }
}

test("ids are UUIDv7 and carry their moment", () => {
  const id = newId(NOW);
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(parseInt(id.replace("-", "").slice(0, 12), 16), NOW);
});

test("facts are numbered 1, 2, 3 per phone over accounts and restarts, and wait in the outbox", async () => {
  const store = await open("numbered");
  await store.record("midwife", facts(2), NOW);
  store.close();
  const again = await open("numbered");
  assert.equal(again.deviceId, store.deviceId);
  const [third] = await again.record("helper", facts(1), NOW);
  assert.equal(third?.deviceSequence, 3);
  assert.deepEqual((await again.pending("midwife")).map((one) => one.deviceSequence), [1, 2]);
  assert.equal(await again.waitingForOthers("midwife"), 1);
});

test("a transaction that fails leaves nothing behind", async () => {
  const database = await openDatabase("torn");
  await assert.rejects(transact(database, ["meta"], "readwrite", async (t) => {
    t.put("meta", 1, "a");
    throw new Error("torn");
  }), /torn/);
  assert.equal(await transact(database, ["meta"], "readonly", (t) => t.get("meta", "a")), undefined);
});

test("a fact counts as sent only when its receipt is stored; sending twice changes nothing", async () => {
  const store = await open();
  const server = new MemoryServer(MIDWIFE);
  await store.record("midwife", facts(3), NOW);
  const keep = store.keepReceipts.bind(store);
  store.keepReceipts = () => Promise.reject(new Error("the phone died"));
  await assert.rejects(round(store, server, MIDWIFE), /died/);
  assert.equal((await store.pending("midwife")).length, 3);
  store.keepReceipts = keep;
  await round(store, server, MIDWIFE);
  assert.deepEqual((await store.deliveries("midwife")).map((one) => one.status), ["duplicate", "duplicate", "duplicate"]);
  assert.equal(server.stored.length, 3);
  assert.deepEqual((await store.facts("midwife")).map((one) => one.sequence).sort(), [1, 2, 3]);
});

test("a refused fact is parked with its reason and the rest goes on; it can be sent again", async () => {
  const store = await open();
  const server = new MemoryServer(MIDWIFE);
  server.refuse = (fact) => fact.payload["index"] === 1;
  await store.record("midwife", facts(3), NOW);
  const result = await round(store, server, MIDWIFE);
  assert.deepEqual([result.sent, result.refused], [3, 1]);
  assert.deepEqual((await store.deliveries("midwife")).map((one) => [one.status, one.code]), [["accepted", null], ["refused", "session.not-running"], ["accepted", null]]);
  assert.equal((await store.facts("midwife")).length, 3);
  const parked = (await store.deliveries("midwife"))[1]!;
  server.refuse = () => false;
  await store.retry("midwife", parked.id);
  await round(store, server, MIDWIFE);
  assert.equal(server.stored.length, 3);
});

test("too large a parcel is halved until it fits; a single fact that never fits is parked", async () => {
  const store = await open();
  const server = new MemoryServer(MIDWIFE);
  server.largest = 30;
  await store.record("midwife", facts(100), NOW);
  await round(store, server, MIDWIFE);
  assert.equal(server.stored.length, 100);
  assert.deepEqual(server.stored.map((fact) => fact.payload["index"]), Array.from({ length: 100 }, (_, index) => index));
  server.largest = 0;
  await store.record("midwife", facts(1), NOW);
  await round(store, server, MIDWIFE);
  assert.equal((await store.deliveries("midwife")).at(-1)?.code, "event.too-large");
});

test("nobody's facts are sent in somebody else's name", async () => {
  const store = await open();
  await store.record("midwife", facts(2), NOW);
  const server = new MemoryServer(HELPER);
  assert.deepEqual(await syncOnce(store, server, MIDWIFE), { signedIn: HELPER });
  assert.equal(server.stored.length, 0);
  assert.equal((await store.pending("midwife")).length, 2);
  server.account = MIDWIFE;
  await round(store, server, MIDWIFE);
  assert.equal(server.stored.length, 2);
});

test("an account that signs in between asking and sending takes nobody's facts; they go when their own account is back", async () => {
  const store = await open();
  await store.record("midwife", facts(2), NOW);
  const server = new MemoryServer(MIDWIFE);
  server.fail = () => { server.account = HELPER; };
  await assert.rejects(round(store, server, MIDWIFE), (error: unknown) => error instanceof ServerFailure && error.failure.kind === "other-account");
  assert.equal(server.stored.length, 0);
  assert.equal((await store.pending("midwife")).length, 2);
  server.fail = () => undefined;
  server.account = MIDWIFE;
  await round(store, server, MIDWIFE);
  assert.equal(server.stored.length, 2);
});

test("while a massage runs, another account's sign-in is not taken over", async () => {
  const store = await open();
  const server = new MemoryServer(HELPER);
  await assert.rejects(syncOnce(store, server, MIDWIFE, { stay: () => true }), (error: unknown) => error instanceof ServerFailure && error.failure.kind === "other-account");
});

test("a fact the server stumbles over holds back its mother and nobody else", async () => {
  const store = await open();
  const server = new MemoryServer(MIDWIFE);
  server.stumble = (fact) => fact.motherId === "m" && fact.payload["index"] === 1;
  await store.record("midwife", facts(4), NOW);
  await store.record("midwife", facts(3).map((fact) => ({ ...fact, motherId: "other" })), NOW);
  await assert.rejects(round(store, server, MIDWIFE), (error: unknown) => error instanceof ServerFailure && error.failure.kind === "server");
  assert.deepEqual(server.stored.map((fact) => [fact.motherId, fact.payload["index"]]), [["m", 0], ["other", 0], ["other", 1], ["other", 2]]);
  assert.deepEqual((await store.pending("midwife")).map((fact) => fact.payload["index"]), [1, 2, 3]);
  server.stumble = () => false;
  await round(store, server, MIDWIFE);
  assert.deepEqual(server.stored.filter((fact) => fact.motherId === "m").map((fact) => fact.payload["index"]), [0, 1, 2, 3]);
});

test("who left is remembered until the server knows, and is not here meanwhile", async () => {
  const store = await open("left");
  await store.keepHere("midwife");
  await store.keepLeft("midwife");
  store.close();
  const again = await openFor("left");
  assert.deepEqual([await again.left(), await again.here()], ["midwife", null]);
  await again.keepLeft(null);
  assert.equal(await again.left(), null);
});

test("the caseload is pulled page by page and never twice", async () => {
  const store = await open();
  const server = new MemoryServer(MIDWIFE);
  server.page = 2;
  server.stored = facts(5).map((fact, index) => ({ ...fact, type: index === 0 ? "mother.registered" : fact.type, id: `s${index}`, schema: 1, deviceId: "other", deviceSequence: index + 1, occurredAt: new Date(NOW).toISOString(), corrects: null, sequence: index + 1, recordedAt: "then" }));
  assert.equal((await round(store, server, MIDWIFE)).pulled, 5);
  assert.equal((await round(store, server, MIDWIFE)).pulled, 0);
  assert.equal((await store.facts("midwife")).length, 5);
});

/** Facts on the server: two of each mother, told first of all mothers and then of all again. */
function storyOf(mothers: readonly string[]): Fact[] {
  return ["first", "second"].flatMap((part) => mothers.map((motherId) => ({ part, motherId }))).map(({ part, motherId }, index) =>
    ({ id: `${motherId}-${part}`, type: part === "first" ? "mother.registered" : "consent.recorded", schema: 1, deviceId: "other", deviceSequence: index + 1, occurredAt: new Date(NOW).toISOString(), motherId, corrects: null, payload: {}, sequence: index + 1, recordedAt: "then" }));
}

/** How many facts the phone holds of each mother it knows. */
async function countsOf(store: PhoneStore): Promise<number[]> {
  const counts = new Map<string, number>();
  for (const { motherId } of await store.facts("midwife")) counts.set(motherId, (counts.get(motherId) ?? 0) + 1);
  return [...counts.values()];
}

test("a phone that holds nothing fetches mother by mother in the server's order, each whole, and then goes on with what is new", async () => {
  const store = await open();
  const server = new MemoryServer(MIDWIFE);
  const mothers = Array.from({ length: 60 }, (_, index) => `m${59 - index}`);
  server.whole = mothers;
  server.stored = storyOf(mothers);
  const seen: number[][] = [];
  const firsts: string[] = [];
  const result = await round(store, server, MIDWIFE, { kept: async () => { seen.push(await countsOf(store)); firsts.push((await store.facts("midwife"))[0]?.motherId ?? "nobody"); } });
  assert.deepEqual(server.calls, ["protocols null", "roster", "histories 10", "histories 40", "histories 10", "caseload 120"]);
  assert.equal(result.pulled, 120);
  assert.deepEqual(seen.map((counts) => counts.length), [0, 10, 50, 60]);
  assert.ok(seen.flat().every((count) => count === 2), "at no moment part of a mother");
  assert.equal(firsts[1], "m59");
  assert.deepEqual([store.toFetch("midwife"), await store.cursor("midwife")], [null, 120]);
  server.calls = [];
  await round(store, server, MIDWIFE);
  assert.deepEqual(server.calls, ["caseload 120", "protocols null"]);
});

test("a torn fetch of histories is gone on with, also after the app was closed, and the server may tell of fewer than were asked for", async () => {
  const store = await open("torn-histories");
  const server = new MemoryServer(MIDWIFE);
  const mothers = Array.from({ length: 30 }, (_, index) => `m${index}`);
  server.whole = mothers;
  server.stored = storyOf(mothers);
  server.most = 7;
  let answers = 0;
  let torn = true;
  server.tear = () => { if (++answers > 2 && torn) throw new ServerFailure({ kind: "offline" }); };
  await assert.rejects(round(store, server, MIDWIFE), ServerFailure);
  assert.deepEqual([(await countsOf(store)).length, await store.cursor("midwife")], [14, 60]);
  const rows = await transact(await openDatabase("torn-histories"), ["sealed", "meta"], "readonly", async (t) => [...await t.all<unknown>("sealed"), ...await t.all<unknown>("meta")]);
  assert.doesNotMatch(JSON.stringify(rows), /"m2\d"/, "who is left is sealed");
  store.close();

  torn = false;
  const again = await openFor("torn-histories", "midwife", "helper");
  assert.deepEqual([again.toFetch("midwife")?.total, again.toFetch("midwife")?.left[0]], [30, "m14"]);
  server.calls = [];
  await round(again, server, MIDWIFE);
  assert.deepEqual(server.calls, ["caseload 60", "protocols null", "histories 10", "histories 9", "histories 2", "caseload 60"]);
  assert.deepEqual(await countsOf(again), mothers.map(() => 2));
  assert.equal(again.toFetch("midwife"), null);
});

test("while histories are missing own facts go out, and news of the mothers who are here comes in, but nothing in part of those who are missing", async () => {
  const store = await open();
  const server = new MemoryServer(MIDWIFE);
  const mothers = Array.from({ length: 25 }, (_, index) => `m${index}`);
  server.whole = mothers;
  server.stored = storyOf(mothers);
  let torn = true;
  server.tear = () => { if (torn && server.calls.filter((call) => call.startsWith("histories")).length > 1) throw new ServerFailure({ kind: "offline" }); };
  const danger: NewFact = { type: "session.signs-checked", occurredAtMs: NOW, motherId: "m0", payload: {} };
  let recorded = false;
  await assert.rejects(round(store, server, MIDWIFE, { kept: async () => {
    if (recorded || (await countsOf(store)).length < 10) return;
    recorded = true;
    await store.record("midwife", [danger], NOW);
  } }), ServerFailure);
  assert.equal((await store.pending("midwife")).length, 0, "sent between two answers");

  await store.record("midwife", [{ ...danger, motherId: "m1" }], NOW);
  const news = (id: string, motherId: string): void => { server.stored.push({ ...server.stored[0]!, type: "consent.recorded", id, motherId, sequence: server.stored.length + 1 }); };
  news("news-of-m2", "m2");
  news("news-of-m20", "m20");
  server.calls = [];
  torn = true;
  server.tear = () => { throw new ServerFailure({ kind: "offline" }); };
  await assert.rejects(round(store, server, MIDWIFE), ServerFailure);
  assert.equal((await store.pending("midwife")).length, 0, "sent before the histories are asked for");
  const here = await store.facts("midwife");
  assert.ok(here.some((fact) => fact.id === "news-of-m2"));
  assert.ok(!here.some((fact) => fact.motherId === "m20"));

  server.tear = () => undefined;
  await round(store, server, MIDWIFE);
  assert.equal((await store.facts("midwife")).length, 25 * 2 + 4);
  assert.equal(new Set((await store.facts("midwife")).map((fact) => fact.id)).size, 25 * 2 + 4);
});

test("a fact the server stumbles over does not hold up the histories, and is said at the end", async () => {
  const store = await open();
  const server = new MemoryServer(MIDWIFE);
  server.whole = ["m1"];
  server.stored = storyOf(["m1"]);
  server.stumble = () => true;
  await store.record("midwife", facts(1), NOW);
  await assert.rejects(round(store, server, MIDWIFE), (error: unknown) => error instanceof ServerFailure && error.failure.kind === "server");
  assert.deepEqual([(await store.facts("midwife")).length, store.toFetch("midwife")], [3, null]);
});

test("another account that signs in during a massage begun in a long round is not taken over", async () => {
  const store = await open();
  const server = new MemoryServer(MIDWIFE);
  server.whole = Array.from({ length: 20 }, (_, index) => `m${index}`);
  server.stored = storyOf(server.whole);
  let massage = false;
  server.tear = () => { if (massage) server.account = HELPER; };
  await assert.rejects(round(store, server, MIDWIFE, { stay: () => massage, kept: async () => { massage = (await countsOf(store)).length > 0; } }),
    (error: unknown) => error instanceof ServerFailure && error.failure.kind === "other-account");
  assert.deepEqual(await store.facts("helper"), []);
});

test("a server restored from a backup gets every own fact again and is asked everything anew; also when another phone's facts have taken the places of those it lost", async () => {
  for (const others of [0, 2, 5]) {
    const store = await open();
    const server = new MemoryServer(MIDWIFE);
    const of = (id: string, sequence: number, motherId = "n"): Fact => ({ id, type: "mother.registered", schema: 1, deviceId: "other", deviceSequence: sequence, occurredAt: new Date(NOW).toISOString(), motherId, corrects: null, payload: {}, sequence, recordedAt: "then" });
    await store.record("midwife", [{ type: "mother.registered", occurredAtMs: NOW, motherId: "m", payload: { index: 0 } }, ...facts(3)], NOW);
    await round(store, server, MIDWIFE);
    server.stored.push(of("n-before", 5), of("m2-before", 6, "m2"));
    await round(store, server, MIDWIFE);
    assert.equal(await store.cursor("midwife"), 6);

    server.stored.length = 1; // the backup of yesterday; then another phone hands in again what it made, and something new
    for (let index = 0; index < others; index++) server.stored.push(of(index === 0 ? "n-before" : `n-after${index}`, index + 2));
    server.whole = ["m", ...(others > 0 ? ["n"] : [])];
    const known = await store.cursor("midwife");
    const seen = server.stored.length < known;
    const result = await round(store, server, MIDWIFE);
    assert.equal(result.sent, seen ? 4 : 0);
    if (!seen) continue; // the log has grown past what this phone has seen: said in the decision as not noticed
    assert.deepEqual(server.stored.filter((fact) => fact.motherId === "m").length, 4, "each once");
    await round(store, server, MIDWIFE);
    assert.deepEqual([(await store.pending("midwife")).length, await store.cursor("midwife"), store.toFetch("midwife")], [0, server.stored.length, null]);
    const here = new Set((await store.facts("midwife")).map((fact) => fact.id));
    assert.ok(server.stored.every((fact) => here.has(fact.id)), "and nothing of the log is missing here");
    assert.ok(here.has("m2-before"), "what another phone will hand in again stays");
  }
});

test("a history the server stumbles over, or that is too much for the line, holds up no other", async () => {
  for (const kind of ["server", "offline"] as const) {
    const store = await open();
    const server = new MemoryServer(MIDWIFE);
    const mothers = Array.from({ length: 25 }, (_, index) => `m${index}`);
    server.whole = mothers;
    server.stored = storyOf(mothers);
    const { histories } = server;
    server.histories = async (asked) => {
      if (kind === "server" && asked.includes("m3")) throw new ServerFailure({ kind, status: 500 });
      if (kind === "offline" && asked.length > 2) throw new ServerFailure({ kind });
      return histories.call(server, asked);
    };
    if (kind === "offline") {
      server.most = 2;
      await round(store, server, MIDWIFE);
      assert.equal((await countsOf(store)).length, 25);
      continue;
    }

    await assert.rejects(round(store, server, MIDWIFE), (error: unknown) => error instanceof ServerFailure && error.failure.kind === "server");
    assert.deepEqual([(await countsOf(store)).length, store.toFetch("midwife")?.left], [24, ["m3"]]);
  }
});

test("of somebody else's answers nothing is kept", async () => {
  for (const when of ["roster", "histories"] as const) {
    const store = await open();
    const server = new MemoryServer(MIDWIFE);
    server.whole = ["m"];
    server.stored = storyOf(["m"]);
    if (when === "roster") {
      server.account = HELPER;
      assert.deepEqual(await syncOnce(store, server, MIDWIFE, { nowMs: NOW }), { signedIn: HELPER });
    } else {
      server.tear = () => { server.account = HELPER; };
      await assert.rejects(round(store, server, MIDWIFE), (error: unknown) => error instanceof ServerFailure && error.failure.kind === "other-account");
      assert.deepEqual(await syncOnce(store, server, MIDWIFE, { nowMs: NOW }), { signedIn: HELPER }, "the next round meets them");
    }

    assert.deepEqual([await store.facts("midwife"), await store.facts("helper")], [[], []]);
  }
});

test("an answer that tells of nobody ends the round instead of asking for ever", async () => {
  const store = await open();
  const server = new MemoryServer(MIDWIFE);
  server.whole = ["m"];
  server.most = 0;
  await assert.rejects(round(store, server, MIDWIFE), /told of none/);
});

test("no network and no sign-in leave every fact where it is", async () => {
  for (const kind of ["offline", "signed-out"] as const) {
    const store = await open();
    const server = new MemoryServer(MIDWIFE);
    server.fail = () => { throw new ServerFailure({ kind }); };
    await store.record("midwife", facts(2), NOW);
    await assert.rejects(round(store, server, MIDWIFE), (error: unknown) => error instanceof ServerFailure && error.failure.kind === kind);
    assert.equal((await store.pending("midwife")).length, 2);
  }
});

const siteProtocols = (tag: string, ...ids: string[]): SiteProtocols => ({ tag, protocols: ids.map((id) => ({ id, version: 1, preset: null }) as SiteProtocols["protocols"][number]) });

test("a site's protocols come before the facts that name them, are sealed, and go when the account is of another site", async () => {
  const store = await open("own-protocols");
  const server = new MemoryServer(MIDWIFE);
  server.site = siteProtocols("one", "own-secret", "own-other");
  await round(store, server, MIDWIFE);
  assert.deepEqual(store.protocols("midwife").protocols.map((one) => one.id), ["own-secret", "own-other"]);
  const rows = await transact(await openDatabase("own-protocols"), ["sealed", "meta"], "readonly", async (t) => [...await t.all<unknown>("sealed"), ...await t.all<unknown>("meta")]);
  assert.doesNotMatch(JSON.stringify(rows), /own-secret/);
  assert.equal(store.protocols("helper").protocols.length, 0, "each account has its own");
  store.close();

  const again = await openFor("own-protocols", "midwife", "helper");
  assert.equal(again.protocols("midwife").protocols.length, 2, "after a start without a network they are there");
  server.calls = [];
  await round(again, server, MIDWIFE);
  assert.deepEqual(server.calls, ["protocols one", "roster", "caseload 0"]);
  assert.equal(again.protocols("midwife").protocols.length, 2);

  server.site = siteProtocols("two", "own-elsewhere");
  await round(again, server, MIDWIFE, { stay: () => true });
  assert.equal(again.protocols("midwife").tag, "one", "nothing changes under a massage");
  await round(again, server, MIDWIFE);
  assert.deepEqual(again.protocols("midwife").protocols.map((one) => one.id), ["own-elsewhere"]);
});

test("when the protocols cannot be fetched no fact that may name them is taken", async () => {
  const store = await open();
  const server = new MemoryServer(MIDWIFE);
  server.stored = facts(2).map((fact, index) => ({ ...fact, id: `s${index}`, schema: 1, deviceId: "other", deviceSequence: index + 1, occurredAt: new Date(NOW).toISOString(), corrects: null, sequence: index + 1, recordedAt: "then" }));
  server.protocols = async () => { throw new ServerFailure({ kind: "offline" }); };
  await assert.rejects(round(store, server, MIDWIFE), (error: unknown) => error instanceof ServerFailure);
  assert.equal((await store.facts("midwife")).length, 0);
});
