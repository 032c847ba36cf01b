import type { Content, Localized, SignOff } from "./content.ts";

export type TableId = "mother" | "breast" | "baby" | "mood";
export type TriageAnswer = "yes" | "no" | "unknown" | number;
export type Answers = Readonly<Record<string, TriageAnswer>>;
export type TriageLevel = "red" | "amber" | "not-known" | "clear";

/** One rule of a decision table. A limit or window that is absent does not bind. Hours are whole hours since birth; the last does not count any more. */
export interface TriageSign {
  readonly id: string;
  readonly level: "red" | "amber";
  readonly atLeast?: number;
  readonly below?: number;
  readonly fromHour?: number;
  readonly toHour?: number;
  readonly finding: Localized;
  readonly action: string;
  readonly source: string;
  readonly signOff: SignOff;
}

export interface TriageNumber {
  readonly unit: Localized;
  readonly minimum: number;
  readonly maximum: number;
  readonly decimals: number;
  readonly calculator?: "weights";
}

export interface TriageQuestion {
  readonly id: string;
  readonly text: Localized;
  readonly hint?: Localized;
  readonly number?: TriageNumber;
  readonly askedWhenYes?: string;
  readonly signs: readonly TriageSign[];
}

/** A decision table as `data/triage` holds it. */
export interface TriageTable {
  readonly id: TableId;
  readonly version: number;
  readonly name: Localized;
  readonly signOff: SignOff;
  readonly basis: Localized;
  readonly actions: Readonly<Record<string, Localized>>;
  readonly questions: readonly TriageQuestion[];
}

export interface CodedText { readonly code: string; readonly text: Localized }
export interface Outcome extends CodedText {
  readonly massageMayGoOn: boolean;
  /** Whether it answers what was amber, not known or an alert. Absent in content kept by an older version of the app: then it answers nothing. */
  readonly answers?: boolean;
}


/** The part of `GET /api/content` that safety works from. */
export interface TriageContent {
  /** Those in use first; earlier versions, which old assessments name, after them. */
  readonly tables: readonly TriageTable[];
  readonly danger: { readonly reasons: readonly { readonly code: string; readonly finding: Localized; readonly source: string }[] };
  readonly outcomes: readonly Outcome[];
  readonly harms: readonly CodedText[];
}

export interface TriageFinding {
  readonly sign: TriageSign;
  /** What was measured; null for a yes. */
  readonly value: number | null;
}

export interface TriageResult {
  readonly level: TriageLevel;
  /** Red before amber, otherwise in the order of the table. */
  readonly findings: readonly TriageFinding[];
  /** Questions asked at this age whose answer is not known. */
  readonly open: readonly string[];
}

/** The table in use, or one of an earlier version. */
export function tableOf(content: Content, id: string, version?: number): TriageTable | undefined {
  return content.triage?.tables.find((one) => one.id === id && (version === undefined || one.version === version));
}

function appliesAt({ fromHour, toHour }: TriageSign, hours: number): boolean {
  return hours >= (fromHour ?? 0) && (toHour === undefined || hours < toHour);
}

function isShownBy({ atLeast, below }: TriageSign, value: number): boolean {
  return (atLeast !== undefined || below !== undefined) && (atLeast === undefined || value >= atLeast) && (below === undefined || value < below);
}

const countsAt = (question: TriageQuestion, hours: number) => question.signs.some((sign) => appliesAt(sign, hours));
const answerTo = (answers: Answers, question: string): TriageAnswer => (Object.hasOwn(answers, question) ? answers[question] : undefined) ?? "unknown";

/** True when a number can be the answer: in its range, with no more decimals than are recorded. */
export function holds({ minimum, maximum, decimals }: TriageNumber, value: number): boolean {
  const scale = 10 ** decimals;
  return value >= minimum && value <= maximum && Math.round(value * scale) / scale === value;
}

function fits({ number }: TriageQuestion, answer: TriageAnswer): boolean {
  return answer === "unknown" || (number === undefined ? typeof answer === "string" : typeof answer === "number" && holds(number, answer));
}

/** The questions to ask at this age: those with a rule that counts now, and those another question waits for. */
export function asked(table: TriageTable, answers: Answers, hours: number): readonly TriageQuestion[] {
  if (hours < 0) throw new RangeError("Nobody is assessed before the birth.");
  return table.questions.filter((question) =>
    (countsAt(question, hours) || table.questions.some((other) => other.askedWhenYes === question.id && countsAt(other, hours)))
    && (question.askedWhenYes === undefined || answerTo(answers, question.askedWhenYes) === "yes"));
}

/**
 * Reads a decision table: the same pure function as `DecisionTable.Assess` on the server, proven by the same cases in
 * `fixtures/triage`. What is not known is never green.
 */
export function assess(table: TriageTable, answers: Answers, hours: number): TriageResult {
  const findings: TriageFinding[] = [];
  const open: string[] = [];
  for (const question of asked(table, answers, hours)) {
    const answer = answerTo(answers, question.id);
    if (!fits(question, answer)) throw new RangeError(`The answer to ${table.id}.${question.id} is not one this question can have.`);
    if (answer === "unknown") open.push(question.id);
    const value = typeof answer === "number" ? answer : null;
    for (const sign of question.signs) {
      if (appliesAt(sign, hours) && (value === null ? answer === "yes" : isShownBy(sign, value))) findings.push({ sign, value });
    }
  }

  findings.sort((a, b) => Number(a.sign.level === "amber") - Number(b.sign.level === "amber"));
  return { level: findings[0]?.sign.level ?? (open.length > 0 ? "not-known" : "clear"), findings, open };
}

/** Weight lost in tenths of a percent of the birth weight, rounded half up; the same or more counts as 0. */
export function weightLossPercent(birthGrams: number, nowGrams: number): number {
  return Math.max(0, Math.floor(((birthGrams - nowGrams) * 2000 + birthGrams) / (2 * birthGrams))) / 10;
}
