import type { Localized } from "./content.ts";
import type { TableId } from "./triage.ts";

export type ItemValue = number | string;
export type ItemKind = "number" | "count" | "scale" | "choice" | "yes-no" | "moment";

export interface InstrumentItem {
  readonly id: string;
  readonly kind: ItemKind;
  readonly unit?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly decimals?: number;
  readonly choices?: readonly { readonly id: string; readonly text: Localized }[];
  readonly fromHour?: number;
  readonly fromDay?: number;
  readonly untilDay?: number;
  readonly optional?: boolean;
  readonly askedIf?: { readonly item: string; readonly is?: readonly string[]; readonly atLeast?: number };
  readonly key?: string;
  readonly reverse?: boolean;
  readonly remember?: boolean;
  readonly typedAlso?: { readonly unit: string; readonly times: number; readonly decimals: number };
  readonly ends?: { readonly low: Localized; readonly high: Localized };
  readonly text: Localized;
  readonly source: string;
}

export type OutcomeRule = "value" | "word" | "sum" | "total" | "difference" | "percent-of" | "first-seen" | "hours-before" | "all-yes" | "yes-list";

export interface InstrumentOutcome {
  readonly id: string;
  readonly name: Localized;
  readonly rule: OutcomeRule;
  readonly total?: string;
  readonly of: readonly string[];
  readonly unit: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly decimals: number;
  readonly direction: "higher-is-better" | "higher-is-more" | "lower-is-better" | "none";
  readonly prorated?: boolean;
  readonly times?: number;
  readonly over?: number;
  readonly notYet?: string;
  readonly error?: { readonly lower: number; readonly upper: number; readonly says: Localized; readonly source: string };
  readonly cutOffs?: readonly { readonly at: number; readonly means: Localized; readonly source: string }[];
}

export interface InstrumentAlert {
  readonly id: string;
  readonly item?: string;
  readonly outcome?: string;
  readonly is?: readonly string[];
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly below?: number;
  readonly fromHours?: number;
  readonly untilHours?: number;
  readonly level: "amber" | "red";
  /** The decision table whose later assessment, clear or red, answers it. */
  readonly answeredBy?: TableId;
  readonly says: Localized;
  readonly source: string;
}

export type InstrumentGroup = "milk" | "baby" | "mother" | "husband";

/** An instrument as `data/instruments` holds it; recorded as `observation.recorded`. */
export interface Instrument {
  readonly id: string;
  readonly version: number;
  readonly group: InstrumentGroup;
  readonly subject: "mother" | "baby" | "father";
  readonly name: Localized;
  readonly repeat: "once" | "daily" | "any";
  readonly windowHours?: number;
  readonly definition?: Localized;
  readonly wordsFrom: "lancar" | "site";
  readonly items: readonly InstrumentItem[];
  readonly scoring: { readonly version: number; readonly outcomes: readonly InstrumentOutcome[] };
  readonly alerts: readonly InstrumentAlert[];
  readonly note: Localized;
  readonly licence: string;
  readonly licenceNote: Localized;
  readonly source: string;
  readonly signOff: { readonly state: "draft" | "approved" };
}

export type Values = Readonly<Record<string, ItemValue | null | undefined>>;
export type Censoring = "none" | "not-yet" | "before";

/** One outcome. A number or a word, never both. */
export interface OutcomeValue {
  readonly outcome: InstrumentOutcome;
  readonly value: number | null;
  readonly word: string | null;
  readonly yes: readonly string[];
  readonly proratedPercent: number | null;
  readonly answered: number;
  readonly censoring: Censoring;
}

export interface Scored {
  readonly outcomes: readonly OutcomeValue[];
  readonly notApplicable: readonly string[];
  readonly alerts: readonly InstrumentAlert[];
}

export interface ScoringRefusal { readonly refused: string; readonly where: string }

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

export function isScoringRefusal(result: Scored | ScoringRefusal): result is ScoringRefusal {
  return "refused" in result;
}

/** True when the item can apply at this age. */
export function appliesAt(item: InstrumentItem, ageMs: number): boolean {
  const from = (item.fromHour ?? ((item.fromDay ?? 1) - 1) * 24) * HOUR_MS;
  return ageMs >= from && (item.untilDay === undefined || ageMs < item.untilDay * 24 * HOUR_MS);
}

/** True when the item is asked, given the answers so far. */
export function isAsked(item: InstrumentItem, values: Values): boolean {
  const condition = item.askedIf;
  if (condition === undefined) return true;
  const given = values[condition.item];
  return typeof given === "string" ? condition.is?.includes(given) === true : typeof given === "number" && condition.atLeast !== undefined && given >= condition.atLeast;
}

/** True when the answer is of the item's kind and within its range. */
export function fits(item: InstrumentItem, value: ItemValue): boolean {
  if (item.kind === "choice" || item.kind === "yes-no") {
    return typeof value === "string" && (item.kind === "yes-no" ? ["yes", "no"] : (item.choices ?? []).map((one) => one.id)).includes(value);
  }

  return typeof value === "number" && value >= (item.minimum ?? Infinity) && value <= (item.maximum ?? -Infinity) && Number(value.toFixed(item.decimals ?? 0)) === value;
}

/**
 * Turns the answers to an instrument into typed outcomes: the rule of `Scoring.cs`, held to the same cases (`fixtures/instruments`).
 * `notApplicable`, when given, are the items known not to apply; otherwise the age tells.
 */
export function score(instrument: Instrument, answers: Values, ageMs: number, notApplicable?: readonly string[]): Scored | ScoringRefusal {
  const values = new Map(Object.entries(answers).filter((entry): entry is [string, ItemValue] => entry[1] !== null && entry[1] !== undefined));
  const itemOf = (id: string): InstrumentItem => instrument.items.find((item) => item.id === id)!;
  const stranger = [...values.keys()].sort(byCode).find((id) => itemOf(id) === undefined);
  if (stranger !== undefined) return refuse("observation.unknown-item", stranger);
  const early = instrument.items.filter((item) => !values.has(item.id) && (notApplicable?.includes(item.id) ?? !appliesAt(item, ageMs))).map((item) => item.id);
  for (const item of instrument.items) {
    const asked = isAsked(item, answers);
    const value = values.get(item.id);
    if (value === undefined) {
      if (asked && item.optional !== true && !early.includes(item.id)) return refuse("observation.incomplete", item.id);
      continue;
    }

    if (!asked || !fits(item, value)) return refuse("observation.out-of-range", item.id);
    if (item.kind === "moment" && Number(value) * MINUTE_MS > ageMs) return refuse("observation.moment-before-birth", item.id);
  }

  const outcomes: OutcomeValue[] = [];
  for (const outcome of instrument.scoring.outcomes) {
    const made = make(outcome, values, ageMs, itemOf);
    if (made === null) continue;
    if ("refused" in made) return made;
    if (made.value !== null && !holds(outcome, made.value)) return refuse("observation.out-of-range", outcome.of[0] ?? "");
    outcomes.push(made);
  }

  const raised = instrument.alerts.filter((alert) => ageMs >= (alert.fromHours ?? 0) * HOUR_MS && (alert.untilHours === undefined || ageMs < alert.untilHours * HOUR_MS) && isRaised(alert, values, outcomes));
  return { outcomes, notApplicable: early, alerts: [...raised.filter((one) => one.level === "red"), ...raised.filter((one) => one.level === "amber")] };
}

function make(outcome: InstrumentOutcome, values: ReadonlyMap<string, ItemValue>, ageMs: number, itemOf: (id: string) => InstrumentItem): OutcomeValue | ScoringRefusal | null {
  const given = outcome.of.filter((id) => values.has(id));
  const number = (value: number, answered: number, proratedPercent: number | null = null, censoring: Censoring = "none"): OutcomeValue =>
    ({ outcome, value, word: null, yes: [], proratedPercent, answered, censoring });
  const word = (said: string, answered: number): OutcomeValue => ({ outcome, value: null, word: said, yes: [], proratedPercent: null, answered, censoring: "none" });
  const at = (place: number) => Number(values.get(outcome.of[place] ?? ""));
  const pointsOf = (ids: readonly string[]) => ids.map((id) => points(itemOf(id), values.get(id)!));
  switch (outcome.rule) {
    case "value": return given.length === 0 ? null : number(at(0), 1);
    case "word": return given.length === 0 ? null : word(String(values.get(given[0]!)), 1);
    case "hours-before": return given.length === 0 ? null : number(ratio(at(0), 60, outcome.decimals), 1);
    case "difference": return given.length < 2 ? null : number(ratio((at(0) - at(1)) * (outcome.times ?? 1), outcome.over ?? 1, outcome.decimals), 2);
    case "percent-of": return given.length < 2 ? null : number(ratio(at(0) * 100, at(1), outcome.decimals), 2);
    case "sum": {
      const each = pointsOf(given);
      const [sum, least, most] = [total(each.map((one) => one.value)), total(each.map((one) => one.least)), total(each.map((one) => one.most))];
      return number(sum, given.length, outcome.prorated === true && most > least ? ratio(100 * (sum - least), most - least, 1) : null);
    }
    case "total": {
      const sum = total(pointsOf(given).map((one) => one.value));
      const read = values.get(outcome.total ?? "");
      const open = outcome.of.filter((id) => !values.has(id));
      if (read === undefined) {
        if (given.length === 0) return refuse("observation.incomplete", outcome.total ?? "");
        return open[0] === undefined ? number(sum, given.length) : refuse("observation.incomplete", open[0]);
      }

      const least = sum + total(open.map((id) => itemOf(id).minimum ?? 0));
      const most = sum + total(open.map((id) => itemOf(id).maximum ?? 0));
      return Number(read) < least || Number(read) > most ? refuse("observation.total-differs", outcome.total ?? "") : number(Number(read), given.length);
    }
    case "first-seen": {
      const notYet = values.get(outcome.of[0] ?? "") === outcome.notYet;
      const before = values.get(outcome.of[1] ?? "");
      return number(ratio(ageMs - Number(before ?? 0) * MINUTE_MS, HOUR_MS, outcome.decimals), before === undefined ? 1 : 2, null, notYet ? "not-yet" : before === undefined ? "before" : "none");
    }
    case "all-yes": return word(given.some((id) => values.get(id) === "no") ? "not-smooth" : given.length === outcome.of.length ? "smooth" : "not-assessable", given.length);
    case "yes-list": {
      const yes = given.filter((id) => values.get(id) === "yes");
      return { outcome, value: yes.length, word: null, yes, proratedPercent: null, answered: given.length, censoring: "none" };
    }
  }
}

function points(item: InstrumentItem, value: ItemValue): { value: number; least: number; most: number } {
  if (typeof value === "string") return { value: value === (item.key ?? "yes") ? 1 : 0, least: 0, most: 1 };
  const [least, most] = [item.minimum ?? 0, item.maximum ?? 0];
  return { value: item.reverse === true ? least + most - value : value, least, most };
}

/** A ratio of whole numbers rounded to some decimals, halves away from zero; exact, because only whole numbers are divided. */
export function ratio(numerator: number, denominator: number, decimals: number): number {
  const scale = 10 ** decimals;
  const size = Math.floor((2 * Math.abs(numerator) * scale + denominator) / (2 * denominator));
  return (numerator < 0 && size > 0 ? -size : size) / scale;
}

function holds(outcome: InstrumentOutcome, value: number): boolean {
  return outcome.minimum === undefined || outcome.maximum === undefined || (value >= outcome.minimum && value <= outcome.maximum);
}

function isRaised(alert: InstrumentAlert, values: ReadonlyMap<string, ItemValue>, outcomes: readonly OutcomeValue[]): boolean {
  const made = outcomes.find((one) => one.outcome.id === alert.outcome);
  const looked = alert.item !== undefined ? values.get(alert.item) : made?.word ?? made?.value ?? undefined;
  if (typeof looked === "string") return alert.is?.includes(looked) === true;
  if (looked === undefined) return false;
  return (alert.atLeast !== undefined && looked >= alert.atLeast) || (alert.atMost !== undefined && looked <= alert.atMost) || (alert.below !== undefined && looked < alert.below);
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const refuse = (refused: string, item: string): ScoringRefusal => ({ refused, where: `values.${item.slice(0, 40)}` });
