import type { Fact } from "../store/facts.ts";

export type ItemAnswer = "yes" | "no" | "not-applicable";

export interface VolumeMeasurement {
  readonly kind: "volume";
  readonly id: string;
  readonly motherId: string;
  readonly atMs: number;
  readonly volumeMl: number;
  readonly method: "hand" | "pump";
  readonly side: "left" | "right" | "both";
  readonly minutes: number;
  readonly hoursSinceLastFeed: number | null;
  readonly factId: string;
}

export interface ScoreMeasurement {
  readonly kind: "score";
  readonly id: string;
  readonly motherId: string;
  readonly atMs: number;
  readonly totals: ScoreTotals;
  readonly factId: string;
}

export type Measurement = VolumeMeasurement | ScoreMeasurement;

/** Both totals of the 16 signs. `proratedTenths` is the percentage of yes among the signs that apply, in tenths; null when none applies. */
export interface ScoreTotals {
  readonly yes: number;
  readonly applicable: number;
  readonly proratedTenths: number | null;
}

export function scoreTotals(answers: Readonly<Record<string, ItemAnswer>>): ScoreTotals {
  const given = Object.values(answers);
  const yes = given.filter((answer) => answer === "yes").length;
  const applicable = given.filter((answer) => answer !== "not-applicable").length;
  return { yes, applicable, proratedTenths: applicable === 0 ? null : Math.round((yes * 1000) / applicable) };
}

/** Measurements among the facts, oldest first. */
export function measurementsOf(facts: readonly Fact[]): Measurement[] {
  return facts.flatMap((fact): Measurement[] => {
    const { payload } = fact;
    const common = { id: String(payload["measurementId"]), motherId: fact.motherId, atMs: Date.parse(fact.occurredAt), factId: fact.id };
    if (fact.type === "milk-score.observed") {
      return [{ ...common, kind: "score", totals: scoreTotals(payload["answers"] as Record<string, ItemAnswer>) }];
    }

    if (fact.type !== "milk-volume.measured") return [];
    const { volumeMl, method, side, minutes, hoursSinceLastFeed } = payload as unknown as VolumeMeasurement;
    return [{ ...common, kind: "volume", volumeMl, method, side, minutes, hoursSinceLastFeed }];
  }).sort((a, b) => a.atMs - b.atMs);
}
