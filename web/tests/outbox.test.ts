import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Content } from "../care/content.ts";
import { forgetting } from "../care/forgetting.ts";
import { leftCareSince } from "../care/leaving.ts";
import { babiesToldOf, mendFields, valueAt, withValueAt } from "../care/mending.ts";
import { MotherShelf } from "../care/mother-shelf.ts";
import { mothersOf } from "../care/mothers.ts";
import { nextStep } from "../care/next-step.ts";
import { DROPPED_KEPT_MS, type Account, type Fact, type Receipt } from "../store/facts.ts";
import type { NewFact } from "../store/phone-store.ts";
import { ServerFailure, type CaseloadPage, type Roster, type ServerCalls } from "../sync/server-calls.ts";
import { syncOnce } from "../sync/sync.ts";
import { openFor } from "./opened.ts";

const NOW = 1_790_000_000_000;
const DAY = 86_400_000;
const MIDWIFE: Account = { id: "midwife", name: "Bidan", role: "midwife" };
const CONTENT = { version: "t", protocols: [], gate: { signs: [] }, instruments: [{ id: "milk-volume", version: 1, minimum: 0, maximum: 1000, maxMinutes: 120, maxHoursSinceLastFeed: 48 }, { id: "milk-score", items: [{ id: "M1" }, { id: "B1" }] }], texts: { id: {}, en: {} } } as unknown as Content;
const GONE = forgetting({ ...CONTENT, leaving: { keepDays: 14, reasons: [] } }, []);
const registered = (motherId: string): NewFact => ({ type: "mother.registered", occurredAtMs: NOW, motherId, payload: { name: `Ibu ${motherId}`, birthAt: new Date(NOW).toISOString(), zone: "WIB", parity: 1, gestationalWeeks: 39, babies: 1, deliveryMode: "vaginal", studyCode: null } });
const consent = (motherId: string): NewFact => ({ type: "consent.recorded", occurredAtMs: NOW, motherId, payload: { purpose: "care", given: true, textVersion: "1" } });
const left = (motherId: string, atMs: number): NewFact => ({ type: "mother.left-care", occurredAtMs: atMs, motherId, payload: { reason: "finished" } });

/** A server in memory that asks which phone made the facts, as the real one does. */
function server(judge: (fact: Fact, stored: readonly Fact[]) => string | null = () => null) {
  const stored: Fact[] = [];
  const parcels: { deviceId: string; ids: string[] }[] = [];
  const calls = {
    stored, parcels, whole: [] as string[], aheadMs: null as number | null,
    hide: (_fact: Fact): boolean => false,
    caseload: async (after: number): Promise<CaseloadPage> => ({ events: stored.filter((fact) => fact.sequence! > after && !calls.hide(fact)), cursor: Math.max(after, stored.length), more: false, account: MIDWIFE }),
    signedIn: async () => MIDWIFE,
    roster: async (): Promise<Roster> => ({ mothers: [], cursor: 0, account: MIDWIFE }),
    histories: async (mothers: readonly string[]) => {
      calls.whole.push(...mothers);
      return { mothers, events: stored.filter((fact) => mothers.includes(fact.motherId) && !calls.hide(fact)), account: MIDWIFE };
    },
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
    signOut: async () => undefined, content: async () => null, protocols: async () => null, recovery: async () => { throw new ServerFailure({ kind: "offline" }); },
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
  const round = (nowMs: number) => syncOnce(store, calls, MIDWIFE, { nowMs, isGone: GONE });
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

test("a red sign nobody answered keeps her on the phone after she left, until its outcome is told", async () => {
  const store = await openFor("leaving-open", "midwife");
  const calls = server();
  const said = (type: string, payload: Record<string, unknown>, atMs = NOW): NewFact => ({ type, occurredAtMs: atMs, motherId: "m", payload });
  await store.record("midwife", [
    registered("m"), consent("m"), said("referral.made", { referralId: "r", because: "judgement", becauseId: null, urgency: "now", to: null }), left("m", NOW)], NOW);
  const round = (nowMs: number) => syncOnce(store, calls, MIDWIFE, { nowMs, isGone: GONE });
  await round(NOW + 40 * DAY);
  assert.equal((await store.facts("midwife")).length, 4);
  await store.record("midwife", [said("referral.closed", { referralId: "r", outcome: "treated", note: null }, NOW + 41 * DAY)], NOW + 41 * DAY);
  await round(NOW + 41 * DAY);
  assert.equal((await store.facts("midwife")).length, 0);
});

test("a mother who comes back is fetched anew, and only once", async () => {
  const store = await openFor("returning", "midwife");
  const calls = server();
  await store.record("midwife", [registered("m"), left("m", NOW)], NOW);
  await syncOnce(store, calls, MIDWIFE, { nowMs: NOW });
  calls.hide = (fact) => fact.motherId === "m" && fact.type !== "mother.left-care";
  await syncOnce(store, calls, MIDWIFE, { nowMs: NOW + 15 * DAY, isGone: GONE });
  assert.equal((await store.facts("midwife")).length, 0);
  calls.hide = () => false;
  calls.stored.push({ ...calls.stored[1]!, id: "back", type: "mother.returned", occurredAt: new Date(NOW + 16 * DAY).toISOString(), sequence: 3, payload: {} });
  await syncOnce(store, calls, MIDWIFE, { nowMs: NOW + 16 * DAY, isGone: GONE });
  assert.deepEqual((await store.facts("midwife")).map((fact) => fact.type).sort(), ["mother.left-care", "mother.registered", "mother.returned"]);
  assert.deepEqual(mothersOf(await store.facts("midwife"), [], CONTENT).map((one) => one.left), [null]);
  await syncOnce(store, calls, MIDWIFE, { nowMs: NOW + 16 * DAY, isGone: GONE });
  assert.deepEqual(calls.whole, ["m"], "her whole history, once");
});

test("a mother who comes back is fetched whole also when the line tears before her history, and a corrected registration does not stand for it", async () => {
  const store = await openFor("returning-torn", "midwife");
  const calls = server();
  await store.record("midwife", [registered("m"), consent("m"), left("m", NOW)], NOW);
  await syncOnce(store, calls, MIDWIFE, { nowMs: NOW });
  calls.hide = (fact) => fact.motherId === "m" && fact.type !== "mother.left-care";
  await syncOnce(store, calls, MIDWIFE, { nowMs: NOW + 15 * DAY, isGone: GONE });
  assert.equal((await store.facts("midwife")).length, 0);
  calls.hide = () => false;
  const [first, , word] = calls.stored;
  calls.stored.push({ ...word!, id: "back", type: "mother.returned", occurredAt: new Date(NOW + 16 * DAY).toISOString(), sequence: 4, payload: {} });
  calls.stored.push({ ...first!, id: "corrected", corrects: first!.id, sequence: 5 });
  const { histories } = calls;
  calls.histories = async () => { throw new ServerFailure({ kind: "offline" }); };
  await assert.rejects(syncOnce(store, calls, MIDWIFE, { nowMs: NOW + 16 * DAY, isGone: GONE }), ServerFailure);
  assert.deepEqual([await store.facts("midwife"), store.toFetch("midwife")?.left], [[], ["m"]], "nothing of her in part");
  store.close();
  calls.histories = histories;
  const again = await openFor("returning-torn", "midwife");
  await syncOnce(again, calls, MIDWIFE, { nowMs: NOW + 16 * DAY, isGone: GONE });
  assert.equal((await again.facts("midwife")).length, 5);
  assert.deepEqual(mothersOf(await again.facts("midwife"), [], CONTENT).map((one) => one.left), [null]);
});

test("something red found late of a mother this phone has forgotten brings her back whole", async () => {
  const store = await openFor("late-red", "midwife");
  const calls = server();
  await store.record("midwife", [registered("m"), consent("m"), left("m", NOW)], NOW);
  await syncOnce(store, calls, MIDWIFE, { nowMs: NOW });
  calls.hide = (fact) => fact.type !== "mother.left-care";
  await syncOnce(store, calls, MIDWIFE, { nowMs: NOW + 15 * DAY, isGone: GONE });
  assert.equal((await store.facts("midwife")).length, 0);
  calls.hide = () => false;
  calls.stored.push({ ...calls.stored[2]!, id: "late", type: "assessment.recorded", occurredAt: new Date(NOW - 1).toISOString(), sequence: 4, payload: {} });
  await syncOnce(store, calls, MIDWIFE, { nowMs: NOW + 16 * DAY });
  assert.deepEqual((await store.facts("midwife")).map((fact) => fact.type).sort(), ["assessment.recorded", "consent.recorded", "mother.left-care", "mother.registered"]);
});

test("the mother's own phone keeps her, whether she shares with a helper or not", async () => {
  const mother: Account = { id: "mother", name: "Ibu", role: "mother" };
  const store = await openFor("own", "mother");
  const calls = server();
  const { histories, caseload } = calls;
  calls.roster = async () => ({ mothers: ["m"], cursor: 2, account: mother });
  calls.histories = async (mothers) => ({ ...(await histories(mothers)), account: mother });
  calls.caseload = async (after) => ({ ...(await caseload(after)), account: mother });
  const told = (fact: NewFact, sequence: number): Fact => ({ id: `told${sequence}`, type: fact.type, schema: 1, deviceId: "midwife-phone", deviceSequence: sequence, occurredAt: new Date(NOW).toISOString(), motherId: "m", corrects: null, payload: fact.payload, sequence, recordedAt: "then" });
  calls.stored.push(told(registered("m"), 1), told({ ...consent("m"), payload: { purpose: "share-with-helper", given: false, textVersion: "1" } }, 2));
  await syncOnce(store, calls, mother, { nowMs: NOW });
  await syncOnce(store, calls, mother, { nowMs: NOW });
  assert.equal((await store.facts("mother")).length, 2);
});

test("of a mother who comes with a backup the server is asked everything, also that she is gone; before the first fetch and after it", async () => {
  for (const fetchedBefore of [false, true]) {
    const calls = server();
    const old = await openFor(`backed-up-${fetchedBefore}`, "midwife");
    await old.record("midwife", [registered("m"), consent("m")], NOW);
    await syncOnce(old, calls, MIDWIFE, { nowMs: NOW });
    const backup = await old.contentOf("midwife");
    await old.record("midwife", [left("m", NOW)], NOW);
    await syncOnce(old, calls, MIDWIFE, { nowMs: NOW });
    calls.hide = (fact) => fact.type !== "mother.left-care"; // gone: she is on no roster, and only that word is told
    const fresh = await openFor(`restored-${fetchedBefore}`, "midwife");
    if (fetchedBefore) await syncOnce(fresh, calls, MIDWIFE, { nowMs: NOW + 15 * DAY, isGone: GONE });
    calls.roster = async () => ({ mothers: [], cursor: 3, account: MIDWIFE });
    await fresh.restore("midwife", backup.facts, backup.deliveries, NOW + 15 * DAY);
    assert.equal(mothersOf(await fresh.facts("midwife"), [], CONTENT).length, 1);
    await syncOnce(fresh, calls, MIDWIFE, { nowMs: NOW + 15 * DAY, isGone: GONE });
    assert.deepEqual([mothersOf(await fresh.facts("midwife"), [], CONTENT), fresh.toFetch("midwife")], [[], null]);
  }
});

test("a helper's phone forgets the mother with her word that she shares no more, hears it again without keeping it, and fetches her anew when she shares again", async () => {
  const helper: Account = { id: "helper", name: "Suami", role: "helper" };
  const store = await openFor("sharing", "helper");
  const calls = server((fact) => fact.payload["parked"] === true ? "session.not-running" : null);
  const say = (type: string, payload: Record<string, unknown>, minutes: number): Fact => ({ id: `${type}${minutes}`, type, schema: 1, deviceId: "midwife-phone", deviceSequence: minutes + 1, occurredAt: new Date(NOW + minutes * 60_000).toISOString(), motherId: "m", corrects: null, payload, sequence: calls.stored.length + 1, recordedAt: "then" });
  const shares = (given: boolean, minutes: number) => say("consent.recorded", { purpose: "share-with-helper", given, textVersion: "1" }, minutes);
  calls.stored.push(say("mother.registered", registered("m").payload as Record<string, unknown>, 0));
  calls.stored.push(shares(true, 1));
  // As the server does: while she does not share, only that word, and the cursor stays.
  let sharing = true;
  let asked = 0;
  const { caseload } = calls;
  calls.roster = async () => ({ mothers: sharing ? ["m"] : [], cursor: sharing ? calls.stored.length : 0, account: helper });
  const { histories } = calls;
  calls.histories = async (mothers) => ({ ...(await histories(mothers)), account: helper });
  calls.caseload = async (after) => {
    asked += 1;
    return sharing ? { ...(await caseload(after)), account: helper } : { events: calls.stored.filter((fact) => fact.type === "consent.recorded" && fact.payload["given"] === false && fact.sequence! > after).slice(-1), cursor: after, more: false, account: helper };
  };
  const round = (stay = false) => syncOnce(store, calls, helper, { nowMs: NOW, stay: () => stay });
  await round();
  await store.record("helper", [{ type: "session.paused", occurredAtMs: NOW, motherId: "m", payload: { sessionId: "s", parked: true } }], NOW);
  await store.keepDraft("helper", "m:comfort:0", { typed: "x" });
  await store.keepHeartbeat({ account: "helper", motherId: "m", sessionId: "s", at: NOW, boot: "b", mono: 1 });
  assert.equal((await store.facts("helper")).length, 3);
  calls.stored.push(shares(false, 2));
  sharing = false;
  await round(true);
  assert.ok((await store.facts("helper")).some((fact) => fact.type === "mother.registered"), "not while a massage runs");
  await round();
  assert.deepEqual((await store.facts("helper")).map((fact) => fact.type), ["session.paused"], "only what the server did not take is left");
  assert.deepEqual([mothersOf(await store.facts("helper"), [], CONTENT), await store.draft("helper", "m:comfort:0"), await store.heartbeat("helper")], [[], null, null]);
  const again = await round();
  assert.ok("pulled" in again);
  assert.equal(again.pulled, 0, "the word said again is not kept");
  store.close();
  const reopened = await openFor("sharing", "helper");
  assert.equal((await reopened.facts("helper")).length, 1, "on the disk too");
  calls.stored.push(shares(true, 3));
  sharing = true;
  asked = 0;
  await syncOnce(reopened, calls, helper, { nowMs: NOW });
  assert.deepEqual(mothersOf(await reopened.facts("helper"), [], CONTENT).map((one) => [one.id, one.consents["share-with-helper"]]), [["m", true]]);
  assert.ok(asked <= 3);
});

test("a midwife's phone keeps a mother who does not share with a helper", async () => {
  const store = await openFor("not-sharing", "midwife");
  const calls = server();
  await store.record("midwife", [registered("m"), { ...consent("m"), payload: { purpose: "share-with-helper", given: false, textVersion: "1" } }], NOW);
  await syncOnce(store, calls, MIDWIFE, { nowMs: NOW });
  await syncOnce(store, calls, MIDWIFE, { nowMs: NOW });
  assert.equal((await store.facts("midwife")).length, 2);
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

test("what must wait holds back everything that names it, of whatever type", async () => {
  const store = await openFor("ahead-named", "midwife");
  let serverNow = NOW;
  const calls = server((fact) => Date.parse(fact.occurredAt) > serverNow + 300_000 ? "event.from-future" : null);
  calls.aheadMs = -3_600_000; // this phone's clock is an hour ahead
  const phoneNow = NOW + 3_600_000;
  const fact = (type: string, ahead: boolean, payload: Record<string, unknown>): NewFact => ({ type, occurredAtMs: ahead ? phoneNow : NOW, motherId: "m", payload });
  await store.record("midwife", [registered("m")], phoneNow);
  const [plan, observation, contact] = await store.record("midwife", [
    fact("plan.made", true, { planId: "plan" }), fact("observation.recorded", true, { observationId: "o", values: {} }), fact("contact.changed", true, { field: "phone", value: "1", base: null, settles: [] }),
    fact("assessment.recorded", true, { assessmentId: "a" }), fact("session.opened", true, { sessionId: "s" }), fact("visit.recorded", true, { visitId: "v" })], phoneNow);
  const named: NewFact[] = [
    fact("plan.ended", false, { planId: "plan" }), { ...fact("observation.recorded", false, { observationId: "o", values: {} }), corrects: observation!.id },
    fact("contact.changed", false, { field: "phone", value: "2", base: contact!.id, settles: [] }), fact("contact.changed", false, { field: "phone", value: "3", base: "other", settles: [contact!.id] }),
    fact("referral.made", false, { referralId: "r", because: "assessment", becauseId: "a" }), fact("referral.closed", false, { referralId: "r" }), fact("clearance.recorded", false, { clearanceId: "c", because: "referral", becauseId: "r" }),
    fact("harm.recorded", false, { harmId: "h", sessionId: "s" }), fact("referral.made", false, { referralId: "r2", because: "judgement", becauseId: null, observationId: "o" })];
  await store.record("midwife", named, phoneNow);
  await store.record("midwife", [fact("milk-volume.measured", false, { measurementId: "x" }), fact("harm.recorded", false, { harmId: "h2", sessionId: null }), fact("contact.changed", false, { field: "address", value: "2", base: null, settles: [] })], phoneNow);
  const result = await syncOnce(store, calls, MIDWIFE, { nowMs: phoneNow });
  assert.ok("sent" in result);
  assert.deepEqual([result.sent, result.held, result.refused], [4, 6 + named.length, 0], plan!.type);
  serverNow += 3_600_000;
  const later = await syncOnce(store, calls, MIDWIFE, { nowMs: phoneNow + 3_600_000 });
  assert.ok("sent" in later);
  assert.deepEqual([later.sent, later.held, later.refused], [6 + named.length, 0, 0]);
});

test("facts that name a mended one name the new one from then on, in corrects, base and settles; what is on the server stays as it is", async () => {
  const store = await openFor("mended-named", "midwife");
  const contact = (value: string, base: string | null, settles: string[] = []): NewFact => ({ type: "contact.changed", occurredAtMs: NOW, motherId: "m", payload: { field: "phone", value, base, settles } });
  const calls = server((fact, stored) => fact.payload["value"] === "wrong" ? "contact.out-of-range" : [fact.payload["base"], ...((fact.payload["settles"] as string[] | undefined) ?? []), fact.corrects].some((id) => typeof id === "string" && !stored.some((one) => one.id === id)) ? "contact.unknown-base" : null);
  const [, accepted] = await store.record("midwife", [registered("m"), contact("08121", null)], NOW);
  const [parked] = await store.record("midwife", [contact("wrong", accepted!.id)], NOW);
  const [next, settling, correction] = await store.record("midwife", [contact("08123", parked!.id), contact("08124", accepted!.id, [parked!.id]), { ...contact("08125", null), corrects: parked!.id }], NOW);
  await syncOnce(store, calls, MIDWIFE, { nowMs: NOW });
  assert.deepEqual((await store.deliveries("midwife")).map((one) => one.status), ["accepted", "accepted", "refused", "refused", "refused", "refused"]);
  const mended = await store.mend("midwife", parked!.id, withValueAt(parked!.payload, "value", "08122"), NOW);
  const result = await syncOnce(store, calls, MIDWIFE, { nowMs: NOW });
  assert.ok("sent" in result);
  assert.deepEqual([result.sent, result.refused], [4, 0]);
  const kept = (id: string) => store.fact("midwife", id)!;
  assert.deepEqual([kept(next!.id).payload["base"], kept(settling!.id).payload["settles"], kept(correction!.id).corrects], [mended!.id, [mended!.id], mended!.id]);
  assert.equal(kept(mended!.id).payload["base"], accepted!.id);
  store.close();
  assert.equal((await openFor("mended-named", "midwife")).fact("midwife", next!.id)?.payload["base"], mended!.id, "on the disk too");
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

test("the babies a mother's records tell of are counted as last corrected, and of her alone", () => {
  const told = (id: string, baby: number | null, corrects: string | null = null, motherId = "m"): Fact => ({ id, type: "visit.recorded", motherId, corrects, payload: { visitId: "v", baby } }) as unknown as Fact;
  assert.equal(babiesToldOf([], "m"), 1);
  assert.equal(babiesToldOf([told("a", null), told("b", 2), told("c", 4, null, "other")], "m"), 2);
  assert.equal(babiesToldOf([told("b", 2), told("d", 1, "b")], "m"), 1);
});
