import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Content } from "../care/content.ts";
import type { GivenUp } from "../care/given-up.ts";
import { MotherShelf } from "../care/mother-shelf.ts";
import { mothersOf } from "../care/mothers.ts";
import { nextStep } from "../care/next-step.ts";
import type { Finding } from "../care/safety.ts";
import type { Answers, Outcome, TriageTable } from "../care/triage.ts";
import type { Delivery, Fact } from "../store/facts.ts";

const HOUR = 3_600_000;
const BIRTH = Date.UTC(2026, 10, 20, 8);
const AT = BIRTH + 17 * HOUR;
const data = <T>(name: string): T => JSON.parse(readFileSync(join(process.env["LANCAR_FIXTURES"] ?? "../fixtures", "../data/triage", `${name}.json`), "utf8")) as T;
const OUTCOMES = data<{ outcomes: Outcome[] }>("referral-outcomes").outcomes;
const CONTENT = {
  version: "t", protocols: [{ id: "p", version: 1, phases: [{ kind: "massage", minSeconds: 60, maxSeconds: 60 }] }], gate: data("before-massage"),
  triage: { tables: ["mother", "breast", "baby", "mood"].map((id) => data<TriageTable>(id)), danger: data("after-massage"), outcomes: OUTCOMES, harms: data<{ kinds: [] }>("harms").kinds },
  instruments: [], texts: { id: {}, en: {} },
} as unknown as Content;

let count = 0;
const fact = (type: string, atMs: number, payload: Record<string, unknown>): Fact => ({ id: `f${++count}`, type, schema: 1, deviceId: "phone", deviceSequence: count, occurredAt: new Date(atMs).toISOString(), motherId: "m", corrects: null, payload });
const registered = (birth = BIRTH) => fact("mother.registered", BIRTH, { name: "Ratna", birthAt: new Date(birth).toISOString(), zone: "WIB", deliveryMode: "vaginal", parity: 1, gestationalWeeks: 39, babies: 1 });
const wellBaby = (temperature: number): Answers => ({
  ...Object.fromEntries(data<TriageTable>("baby").questions.map((one) => [one.id, "no" as const])), temperature, "breathing": 45, "feeds": 10, "wet-nappies": 8, "weight-loss": 0,
});
const assessed = (atMs: number, id: string, table: string, answers: Answers, version = 1) => fact("assessment.recorded", atMs, { assessmentId: id, table, tableVersion: version, baby: table === "baby" ? 1 : null, answers });
const babyAt = (atMs: number, temperature: number, id = "a") => assessed(atMs, id, "baby", wellBaby(temperature));
const referred = (because: string, becauseId: string | null, id = "r", urgency = "now") => fact("referral.made", AT, { referralId: id, because, becauseId, urgency, to: null });
const closed = (outcome: string, id = "r") => fact("referral.closed", AT + HOUR, { referralId: id, outcome, note: null });
const cleared = (because: string, becauseId: string) => fact("clearance.recorded", AT + 2 * HOUR, { clearanceId: `c${count}`, because, becauseId });
const session = (answers: Record<string, string>) => [
  fact("session.opened", AT, { sessionId: "s", protocolId: "p", protocolVersion: 1, performer: "midwife", boot: "a", mono: 0 }),
  fact("session.signs-checked", AT + 1, { sessionId: "s", answers: { ...Object.fromEntries(CONTENT.gate.signs.map((one) => [one.id, "no"])), ...answers }, boot: "a", mono: 1 })];
const motherOf = (facts: Fact[], deliveries: Delivery[] = [], content = CONTENT) => mothersOf([registered(), fact("consent.recorded", BIRTH, { purpose: "care", given: true, textVersion: "1" }), ...facts], deliveries, content)[0]!;
const findings = (facts: Fact[], deliveries: Delivery[] = []) => motherOf(facts, deliveries).safety.findings;
const only = (facts: Fact[]): Finding => {
  const found = findings(facts);
  assert.equal(found.length, 1);
  return found[0]!;
};
const state = ({ isOpen, holdsMassage }: Finding) => [isOpen, holdsMassage];
const refusal = (one: Fact): Delivery => ({ account: "a", id: one.id, deviceSequence: one.deviceSequence, status: "refused", madeAt: one.occurredAt, code: "x", message: null });

test("a red sign and a red assessment are open and hold; what is not red is no finding", () => {
  assert.deepEqual(only(session({ "heavy-bleeding": "yes" })).codes, ["sign.heavy-bleeding"]);
  assert.deepEqual(state(only(session({ fever: "yes" }))), [true, true]);
  const red = only([babyAt(AT, 37.5)]);
  assert.deepEqual([red.codes, red.baby, state(red)], [["triage.baby.too-warm"], 1, [true, true]]);
  assert.deepEqual(findings([babyAt(AT, 37.4)]), []);
  assert.deepEqual(findings(session({ "skin-back": "yes" })), []);
});

test("every outcome closes, and only one that says so lets massage go on", () => {
  for (const { code, massageMayGoOn } of OUTCOMES) {
    assert.deepEqual(state(only([babyAt(AT, 37.5), referred("assessment", "a"), closed(code)])), [false, !massageMayGoOn], code);
  }

  assert.deepEqual(state(only([babyAt(AT, 37.5), referred("assessment", "a"), closed("an-outcome-of-tomorrow")])), [false, true]);
});

test("a clearance ends the hold, and without a referral the finding too; it clears only what it names", () => {
  assert.deepEqual(state(only([babyAt(AT, 37.5), cleared("assessment", "a")])), [false, false]);
  assert.deepEqual(state(only([babyAt(AT, 37.5), referred("assessment", "a"), cleared("assessment", "a")])), [true, false]);
  assert.deepEqual(state(only([babyAt(AT, 37.5), referred("assessment", "a"), closed("admitted"), cleared("assessment", "a")])), [false, false]);
  const two = findings([babyAt(AT, 37.5), babyAt(AT + HOUR, 37.6, "b"), cleared("assessment", "b")]);
  assert.deepEqual(two.map((one) => [one.causeId, one.holdsMassage]), [["b", false], ["a", true]]);
});

test("a referral by judgement, or for what a helper is not shown, holds when it is to go now", () => {
  assert.deepEqual(state(only([referred("judgement", null)])), [true, true]);
  assert.deepEqual(state(only([referred("judgement", null, "r", "same-day")])), [true, false]);
  assert.deepEqual(state(only([referred("judgement", null), cleared("referral", "r")])), [true, false]);
  const unseen = only([referred("assessment", "not-on-this-phone")]);
  assert.deepEqual([unseen.codes, state(unseen)], [[], [true, true]]);
  assert.deepEqual(state(only([referred("assessment", "not-on-this-phone"), closed("no-danger")])), [false, false]);
});

test("what a helper is not shown holds when she is to be seen the same day too, until its outcome or a clearance; what is seen and not red does not", () => {
  const sameDay = referred("assessment", "not-on-this-phone", "r", "same-day");
  assert.deepEqual(state(only([sameDay])), [true, true]);
  assert.deepEqual(state(only([sameDay, closed("admitted")])), [false, true]);
  assert.deepEqual(state(only([sameDay, closed("no-danger")])), [false, false]);
  assert.deepEqual(state(only([sameDay, cleared("assessment", "not-on-this-phone")])), [true, false]);
  assert.deepEqual(state(only([babyAt(AT, 37.4), referred("assessment", "a", "r", "same-day")])), [true, false]);
  assert.deepEqual(state(only([babyAt(AT, 37.5), referred("assessment", "a", "r", "same-day")])), [true, true]);
});

test("two referrals for one finding are both followed", () => {
  const both = [babyAt(AT, 37.5), referred("assessment", "a"), referred("assessment", "a", "r2")];
  assert.deepEqual(state(only([...both, closed("no-danger")])), [true, true]);
  assert.deepEqual(state(only([...both, closed("no-danger"), closed("no-danger", "r2")])), [false, false]);
});

test("an assessment by a table this phone does not hold is kept as a finding", () => {
  const unknown = only([assessed(AT, "a", "baby", { "a-question-of-tomorrow": "yes" }, 99)]);
  assert.deepEqual([unknown.codes, state(unknown)], [["triage.unknown"], [true, true]]);
});

test("what the server refused still holds massage back, and never lets it go on", () => {
  const [red, made, end, clear] = [babyAt(AT, 37.5), referred("assessment", "a"), closed("no-danger"), cleared("assessment", "a")];
  assert.equal(findings([red], [refusal(red)])[0]?.holdsMassage, true);
  assert.equal(findings([red, made, end], [refusal(end)])[0]?.holdsMassage, true);
  assert.equal(findings([red, clear], [refusal(clear)])[0]?.holdsMassage, true);
  assert.equal(findings([red, clear], [refusal(red), refusal(clear)])[0]?.holdsMassage, false, "the cause lives on this phone alone, and so does its end");
  assert.equal(findings([red, made, end], [refusal(made), refusal(end)])[0]?.holdsMassage, true, "the server has the cause: a refused referral and its refused outcome let nothing go");
  assert.equal(findings([red, made, end], [refusal(red), refusal(made), refusal(end)])[0]?.holdsMassage, false);
  const judged = referred("judgement", null);
  assert.equal(findings([judged, end], [refusal(judged), refusal(end)])[0]?.holdsMassage, false);
});

test("a phone with content from before this rule takes every reason to stop for dangerous", () => {
  const { triage: _, ...older } = CONTENT;
  const stopped = [...session({}), fact("session.started", AT + 2, { sessionId: "s", consent: true, comfortBefore: null, position: "sit", boot: "a", mono: 2 }), fact("session.stopped", AT + 30_000, { sessionId: "s", reason: "baby", boot: "a", mono: 30_000 })];
  assert.deepEqual(motherOf(stopped, [], older as Content).safety.findings.map((one) => one.codes), [["stop.baby"]]);
  assert.deepEqual(findings(stopped), []);
});

test("a held finding comes before every other step, on every phone, and says what it is", () => {
  const reason = (facts: Fact[], helper = false) => nextStep(motherOf(facts), AT + 100 * HOUR, helper, "phone").reason;
  assert.equal(reason([babyAt(AT, 37.5)]), "assessment-red");
  assert.equal(reason(session({ fever: "yes" }), true), "referred");
  assert.equal(reason([referred("judgement", null)], true), "referral-held");
  assert.equal(reason([babyAt(AT, 37.5), referred("assessment", "a"), closed("admitted")]), "assessment-red");
  assert.equal(reason([babyAt(AT, 37.5), referred("assessment", "a"), closed("no-danger")]), "no-first-volume");
});

test("who left care is done with only when a begun session is at its end and nothing is open", () => {
  const left = fact("mother.left-care", AT + 2 * HOUR, { reason: "finished" });
  const step = (facts: Fact[]) => nextStep(motherOf([...facts, left]), AT + 3 * HOUR, false, "phone").reason;
  const begun = [...session({}), fact("session.started", AT + 2, { sessionId: "s", consent: true, comfortBefore: null, position: "sit", boot: "a", mono: 2 })];
  assert.equal(step([]), "left-care");
  assert.equal(step([babyAt(AT, 37.5)]), "assessment-red");
  assert.equal(step([babyAt(AT, 37.5), referred("assessment", "a")]), "assessment-red");
  assert.equal(step([babyAt(AT, 37.5), referred("assessment", "a"), closed("admitted")]), "left-care", "held, but nothing is open");
  assert.equal(step(begun), "session-open");
  assert.equal(step([...begun, babyAt(AT + HOUR, 37.5)]), "session-open");
});

test("what the server refused opens a check and never answers one", () => {
  const answersOf = (differing: Answers): Answers => ({ ...Object.fromEntries(data<TriageTable>("mother").questions.map((one) => [one.id, "no" as const])), systolic: 120, diastolic: 80, temperature: 36.8, ...differing });
  const [amber, clear] = [assessed(AT, "a", "mother", answersOf({ urine: "yes" })), assessed(AT + HOUR, "b", "mother", answersOf({}))];
  const codes = (facts: Fact[], refused: Fact[]) => motherOf(facts, refused.map(refusal)).unanswered.map((one) => one.code);
  assert.deepEqual(codes([amber, clear], []), []);
  assert.deepEqual(codes([amber], [amber]), ["triage.mother.urine"]);
  assert.deepEqual(codes([amber, clear], [clear]), ["triage.mother.urine"]);
});

test("a session that was opened but not begun does not get past what was found meanwhile; one that was begun is brought to its end", () => {
  const step = (facts: Fact[]) => nextStep(motherOf(facts), AT + HOUR, false, "phone").action;
  const prepared = session({});
  assert.equal(step(prepared), "continue-session");
  assert.equal(step([...prepared, babyAt(AT + 60_000, 37.5)]), "see-facility");
  const begun = [...prepared, fact("session.started", AT + 2, { sessionId: "s", consent: true, comfortBefore: null, position: "sit", boot: "a", mono: 2 })];
  assert.equal(step([...begun, babyAt(AT + 60_000, 37.5)]), "continue-session");
});

test("a refused fact that holds massage holds it when it is given up too; what would let it go does not count any more", () => {
  const base = [registered(), fact("consent.recorded", BIRTH, { purpose: "care", given: true, textVersion: "1" })];
  const dropped = (one: Fact): GivenUp => ({ fact: one, delivery: { ...refusal(one), status: "dropped", droppedAt: one.occurredAt } });
  const held = (facts: Fact[], givenUp: GivenUp[], refused: Delivery[] = []) => {
    const shelf = new MotherShelf();
    const mother = shelf.mothers(facts, refused, CONTENT, givenUp)[0];
    return { held: mother?.safety.findings.some((one) => one.holdsMassage) === true, holding: [...shelf.holding], step: mother === undefined ? null : nextStep(mother, AT + HOUR, false, "phone").action };
  };
  const red = babyAt(AT, 37.5);
  const note = referred("assessment", "a");
  assert.deepEqual(held(base, [dropped(red), dropped(note)]), { held: true, holding: [red.id, note.id], step: "see-facility" });
  const byJudgement = referred("judgement", null, "j");
  assert.equal(held(base, [dropped(byJudgement)]).held, true);
  const stopped = session({ fever: "yes" });
  assert.equal(held(base, stopped.map(dropped)).held, true, "a session with a red sign");
  assert.deepEqual(held(base, [dropped(babyAt(AT, 36.8))]), { held: false, holding: [], step: "measure-volume" }, "what was not red counts for nothing");
  assert.equal(held(base, [dropped(referred("judgement", null, "d", "same-day"))]).held, false);

  const clearance = cleared("assessment", "a");
  assert.equal(held([...base, clearance], [dropped(red)], [refusal(clearance)]).held, false, "a midwife cleared what only this phone knows");
  assert.equal(held(base, [dropped(red), dropped(clearance)]).held, true, "a clearance given up clears nothing");
  assert.equal(held([...base, clearance], [dropped(red)]).held, false);

  const [first, ...others] = base;
  assert.equal(held(others, [dropped(first!), dropped(red)]).held, true, "she stays in sight when her registration is given up");
  assert.equal(held(others, [dropped(first!)]).step, null, "and goes with it when nothing holds");
});

test("a referral made for a red alert holds massage, and its observation is known by it", () => {
  const made = fact("referral.made", AT, { referralId: "r", because: "judgement", becauseId: null, urgency: "now", to: null, observationId: "o" });
  const mother = motherOf([made]);
  assert.deepEqual([...mother.alertReferrals], [["o", "r"]]);
  assert.deepEqual(mother.safety.findings.map((one) => [one.causeId, state(one)]), [["r", [true, true]]]);
  assert.deepEqual([...motherOf([referred("judgement", null)]).alertReferrals], []);
});

test("a session by a protocol this phone does not hold still holds massage back", () => {
  const without = { ...CONTENT, protocols: [] };
  const held = motherOf(session({ fever: "yes" }), [], without);
  assert.deepEqual(held.safety.findings.map(state), [[true, true]]);
  assert.deepEqual(held.sessions.map((one) => [one.missing, one.broken, one.protocol.id]), [[true, true, "p"]]);
  const known = motherOf(session({ fever: "yes" }));
  assert.deepEqual(known.sessions.map((one) => [one.missing, one.broken]), [[false, false]]);
});
