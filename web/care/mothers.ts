import { inOrder, type Delivery, type Fact } from "../store/facts.ts";
import { contactsOf, type Contacts } from "./contacts.ts";
import type { Content } from "./content.ts";
import { leftCareSince, type LeftCare } from "./leaving.ts";
import { measurementsOf, type Measurement } from "./measurements.ts";
import { safetyOf, type Safety } from "./safety.ts";
import { newest, plansOf, recalledOf, type CarePlan, type RecalledMassage } from "./plans.ts";
import { observationsOf, type Observation } from "./observations.ts";
import { sessionsOf, type SessionRecord } from "./sessions.ts";
import { unansweredOf, type Unanswered } from "./unanswered.ts";
import { visitsOf, type Visit } from "./visits.ts";

export type Zone = "WIB" | "WITA" | "WIT";
export type ConsentPurpose = "care" | "research" | "share-with-helper";

export interface Mother {
  readonly id: string;
  readonly name: string;
  /** The code a site gave her; null when the server makes it (`studyCodeOf`). */
  readonly givenCode: string | null;
  readonly birthAtMs: number;
  readonly zone: Zone;
  readonly deliveryMode: string;
  readonly parity: number;
  readonly gestationalWeeks: number;
  readonly babies: number;
  readonly registeredAtMs: number;
  readonly consents: Readonly<Record<ConsentPurpose, boolean>>;
  /** When her latest word on care was recorded; null when she was never asked. */
  readonly careWordAtMs: number | null;
  readonly sessions: readonly SessionRecord[];
  readonly measurements: readonly Measurement[];
  readonly safety: Safety;
  readonly plans: readonly CarePlan[];
  readonly recalled: readonly RecalledMassage[];
  readonly visits: readonly Visit[];
  readonly observations: readonly Observation[];
  /** The referrals made for a red alert of an observation, by the observation. */
  readonly alertReferrals: ReadonlyMap<string, string>;
  /** What was amber, not known or an alert, and nobody answered; no clock changes it. */
  readonly unanswered: readonly Unanswered[];
  /** The refused delivery of her registration, when the server did not take it. */
  readonly refusal: Delivery | null;
  /** How she is called and reached, merged by field. */
  readonly contacts: Contacts;
  /** When and why she left care; null while she is in it. */
  readonly left: LeftCare | null;
}

const HOUR_MS = 3_600_000;

/** Whole hours from birth to a moment, rounded down; negative before birth. */
export function hoursSinceBirth(birthAtMs: number, atMs: number): number {
  return Math.floor((atMs - birthAtMs) / HOUR_MS);
}

/** Day of life, 1 in the first 24 hours. */
export function dayOfLife(birthAtMs: number, atMs: number): number {
  return Math.floor((atMs - birthAtMs) / (24 * HOUR_MS)) + 1;
}

const PROGRAMME = ["plan.made", "plan.ended", "massage.recalled", "visit.recorded"];

/** All mothers among the facts with what was done with them; built anew from the facts each time, never edited. */
export function mothersOf(facts: readonly Fact[], deliveries: readonly Delivery[], content: Content): Mother[] {
  const refusals = new Map(deliveries.filter((one) => one.status === "refused").map((one) => [one.id, one]));
  const taken = facts.filter((fact) => !refusals.has(fact.id));
  const bySubject = {
    sessions: grouped(sessionsOf(facts, content, new Set(refusals.keys())), (one) => one.motherId),
    measurements: grouped(measurementsOf(newest(taken)), (one) => one.motherId),
    observations: grouped(observationsOf(taken, content), (one) => one.motherId),
    consents: grouped(taken.filter((fact) => fact.type === "consent.recorded").sort(byMoment), (fact) => fact.motherId),
    programme: grouped(taken.filter((fact) => PROGRAMME.includes(fact.type)), (fact) => fact.motherId),
  };
  const left = leftCareSince(taken);
  const seen = new Set<string>();
  return facts.filter((fact) => fact.type === "mother.registered").sort((a, b) => Number(a.corrects !== null) - Number(b.corrects !== null) || inOrder(a, b)).flatMap((fact) => {
    if (seen.has(fact.motherId)) return [];
    seen.add(fact.motherId);
    const { motherId } = fact;
    const own = facts.filter((one) => one.motherId === motherId);
    const counting = own.filter((one) => one === fact || !refusals.has(one.id));
    const contacts = contactsOf(counting);
    const mother = motherFrom(corrected(fact, counting), bySubject, refusals.get(fact.id) ?? null, (hers, birthAtMs) => safetyOf(own, deliveries, birthAtMs, hers, content));
    return [{ ...mother, unanswered: unansweredOf(mother, content), name: contacts.name.shown ?? "", contacts, left: left.get(motherId) ?? null, alertReferrals: alertReferralsOf(own) }];
  });
}

/** Her registration as last corrected: when she was registered stays, and so does a code the correction does not name. */
function corrected(first: Fact, facts: readonly Fact[]): Fact {
  const byCorrected = new Map(facts.filter((fact) => fact.type === "mother.registered" && fact.corrects !== null).map((fact) => [fact.corrects, fact]));
  const seen = new Set([first.id]);
  let { payload } = first;
  for (let next = byCorrected.get(first.id); next !== undefined && !seen.has(next.id); next = byCorrected.get(next.id)) {
    payload = { ...next.payload, studyCode: next.payload["studyCode"] ?? payload["studyCode"] };
    seen.add(next.id);
  }

  return { ...first, payload };
}

function alertReferralsOf(facts: readonly Fact[]): Map<string, string> {
  return new Map(facts.filter((fact) => fact.type === "referral.made" && typeof fact.payload["observationId"] === "string")
    .map((fact) => [String(fact.payload["observationId"]), String(fact.payload["referralId"])]));
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }

  return groups;
}

interface BySubject {
  readonly sessions: ReadonlyMap<string, readonly SessionRecord[]>;
  readonly measurements: ReadonlyMap<string, readonly Measurement[]>;
  readonly observations: ReadonlyMap<string, readonly Observation[]>;
  readonly consents: ReadonlyMap<string, readonly Fact[]>;
  readonly programme: ReadonlyMap<string, readonly Fact[]>;
}

function motherFrom(fact: Fact, bySubject: BySubject, refusal: Delivery | null, safety: (hers: readonly SessionRecord[], birthAtMs: number) => Safety): Omit<Mother, "name" | "contacts" | "left" | "alertReferrals" | "unanswered"> {
  const { payload, motherId } = fact;
  const consents = bySubject.consents.get(motherId) ?? [];
  const programme = bySubject.programme.get(motherId) ?? [];
  const word = (purpose: ConsentPurpose) => consents.findLast((one) => one.payload["purpose"] === purpose);
  const given = (purpose: ConsentPurpose) => word(purpose)?.payload["given"] === true;
  const careWord = word("care");
  const birthAtMs = Date.parse(String(payload["birthAt"]));
  const hers = bySubject.sessions.get(motherId) ?? [];
  return {
    id: motherId,
    givenCode: typeof payload["studyCode"] === "string" ? payload["studyCode"] : null,
    birthAtMs,
    zone: payload["zone"] as Zone,
    deliveryMode: String(payload["deliveryMode"]),
    parity: Number(payload["parity"]),
    gestationalWeeks: Number(payload["gestationalWeeks"]),
    babies: Number(payload["babies"]),
    registeredAtMs: Date.parse(fact.occurredAt),
    consents: { "care": given("care"), "research": given("research"), "share-with-helper": given("share-with-helper") },
    careWordAtMs: careWord === undefined ? null : Date.parse(careWord.occurredAt),
    sessions: hers,
    measurements: bySubject.measurements.get(motherId) ?? [],
    observations: bySubject.observations.get(motherId) ?? [],
    plans: plansOf(programme),
    recalled: recalledOf(programme),
    visits: visitsOf(programme),
    safety: safety(hers, birthAtMs),
    refusal,
  };
}

const byMoment = (a: Fact, b: Fact) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt) || (a.sequence ?? Infinity) - (b.sequence ?? Infinity) || a.deviceSequence - b.deviceSequence;
