import type { Delivery, Fact } from "../store/facts.ts";
import type { Content } from "./content.ts";
import { mothersOf } from "./mothers.ts";
import type { Finding } from "./safety.ts";

/** A fact its owner gave up, with what became of it. */
export interface GivenUp { readonly fact: Fact; readonly delivery: Delivery }

/** What lets massage go on counts only while it is not given up. */
const RELEASING: readonly string[] = ["referral.closed", "clearance.recorded"];
/** Where a fact names what a finding rests on. */
const CAUSES = ["sessionId", "assessmentId", "referralId"] as const;

/** True when a fact belongs to something that holds massage back. */
export function restsOn(fact: Fact, findings: readonly Finding[]): boolean {
  if (RELEASING.includes(fact.type)) return false;
  const causes = new Set(findings.filter((one) => one.holdsMassage).flatMap((one) => [one.causeId, ...one.referrals.map((referral) => referral.id)]));
  return CAUSES.some((name) => causes.has(String(fact.payload[name])));
}

/**
 * Those of one mother's given-up facts that hold massage back all the same: giving up a record does not make her well (docs/adr/0008).
 * They go on counting as refused facts do, with her registration where that was given up too, until an outcome or a clearance ends the hold.
 */
export function stillHolding(facts: readonly Fact[], refused: readonly Delivery[], givenUp: readonly GivenUp[], content: Content): GivenUp[] {
  const counting = givenUp.filter(({ fact }) => !RELEASING.includes(fact.type)).map(({ fact, delivery }): GivenUp => ({ fact, delivery: { ...delivery, status: "refused" } }));
  if (counting.length === 0) return [];
  const mother = mothersOf([...facts, ...counting.map((one) => one.fact)], [...refused, ...counting.map((one) => one.delivery)], content)[0];
  const findings = mother?.safety.findings ?? [];
  if (!findings.some((one) => one.holdsMassage)) return [];
  return counting.filter(({ fact }) => fact.type === "mother.registered" || restsOn(fact, findings));
}
