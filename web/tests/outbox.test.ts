import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Content } from "../care/content.ts";
import { leftCareSince } from "../care/leaving.ts";
import { mendFields, valueAt, withValueAt } from "../care/mending.ts";
import { MotherShelf } from "../care/mother-shelf.ts";
import { mothersOf } from "../care/mothers.ts";
import { nextStep } from "../care/next-step.ts";
import { DROPPED_KEPT_MS, type Account, type Fact, type Receipt } from "../store/facts.ts";
import type { NewFact } from "../store/phone-store.ts";
import { ServerFailure, type CaseloadPage, type ServerCalls } from "../sync/server-calls.ts";
import { syncOnce } from "../sync/sync.ts";
import { openFor } from "./opened.ts";

const NOW = 1_790_000_000_000;
const DAY = 86_400_000;
const MIDWIFE: Account = { id: "midwife", name: "Bidan", role: "midwife" };
const LEAVING = { keepDays: 14, reasons: [] };
const CONTENT = { version: "t", protocols: [], gate: { signs: [] }, instruments: [{ id: "milk-volume", version: 1, minimum: 0, maximum: 1000, maxMinutes: 120, maxHoursSinceLastFeed: 48 }, { id: "milk-score", items: [{ id: "M1" }, { id: "B1" }] }], texts: { id: {}, en: {} } } as unknown as Content;
const registered = (motherId: string): NewFact => ({ type: "mother.registered", occurredAtMs: NOW, motherId, payload: { name: `Ibu ${motherId}`, birthAt: new Date(NOW).toISOString(), zone: "WIB", parity: 1, gestationalWeeks: 39, babies: 1, deliveryMode: "vaginal", studyCode: null } });
const consent = (motherId: string): NewFact => ({ type: "consent.recorded", occurredAtMs: NOW, motherId, payload: { purpose: "care", given: true, textVersion: "1" } });
const left = (motherId: string, atMs: number): NewFact => ({ type: "mother.left-care", occurredAtMs: atMs, motherId, payload: { reason: "finished" } });

/** A server in memory that asks which phone made the facts, as the real one does. */
function server(judge: (fact: Fact, stored: readonly Fact[]) => string | null = () => null) {
  const stored: Fact[] = [];
  const parcels: { deviceId: string; ids: string[] }[] = [];
  const calls = {
    stored, parcels, aheadMs: null as number | null,
    hide: (_fact: Fact): boolean => false,
    caseload: async (after: number): Promise<CaseloadPage> => ({ events: stored.filter((fact) => fact.sequence! > after && !calls.hide(fact)), cursor: Math.max(after, stored.length), more: false, account: MIDWIFE }),
    send: async (facts: readonly Fact[]): Promise<readonly Receipt[]> => {
      assert.equal(new Set(facts.map((fact) => fact.deviceId)).size, 1, "a parcel holds the facts of one phone");
      parcels.push({ deviceId: facts[0]!.deviceId, ids: facts.map((fact) => fact.id) });
      return facts.map((fact): Receipt => {
        const known = stored.find((one) => one.id === fact.id);
        if (known !== undefined) return { id: fact.id, status: "duplicate", sequence: known.sequence!, recordedAt: "then" };
        const code = judge(fact, stored);
        if (code !== null) return { id: fact.id, status: "refused", code };
        stored.push({ ...fact, sequence: stored.length + 1, recordedAt: "then" });
        return { id: fact.id, status: "accepted", sequence: stored.length, recordedAt: "then" };
      });
    },
    signOut: async () => undefined, content: async () => null, recovery: async () => { throw new ServerFailure({ kind: "offline" }); },
  };
  return calls satisfies ServerCalls & Record<string, unknown>;
}

test("a mended registration goes before what was built on it, and that is tried again", async () => {
  const store = await openFor("mended", "midwife");
  const calls = server((fact, stored) => fact.type === "mother.registered" ? (fact.payload["parity"] === 1 ? "mother.out-of-range" : null) : stored.some((one) => one.motherId === fact.motherId && one.type === "mother.registered") ? null : "mother.unknown");
  const [mother] = await store.record("midwife", [registered("m"), consent("m")], NOW);
  await syncOnce(store, calls, MIDWIFE, { nowMs: NOW });
  assert.deepEqual((await store.deliveries("midwife")).map((one) => one.code), ["mother.out-of-range", "mother.unknown"]);
  const mended = await store.mend("midwife", mother!.id, withValueAt(mother!.payload, "parity", 2), NOW + 5);
  assert.deepEqual([mended?.deviceSequence, mended?.occurredAt, mended?.payload["parity"]], [1, mother!.occurredAt, 2]);
  const result = await syncOnce(store, calls, MIDWIFE, { nowMs: NOW });
  assert.ok("sent" in result && result.sent === 2 && result.refused === 0);
  assert.deepEqual(calls.stored.map((fact) => fact.type), ["mother.registered", "consent.recorded"]);
  const [dropped] = await store.dropped("midwife");
  assert.deepEqual([dropped?.id, dropped?.mendedBy], [mother!.id, mended?.id]);
  await store.takeBack("midwife", mother!.id);
  assert.equal((await store.dropped("midwife")).length, 1, "what was mended is not taken back");
  assert.deepEqual(mothersOf(await store.facts("midwife"), await store.deliveries("midwife"), CONTENT).map((one) => one.parity), [2]);
});

test("a parked fact given up is out of sight, can be taken back for 30 days, and is gone after them", async () => {
  const store = await openFor("dropped", "midwife");
  const calls = server(() => "volume.out-of-range");
  const [fact] = await store.record("midwife", [registered("m")], NOW);
  await store.drop("midwife", fact!.id, NOW);
  assert.equal((await store.pending("midwife")).length, 1, "only what was refused can be given up");
  await syncOnce(store, calls, MIDWIFE, { nowMs: NOW });
  await store.drop("midwife", fact!.id, NOW);
  assert.deepEqual([(await store.facts("midwife")).length, (await store.deliveries("midwife")).length, (await store.dropped("midwife")).length], [0, 0, 1]);
  await store.takeBack("midwife", fact!.id);
  assert.deepEqual((await store.deliveries("midwife")).map((one) => one.status), ["refused"]);
  await store.drop("midwife", fact!.id, NOW);
  await store.forgetDropped("midwife", NOW + DROPPED_KEPT_MS, new Set());
  assert.equal((await store.dropped("midwife")).length, 1);
  await store.forgetDropped("midwife", NOW + DROPPED_KEPT_MS + 1, new Set([fact!.id]));
  assert.equal((await store.dropped("midwife")).length, 1, "what holds massage back stays");
  await store.forgetDropped("midwife", NOW + DROPPED_KEPT_MS + 1, new Set());
  assert.equal((await store.dropped("midwife")).length, 0);
  store.close();
  assert.equal((await (await openFor("dropped", "midwife")).contentOf("midwife")).facts.length, 0);
});

test("facts of a restored backup go in under the phone that made them, once, whoever sends first", async () => {
  const calls = server();
  const old = await openFor("old-phone", "midwife");
  await old.record("midwife", [registered("m"), consent("m")], NOW);
  const { facts, deliveries } = await old.contentOf("midwife");
  const fresh = await openFor("new-phone", "midwife");
  await fresh.record("midwife", [consent("m")], NOW);
  await fresh.restore("midwife", facts, deliveries, NOW);
  await syncOnce(fresh, calls, MIDWIFE, { nowMs: NOW });
  assert.deepEqual(calls.parcels.map((one) => one.deviceId), [old.deviceId, fresh.deviceId]);
  await syncOnce(old, calls, MIDWIFE, { nowMs: NOW });
  assert.deepEqual((await old.deliveries("midwife")).map((one) => one.status), ["duplicate", "duplicate"]);
  assert.equal(calls.stored.length, 3);
});

test("who left care is forgotten after 14 days, not a millisecond sooner, and never what was not sent", async () => {
  const store = await openFor("leaving", "midwife");
  const calls = server((fact) => fact.payload["parked"] === true ? "event.broken" : null);
  await store.record("midwife", [registered("m"), consent("m"), left("m", NOW), registered("stays"), { ...consent("m"), payload: { parked: true } }], NOW);
  const round = (nowMs: number) => syncOnce(store, calls, MIDWIFE, { nowMs, leaving: LEAVING });
  const mothers = async () => [...new Set((await store.facts("midwife")).map((fact) => fact.motherId))];
  await round(NOW + 14 * DAY - 1);
  assert.deepEqual(await mothers(), ["m", "stays"]);
  await round(NOW + 14 * DAY);
  const kept = (await store.facts("midwife")).filter((fact) => fact.motherId === "m");
  assert.deepEqual(kept.map((fact) => fact.payload["parked"]), [true], "the parked one stays until it is settled");
  store.close();
  const again = await openFor("leaving", "midwife");
  assert.equal((await again.facts("midwife")).filter((fact) => fact.motherId === "m").length, 1, "on the disk too");
});

test("a mother who comes back is fetched anew, and only once", async () => {
  const store = await openFor("returning", "midwife");
  const calls = server();
  await store.record("midwife", [registered("m"), left("m", NOW)], NOW);
  await syncOnce(store, calls, MIDWIFE, { nowMs: NOW });
  calls.hide = (fact) => fact.motherId === "m" && fact.type !== "mother.left-care";
  await syncOnce(store, calls, MIDWIFE, { nowMs: NOW + 15 * DAY, leaving: LEAVING });
  assert.equal((await store.facts("midwife")).length, 0);
  calls.hide = () => false;
  calls.stored.push({ ...calls.stored[1]!, id: "back", type: "mother.returned", occurredAt: new Date(NOW + 16 * DAY).toISOString(), sequence: 3, payload: {} });
  await syncOnce(store, calls, MIDWIFE, { nowMs: NOW + 16 * DAY, leaving: LEAVING });
  assert.deepEqual((await store.facts("midwife")).map((fact) => fact.type).sort(), ["mother.left-care", "mother.registered", "mother.returned"]);
  assert.deepEqual(mothersOf(await store.facts("midwife"), [], CONTENT).map((one) => one.left), [null]);
});

test("the latest word on care counts by the time it happened; who left has no next step", () => {
  const at = (type: string, atMs: number, id: string): Fact => ({ id, type, schema: 1, deviceId: "p", deviceSequence: 1, occurredAt: new Date(atMs).toISOString(), motherId: "m", corrects: null, payload: { reason: "moved" } });
  assert.equal(leftCareSince([at("mother.left-care", NOW, "a"), at("mother.returned", NOW + 1, "b")]).size, 0);
  assert.equal(leftCareSince([at("mother.returned", NOW, "b"), at("mother.left-care", NOW + 1, "a")]).get("m")?.reason, "moved");
  assert.equal(leftCareSince([at("mother.left-care", NOW, "a"), at("mother.returned", NOW, "b")]).size, 0, "at the same time the greater id");
  const mother = mothersOf([{ ...at("mother.registered", NOW, "r"), payload: registered("m").payload }, at("mother.left-care", NOW, "x")], [], CONTENT)[0]!;
  assert.equal(nextStep(mother, NOW, false, "p").reason, "left-care");
});

test("facts of a time the server has not reached wait, with what is built on them, and hold back nothing else", async () => {
  const store = await openFor("ahead", "midwife");
  const calls = server((fact) => Date.parse(fact.occurredAt) > NOW + 300_000 ? "event.from-future" : null);
  calls.aheadMs = -3_600_000; // this phone's clock is an hour ahead of the server's
  const phoneNow = NOW + 3_600_000;
  await store.record("midwife", [{ ...registered("m"), occurredAtMs: phoneNow }, consent("m"), registered("other")], phoneNow);
  const first = await syncOnce(store, calls, MIDWIFE, { nowMs: phoneNow });
  assert.ok("sent" in first);
  assert.deepEqual([first.sent, first.refused, first.held], [1, 0, 2]);
  const volume = (minutesAhead: number): NewFact => ({ type: "milk-volume.measured", occurredAtMs: NOW + minutesAhead * 60_000, motherId: "other", payload: {} });
  await store.record("midwife", [volume(50), volume(0)], phoneNow);
  const second = await syncOnce(store, calls, MIDWIFE, { nowMs: phoneNow });
  assert.ok("sent" in second);
  assert.deepEqual([second.sent, second.held], [1, 3], "a measurement holds back no other");
  const later = await syncOnce(store, calls, MIDWIFE, { nowMs: phoneNow + 3_600_000 - 240_000 });
  assert.ok("sent" in later);
  assert.deepEqual([later.held, (await store.pending("midwife")).length], [0, 0]);
});

test("the form of a parked fact holds every field that can be wrong, and leaves the rest of the payload alone", () => {
  assert.deepEqual(mendFields("milk-volume.measured", CONTENT)?.map((field) => field.name), ["volumeMl", "method", "side", "minutes", "hoursSinceLastFeed"]);
  assert.deepEqual(mendFields("milk-score.observed", CONTENT)?.map((field) => field.name), ["answers.M1", "answers.B1"]);
  assert.ok(mendFields("mother.registered", CONTENT)?.some((field) => field.kind === "instant" && field.name === "birthAt"));
  assert.equal(mendFields("session.paused", CONTENT), null);
  const payload = { measurementId: "x", answers: { M1: "yes", B1: "no" }, more: 1 };
  assert.equal(valueAt(payload, "answers.B1"), "no");
  assert.deepEqual(withValueAt(payload, "answers.B1", "yes"), { measurementId: "x", answers: { M1: "yes", B1: "yes" }, more: 1 });
});

test("mothers are built anew only where something changed", () => {
  const fact = (n: number, motherId: string, make: NewFact): Fact => ({ id: `f${n}`, type: make.type, schema: 1, deviceId: "p", deviceSequence: n, occurredAt: new Date(make.occurredAtMs).toISOString(), motherId, corrects: null, payload: make.payload });
  const facts = [fact(1, "a", registered("a")), fact(2, "b", registered("b"))];
  const shelf = new MotherShelf();
  const before = shelf.mothers(facts, [], CONTENT);
  const after = shelf.mothers([...facts, fact(3, "b", consent("b"))], [], CONTENT);
  assert.deepEqual(after, mothersOf([...facts, fact(3, "b", consent("b"))], [], CONTENT));
  assert.equal(after[0], before[0]);
  assert.notEqual(after[1], before[1]);
  const refused = [{ account: "x", id: "f1", deviceSequence: 1, status: "refused" as const, madeAt: "", code: "c", message: null }];
  assert.equal(shelf.mothers(facts, refused, CONTENT)[0]?.refusal?.code, "c");
  assert.equal(shelf.mothers(facts, [], CONTENT)[0]?.refusal, null);
});
