import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { scoreTotals, type ItemAnswer } from "../care/measurements.ts";
import { mayMassage } from "../care/may-massage.ts";
import { dayOfLife, hoursSinceBirth, mothersOf } from "../care/mothers.ts";
import { nextStep } from "../care/next-step.ts";
import { readDecimal, readWhole } from "../care/numbers.ts";
import { programmeStep } from "../care/programme-step.ts";
import { finds, searchable } from "../care/search.ts";
import { studyCodeOf } from "../care/study-code.ts";
import { instantOf, zoneOfPhone } from "../care/zones.ts";
import type { Content } from "../care/content.ts";
import type { Fact } from "../store/facts.ts";
import { backoffMs } from "../sync/sync-loop.ts";

const HOUR = 3_600_000;
const BIRTH = Date.UTC(2026, 2, 24, 7, 5);
const CONTENT = {
  version: "t", protocols: [{ id: "p", version: 1, phases: [{ kind: "massage", minSeconds: 60, maxSeconds: 60 }] }],
  triage: { tables: [], danger: JSON.parse(readFileSync(join(process.env["LANCAR_FIXTURES"] ?? "../fixtures", "../data/triage/after-massage.json"), "utf8")), outcomes: [], harms: [] },
  gate: { signs: [{ id: "bleeding", level: "red" }, { id: "skin", level: "amber" }] }, instruments: [], texts: { id: {}, en: {} },
} as unknown as Content;

let count = 0;
const fact = (type: string, atMs: number, payload: Record<string, unknown>, deviceId = "phone"): Fact => ({ id: `f${++count}`, type, schema: 1, deviceId, deviceSequence: count, occurredAt: new Date(atMs).toISOString(), motherId: "m", corrects: null, payload });
const registered = () => fact("mother.registered", BIRTH, { name: "Ratna", birthAt: new Date(BIRTH).toISOString(), zone: "WIB", deliveryMode: "vaginal", parity: 1, gestationalWeeks: 39, babies: 1 });
const consent = (atMs: number, given: boolean) => fact("consent.recorded", atMs, { purpose: "care", given, textVersion: "1" });
const volume = (atMs: number) => fact("milk-volume.measured", atMs, { measurementId: "v", volumeMl: 2.5, method: "hand", side: "both", minutes: 10, hoursSinceLastFeed: null });
const step = (facts: Fact[], atMs: number, helper = false) => {
  const mother = mothersOf(facts, [], CONTENT)[0];
  assert.ok(mother);
  const { action, reason } = nextStep(mother, atMs, helper, "phone");
  return [action, reason];
};

test("numbers are typed with comma or point; what can mean two things is asked about", () => {
  assert.deepEqual(readDecimal("12,5"), { value: 12.5 });
  assert.deepEqual(readDecimal(" 12.5 ml"), { value: 12.5 });
  assert.deepEqual(readDecimal("0"), { value: 0 });
  assert.deepEqual(readDecimal("1.234"), { problem: "ambiguous" });
  assert.deepEqual(readDecimal("1,234"), { problem: "ambiguous" });
  assert.deepEqual(readDecimal("12,55"), { problem: "not-a-number" });
  assert.deepEqual(readDecimal("-1"), { problem: "not-a-number" });
  assert.deepEqual(readDecimal("  "), { problem: "empty" });
  assert.deepEqual(readWhole("39"), { value: 39 });
  assert.deepEqual(readWhole("3,5"), { problem: "not-a-number" });
});

test("a local birth time is one instant in each of the three zones", () => {
  assert.equal(instantOf("2026-03-24", "14:05", "WIB"), BIRTH);
  assert.equal(instantOf("2026-03-24", "15:05", "WITA"), BIRTH);
  assert.equal(instantOf("2026-03-24", "16:05", "WIT"), BIRTH);
  assert.equal(instantOf("2026-02-30", "16:05", "WIT"), null);
  assert.equal(instantOf("", "16:05", "WIT"), null);
  assert.deepEqual([-420, -480, -540, 0].map(zoneOfPhone), ["WIB", "WITA", "WIT", "WIB"]);
});

test("hours and days of life change exactly on the hour and the day", () => {
  for (const [ms, hours, day] of [[HOUR - 1, 0, 1], [HOUR, 1, 1], [24 * HOUR - 1, 23, 1], [24 * HOUR, 24, 2], [-1, -1, 0]] as const) {
    assert.deepEqual([hoursSinceBirth(BIRTH, BIRTH + ms), dayOfLife(BIRTH, BIRTH + ms)], [hours, day]);
  }
});

test("both totals of the signs: raw, and prorated over those that apply", () => {
  const answers = (yes: number, no: number, not: number) => Object.fromEntries([...Array<ItemAnswer>(yes).fill("yes"), ...Array<ItemAnswer>(no).fill("no"), ...Array<ItemAnswer>(not).fill("not-applicable")].map((one, index) => [`i${index}`, one]));
  assert.deepEqual(scoreTotals(answers(9, 2, 5)), { yes: 9, applicable: 11, proratedTenths: 818 });
  assert.deepEqual(scoreTotals(answers(0, 0, 16)), { yes: 0, applicable: 0, proratedTenths: null });
});

test("the next step follows what is recorded: consent, first measure, massage, signs, nothing", () => {
  const facts = [registered()];
  assert.deepEqual(step(facts, BIRTH + HOUR), ["ask-consent", "no-care-consent"]);
  facts.push(consent(BIRTH + HOUR, true));
  assert.deepEqual(step(facts, BIRTH + HOUR), ["measure-volume", "no-first-volume"]);
  assert.deepEqual(step(facts, BIRTH + HOUR, true), ["massage", "no-session-today"]);
  facts.push(volume(BIRTH + 2 * HOUR));
  assert.deepEqual(step(facts, BIRTH + 2 * HOUR), ["massage", "no-session-today"]);
  facts.push(consent(BIRTH + 3 * HOUR, false));
  assert.deepEqual(step(facts, BIRTH + 3 * HOUR), ["ask-consent", "no-care-consent"]);
});

test("a red sign keeps the massage away, however long ago it was", () => {
  const opened = BIRTH + HOUR;
  const facts = [registered(), consent(BIRTH, true), volume(BIRTH),
    fact("session.opened", opened, { sessionId: "s", protocolId: "p", protocolVersion: 1, performer: "midwife", boot: "a", mono: 0 }),
    fact("session.signs-checked", opened + 1, { sessionId: "s", answers: { bleeding: "yes" }, boot: "a", mono: 1 })];
  assert.deepEqual(step(facts, opened + 24 * HOUR - 1), ["see-facility", "referred"]);
  assert.deepEqual(step(facts, opened + 24 * HOUR), ["see-facility", "referred"]);
  assert.deepEqual(step(facts, opened + 40 * 24 * HOUR), ["see-facility", "referred"]);
  assert.deepEqual(step(facts, opened + HOUR, true), ["see-facility", "referred"], "on the helper's phone too");
});

test("a massage that ended with danger holds the next one back, whatever another phone recorded since", () => {
  const at = BIRTH + HOUR;
  const session = (id: string, from: number, reason: string | null, adverse: string[], device: string) => [
    fact("session.opened", from, { sessionId: id, protocolId: "p", protocolVersion: 1, performer: "midwife", boot: id, mono: 0 }, device),
    fact("session.signs-checked", from + 1, { sessionId: id, answers: { bleeding: "no", skin: "no" }, boot: id, mono: 1 }, device),
    fact("session.started", from + 2, { sessionId: id, consent: true, comfortBefore: null, position: "sit", boot: id, mono: 2 }, device),
    reason === null ? fact("session.finished", from + 60_002, { sessionId: id, boot: id, mono: 60_002 }, device) : fact("session.stopped", from + 60_002, { sessionId: id, reason, boot: id, mono: 60_002 }, device),
    fact("session.closed", from + 60_003, { sessionId: id, comfortAfter: null, adverse, boot: id, mono: 60_003 }, device),
  ];
  const base = [registered(), consent(BIRTH, true), volume(BIRTH)];
  const later = at + 24 * HOUR - 1;
  for (const { code: reason } of CONTENT.triage!.danger.reasons) {
    assert.deepEqual(step([...base, ...session("s", at, reason, [], "phone")], later), ["see-facility", "danger-stop"], reason);
  }

  assert.deepEqual(step([...base, ...session("s", at, null, ["bleeding"], "phone")], later), ["see-facility", "danger-stop"]);
  assert.deepEqual(step([...base, ...session("s", at, "baby", ["after-pain"], "phone")], later), ["score-signs", "no-score-today"]);
  const both = [...base, ...session("s", at, "bleeding", [], "phone"), ...session("t", at + HOUR, null, [], "other")];
  assert.deepEqual(step(both, later), ["see-facility", "danger-stop"]);
  assert.deepEqual(step(both, at + 24 * HOUR), ["see-facility", "danger-stop"], "time alone ends nothing");
  const cleared = [...both, fact("clearance.recorded", at + 2 * HOUR, { clearanceId: "c", because: "session", becauseId: "s" })];
  assert.deepEqual(step(cleared, at + 3 * HOUR), ["score-signs", "no-score-today"]);
  const begun = [...base, ...session("s", at, "bleeding", [], "phone").slice(0, 4)];
  assert.deepEqual(step(begun, at + HOUR), ["continue-session", "session-open"], "what was begun is brought to its end first");
});

test("a session open on this phone is continued here, one on another phone is not", () => {
  const open = (device: string) => [registered(), consent(BIRTH, true), volume(BIRTH), fact("session.opened", BIRTH + HOUR, { sessionId: "s", protocolId: "p", protocolVersion: 1, performer: "midwife", boot: "a", mono: 0 }, device)];
  assert.deepEqual(step(open("phone"), BIRTH + HOUR), ["continue-session", "session-open"]);
  assert.deepEqual(step(open("other"), BIRTH + HOUR), ["none", "session-elsewhere"]);
  assert.deepEqual(step(open("phone"), BIRTH + 3 * HOUR + 1), ["massage", "no-session-today"]);
});

test("a mother the server refused stays visible with the reason", () => {
  const fact = registered();
  const [mother] = mothersOf([fact], [{ account: "a", id: fact.id, deviceSequence: 1, status: "refused", madeAt: fact.occurredAt, code: "mother.birth-in-future", message: null }], CONTENT);
  assert.equal(mother?.refusal?.code, "mother.birth-in-future");
  assert.equal(nextStep(mother!, BIRTH, false, "phone").reason, "not-accepted");
});

test("waiting doubles from two seconds to five minutes", () => {
  assert.deepEqual([1, 2, 3, 8, 9, 50].map((failures) => backoffMs(failures, 1)), [2_000, 4_000, 8_000, 256_000, 300_000, 300_000]);
  assert.equal(backoffMs(1, 0), 1_500);
});

test("search knows no accents, case or punctuation, and takes words in any order", () => {
  const text = searchable("Nur'aini Élise Ab3De-Fgh12");
  assert.equal(text, "nuraini elise ab3defgh12");
  for (const query of ["", "NURAINI", "elise nur", "Ab3de-F", "é"]) assert.ok(finds(searchable(query), text), query);
  for (const query of ["nuraina", "elise siti"]) assert.ok(!finds(searchable(query), text), query);
});

test("the study code is the one the server gives", async () => {
  assert.equal(await studyCodeOf("0199ef00-0000-7000-8000-000000000001"), "T3JY0-NZWDJ");
});

test("a plan decides whether a massage is next; nothing dangerous is passed over", () => {
  const plan = (perDay: number | null, atMs: number) => fact("plan.made", atMs, { planId: "pl", protocolId: "p", protocolVersion: 1, performer: "husband", sessionsPerDay: perDay, days: 3, startWindowHours: null });
  const session = (from: number, reason: string | null) => [
    fact("session.opened", from, { sessionId: `s${from}`, protocolId: "p", protocolVersion: 1, performer: "midwife", boot: "b", mono: from - BIRTH }),
    fact("session.signs-checked", from + 1, { sessionId: `s${from}`, answers: { bleeding: "no", skin: "no" }, boot: "b", mono: from - BIRTH + 1 }),
    fact("session.started", from + 2, { sessionId: `s${from}`, consent: true, comfortBefore: null, position: "sit", boot: "b", mono: from - BIRTH + 2 }),
    reason === null ? fact("session.finished", from + 60_002, { sessionId: `s${from}`, boot: "b", mono: from - BIRTH + 60_002 }) : fact("session.stopped", from + 60_002, { sessionId: `s${from}`, reason, boot: "b", mono: from - BIRTH + 60_002 }),
    fact("session.closed", from + 60_003, { sessionId: `s${from}`, comfortAfter: null, adverse: [], boot: "b", mono: from - BIRTH + 60_003 }),
  ];
  const planned = (facts: Fact[], atMs: number) => {
    const { action, reason } = programmeStep(mothersOf(facts, [], CONTENT)[0]!, atMs, false, "phone", CONTENT);
    return [action, reason];
  };
  const base = [registered(), consent(BIRTH, true), volume(BIRTH)];
  const morning = BIRTH + 12 * HOUR; // 02.05 WIB
  assert.deepEqual(planned([...base, plan(2, morning)], morning), ["massage", "plan-due"]);
  assert.deepEqual(planned([...base, plan(2, morning), ...session(morning + HOUR, null)], morning + 2 * HOUR), ["massage", "plan-due"], "two a day ask for the second");
  assert.deepEqual(planned([...base, plan(1, morning), ...session(morning + HOUR, null)], morning + 2 * HOUR), ["score-signs", "no-score-today"]);
  assert.deepEqual(planned([...base, plan(2, morning), ...session(morning + HOUR, "bleeding")], morning + 2 * HOUR), ["see-facility", "danger-stop"]);
  assert.deepEqual(planned([...base, plan(null, morning)], morning), ["massage", "no-session-today"]);
});

test("a corrected registration counts: birth, babies and the rest, while she stays registered when she was", () => {
  const first = registered();
  const birthAt = (hours: number) => new Date(BIRTH + hours * HOUR).toISOString();
  const correction = (of: Fact, payload: Record<string, unknown>): Fact => ({ ...fact("mother.registered", BIRTH, { ...first.payload, ...payload }), corrects: of.id });
  const second = correction(first, { birthAt: birthAt(-2), babies: 2, parity: 3, zone: "WITA", studyCode: "LK-1" });
  const third = correction(second, { birthAt: birthAt(-3), babies: 2, studyCode: null });
  const mother = (facts: Fact[], refused: Fact[] = []) => mothersOf(facts, refused.map((one) => ({ account: "a", id: one.id, deviceSequence: one.deviceSequence, status: "refused" as const, madeAt: one.occurredAt, code: "x", message: null })), CONTENT)[0]!;
  const once = mother([first, second]);
  assert.deepEqual([once.birthAtMs, once.babies, once.parity, once.zone, once.givenCode, once.registeredAtMs], [BIRTH - 2 * HOUR, 2, 3, "WITA", "LK-1", BIRTH]);
  const twice = mother([third, first, second]);
  assert.deepEqual([twice.birthAtMs, twice.parity, twice.givenCode], [BIRTH - 3 * HOUR, 1, "LK-1"], "in whatever order they came; a code once given stays");
  assert.equal(mother([first, second, third], [third]).birthAtMs, BIRTH - 2 * HOUR, "not what the server refused");
  assert.equal(mother([first]).birthAtMs, BIRTH);
});

test("massage is offered to nobody who left, is held, did not agree or was not accepted", () => {
  const given = [registered(), consent(BIRTH, true)];
  const may = (facts: Fact[]) => mayMassage(mothersOf(facts, [], CONTENT)[0]!);
  assert.equal(may(given), true);
  assert.equal(may([registered()]), false);
  assert.equal(may([...given, fact("mother.left-care", BIRTH + HOUR, { reason: "moved" })]), false);
  assert.equal(may([...given, fact("mother.left-care", BIRTH + HOUR, { reason: "moved" }), fact("mother.returned", BIRTH + 2 * HOUR, {})]), true);
  assert.equal(may([...given, fact("referral.made", BIRTH + HOUR, { referralId: "r", because: "judgement", becauseId: null, urgency: "now", to: null })]), false);
  assert.equal(may([...given, fact("referral.made", BIRTH + HOUR, { referralId: "r", because: "judgement", becauseId: null, urgency: "same-day", to: null })]), true);
  const facts = [registered()];
  assert.equal(mayMassage(mothersOf([...facts, consent(BIRTH, true)], [{ account: "a", id: facts[0]!.id, deviceSequence: 1, status: "refused", madeAt: "", code: "x", message: null }], CONTENT)[0]!), false);
});
