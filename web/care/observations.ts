import { inOrder, type Fact } from "../store/facts.ts";
import { instrumentsOf, type Content } from "./content.ts";
import { isScoringRefusal, score, type Instrument, type OutcomeValue, type Scored, type Values } from "./instruments.ts";

/** One observation as last corrected. */
export interface Observation {
  readonly id: string;
  /** The fact it stands on; a correction names it. */
  readonly factId: string;
  readonly motherId: string;
  readonly atMs: number;
  readonly instrument: Instrument;
  readonly baby: number | null;
  readonly values: Values;
  readonly corrected: boolean;
}

const DAY_MS = 24 * 3_600_000;

/** Observations among the facts, oldest first. One with an instrument this phone does not hold is left out. */
export function observationsOf(facts: readonly Fact[], content: Content): Observation[] {
  const instruments = instrumentsOf(content);
  const newest = new Map<string, Observation>();
  for (const fact of facts.filter((one) => one.type === "observation.recorded").sort(inOrder)) {
    const { payload } = fact;
    const id = String(payload["observationId"]);
    const instrument = instruments.find((one) => one.id === payload["instrumentId"] && one.version === payload["instrumentVersion"]);
    if (instrument === undefined || (newest.has(id) && fact.corrects === null)) continue;
    newest.set(id, {
      id, factId: fact.id, motherId: fact.motherId, atMs: Date.parse(fact.occurredAt), instrument,
      baby: typeof payload["baby"] === "number" ? payload["baby"] : null, values: payload["values"] as Values, corrected: fact.corrects !== null,
    });
  }

  return [...newest.values()].sort((a, b) => a.atMs - b.atMs);
}

/** Its outcomes. Accepted once, it is not missing anything, even when a corrected birth time changed its age. */
export function scored({ instrument, values, atMs }: Observation, birthAtMs: number): Scored {
  const age = Math.max(0, atMs - birthAtMs);
  const first = score(instrument, values, age);
  if (!isScoringRefusal(first)) return first;
  const again = score(instrument, values, age, instrument.items.map((item) => item.id));
  return isScoringRefusal(again) ? { outcomes: [], notApplicable: [], alerts: [] } : again;
}

/** The latest observation with an instrument, of one baby where it is about a baby. */
export function latest(observations: readonly Observation[], instrument: string, baby: number | null): Observation | undefined {
  return observations.findLast((one) => one.instrument.id === instrument && one.baby === baby);
}

/** True when the instrument waits to be used: never yet, not answered for good, or not within the last 24 hours. */
export function isDue(instrument: Instrument, last: Observation | undefined, birthAtMs: number, nowMs: number): boolean {
  if (instrument.repeat === "any") return false;
  if (last === undefined) return true;
  return instrument.repeat === "daily" ? nowMs - last.atMs >= DAY_MS : scored(last, birthAtMs).outcomes.some((one) => one.censoring === "not-yet");
}

/** The value to offer again for an item that does not change, such as a birth weight. */
export function remembered(observations: readonly Observation[], instrument: string, item: string, baby: number | null): number | string | null {
  return observations.findLast((one) => one.instrument.id === instrument && one.baby === baby && one.values[item] != null)?.values[item] ?? null;
}

/** When a baby was last fed, as far as recorded; null when nobody said. */
export function lastFeedAtMs(observations: readonly Observation[]): number | null {
  const said = observations.filter((one) => one.instrument.id === "feeds-24h" && typeof one.values["lastFeed"] === "number")
    .map((one) => one.atMs - Number(one.values["lastFeed"]) * 60_000);
  return said.length === 0 ? null : Math.max(...said);
}

/** The outcome a list shows first. */
export function leading(result: Scored): OutcomeValue | undefined {
  return result.outcomes[0];
}
