import { inOrder, type Delivery, type Fact } from "../store/facts.ts";
import type { Content } from "./content.ts";
import { measurementsOf, type Measurement } from "./measurements.ts";
import { observationsOf, type Observation } from "./observations.ts";
import { sessionsOf, type SessionRecord } from "./sessions.ts";

export type Zone = "WIB" | "WITA" | "WIT";
export type ConsentPurpose = "care" | "research" | "share-with-helper";

export interface Mother {
  readonly id: string;
  readonly name: string;
  readonly birthAtMs: number;
  readonly zone: Zone;
  readonly deliveryMode: string;
  readonly parity: number;
  readonly gestationalWeeks: number;
  readonly babies: number;
  readonly registeredAtMs: number;
  readonly consents: Readonly<Record<ConsentPurpose, boolean>>;
  readonly sessions: readonly SessionRecord[];
  readonly measurements: readonly Measurement[];
  readonly observations: readonly Observation[];
  /** The refused delivery of her registration, when the server did not take it. */
  readonly refusal: Delivery | null;
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

/** All mothers among the facts with what was done with them; built anew from the facts each time, never edited. */
export function mothersOf(facts: readonly Fact[], deliveries: readonly Delivery[], content: Content): Mother[] {
  const refusals = new Map(deliveries.filter((one) => one.status === "refused").map((one) => [one.id, one]));
  const refused = new Set(refusals.keys());
  const sessions = sessionsOf(facts, content, refused);
  const measurements = measurementsOf(facts.filter((fact) => !refused.has(fact.id)));
  const observations = observationsOf(facts.filter((fact) => !refused.has(fact.id)), content);
  const consents = facts.filter((fact) => fact.type === "consent.recorded" && !refused.has(fact.id)).sort(byMoment);
  const seen = new Set<string>();
  return facts.filter((fact) => fact.type === "mother.registered").sort(inOrder).flatMap((fact) => {
    if (seen.has(fact.motherId)) return [];
    seen.add(fact.motherId);
    return [motherFrom(fact, consents, sessions, measurements, observations, refusals.get(fact.id) ?? null)];
  });
}

function motherFrom(fact: Fact, consents: readonly Fact[], sessions: readonly SessionRecord[], measurements: readonly Measurement[], observations: readonly Observation[], refusal: Delivery | null): Mother {
  const { payload, motherId } = fact;
  const given = (purpose: ConsentPurpose) => consents.findLast((one) => one.motherId === motherId && one.payload["purpose"] === purpose)?.payload["given"] === true;
  return {
    id: motherId,
    name: String(payload["name"]),
    birthAtMs: Date.parse(String(payload["birthAt"])),
    zone: payload["zone"] as Zone,
    deliveryMode: String(payload["deliveryMode"]),
    parity: Number(payload["parity"]),
    gestationalWeeks: Number(payload["gestationalWeeks"]),
    babies: Number(payload["babies"]),
    registeredAtMs: Date.parse(fact.occurredAt),
    consents: { "care": given("care"), "research": given("research"), "share-with-helper": given("share-with-helper") },
    sessions: sessions.filter((one) => one.motherId === motherId),
    measurements: measurements.filter((one) => one.motherId === motherId),
    observations: observations.filter((one) => one.motherId === motherId),
    refusal,
  };
}

const byMoment = (a: Fact, b: Fact) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt) || (a.sequence ?? Infinity) - (b.sequence ?? Infinity) || a.deviceSequence - b.deviceSequence;
