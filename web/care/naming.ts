import type { Fact } from "../store/facts.ts";

/** The member of a payload that says what a fact brings into the world or takes on; later facts name it. */
const BRINGS: Readonly<Record<string, string>> = {
  "milk-volume.measured": "measurementId", "milk-score.observed": "measurementId", "observation.recorded": "observationId",
  "assessment.recorded": "assessmentId", "referral.made": "referralId", "referral.closed": "referralId", "harm.recorded": "harmId", "clearance.recorded": "clearanceId",
  "plan.made": "planId", "plan.ended": "planId", "massage.recalled": "recallId", "visit.recorded": "visitId",
};

/** What later facts may name of this one: itself and what it brings; of a registration or a consent the mother, whose facts all stand on it. */
export function brings({ id, type, motherId, payload }: Fact): readonly string[] {
  if (type === "mother.registered" || type === "consent.recorded") return [id, motherId];
  const subject = payload[type.startsWith("session.") ? "sessionId" : BRINGS[type] ?? ""];
  return typeof subject === "string" ? [id, subject] : [id];
}

/** Everything a fact names: its mother, the fact it corrects, and every text of its payload, however deep. */
export function names({ motherId, corrects, payload }: Fact): readonly string[] {
  return [motherId, ...(corrects === null ? [] : [corrects]), ...textsIn(payload)];
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The fact with another fact's id in the place of the one it named: in `corrects`, and in `base` and `settles` of a contact. Itself when it named it nowhere. */
export function renamed(fact: Fact, from: string, to: string): Fact {
  if (fact.corrects !== from && !textsIn(fact.payload).includes(from)) return fact;
  return { ...fact, corrects: fact.corrects === from ? to : fact.corrects, payload: replaced(fact.payload, from, to) as Fact["payload"] };
}

function replaced(value: unknown, from: string, to: string): unknown {
  if (value === from) return to;
  if (Array.isArray(value)) return value.map((one) => replaced(one, from, to));
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced(one, from, to)])) : value;
}
