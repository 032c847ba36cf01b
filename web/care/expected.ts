import type { Localized } from "./content.ts";
import type { OutcomeValue } from "./instruments.ts";

/** What is usual for one outcome within one span of ages: a range or words, never a target. */
export interface UsualBand {
  readonly instrument: string;
  readonly outcome: string;
  readonly fromHours: number;
  readonly toHours: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly words?: readonly string[];
  readonly says: Localized;
  readonly source: string;
  readonly strength: string;
}

/** `data/expected/first-days.json`. */
export interface ExpectedFirstDays {
  readonly version: number;
  readonly about: Localized;
  readonly bands: readonly UsualBand[];
  readonly signOff: { readonly state: "draft" | "approved" };
}

export type Place = "unsaid" | "below" | "within" | "above" | "outside";

const HOUR_MS = 3_600_000;

/** What is usual for an outcome at an age, or null when nothing sourced is known. */
export function usualAt(expected: ExpectedFirstDays, instrument: string, outcome: string, ageMs: number): UsualBand | null {
  return expected.bands.find((band) => band.instrument === instrument && band.outcome === outcome && ageMs >= band.fromHours * HOUR_MS && ageMs < band.toHours * HOUR_MS) ?? null;
}

/** How a reading lies to what is usual; no verdict on anybody. */
export function placeOf(band: UsualBand | null, { value, word }: Pick<OutcomeValue, "value" | "word">): Place {
  if (band === null) return "unsaid";
  if (word !== null) return band.words === undefined || band.words.length === 0 ? "unsaid" : band.words.includes(word) ? "within" : "outside";
  if (value === null || (band.lower === null && band.upper === null)) return "unsaid";
  return band.lower !== null && value < band.lower ? "below" : band.upper !== null && value > band.upper ? "above" : "within";
}
