import type { Mother } from "./mothers.ts";
import { scored, type Observation } from "./observations.ts";
import type { Content } from "./content.ts";
import type { InstrumentAlert, Scored } from "./instruments.ts";
import type { Assessment, Referral } from "./safety.ts";

/** Something somebody must look at that is no finding; the rule is told in `docs/api/safety.md` and stands in `Unanswered.cs` too. */
export interface Unanswered {
  /** Amber: the same day. Red: now. */
  readonly level: "amber" | "red";
  /** `triage.baby.few-feeds`, `open.mother` (something asked is not known), `alert.epds.self-harm`; of twins with the number, `open.baby:2`. */
  readonly code: string;
  readonly atMs: number;
}

type Looked = Pick<Mother, "babies" | "birthAtMs" | "safety" | "observations">;

interface Raised {
  readonly observationId: string;
  readonly instrument: string;
  readonly alert: InstrumentAlert;
  readonly baby: number | null;
  readonly atMs: number;
}

/** Every check and alert nobody has answered yet: assessments in the order of their subjects, then alerts. Worked out once, with the mother (`Mother.unanswered`). */
export function unansweredOf(mother: Looked, content: Content): Unanswered[] {
  return [...checks(mother, content), ...alerts(mother, content)];
}

/** True while something red is open: a finding, or an alert that calls for help now. It does not end with the care. */
export function hasRedOpen({ safety, unanswered }: Mother): boolean {
  return safety.findings.some((one) => one.isOpen) || unanswered.some((one) => one.level === "red");
}

const coded = (code: string, baby: number | null, { babies }: Looked) => (baby !== null && babies > 1 ? `${code}:${baby}` : code);

const answers = ({ closed }: Referral, content: Content) => closed !== null && content.triage?.outcomes.find((one) => one.code === closed.outcome)?.answers === true;

/** Of each table and baby the latest assessment. What the server refused never ends one that counts. */
function checks(mother: Looked, content: Content): Unanswered[] {
  const latest = new Map<string, Assessment>();
  for (const one of mother.safety.assessments) {
    if (one.result === null || (one.refused && (one.result.level === "clear" || one.result.level === "red"))) continue;
    const subject = `${one.tableId} ${one.baby ?? 0}`;
    const known = latest.get(subject);
    // Newest first; of the same moment the one recorded later counts.
    if (known === undefined || known.atMs === one.atMs) latest.set(subject, one);
  }

  return [...latest].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, { id, tableId, baby, atMs, result }]) => {
    if (result!.level === "red" || result!.level === "clear" || isAnswered(mother, id, content)) return [];
    const codes = [...result!.findings.map((one) => `triage.${tableId}.${one.sign.id}`), ...(result!.open.length > 0 ? [`open.${tableId}`] : [])];
    return codes.map((code) => ({ level: "amber" as const, code: coded(code, baby, mother), atMs }));
  });
}

function isAnswered({ safety }: Looked, assessment: string, content: Content): boolean {
  const made = safety.referrals.filter((one) => one.because === "assessment" && one.becauseId === assessment);
  const last = made.at(-1);
  return safety.cleared.has(assessment) || made.some((one) => safety.cleared.has(one.id) || one.closed === null) || (last !== undefined && answers(last, content));
}

function alerts(mother: Looked, content: Content): Unanswered[] {
  const { referrals, assessments } = mother.safety;
  // A red alert is answered by a referral made for its observation: whoever saw her for something else need not have heard of it.
  const isAnsweredAlert = ({ observationId, alert, baby, atMs }: Raised) =>
    referrals.some((one) => one.because === "judgement" && (alert.level === "red" ? one.observationId === observationId : one.madeAtMs >= atMs) && answers(one, content))
    || assessments.some((one) => one.tableId === alert.answeredBy && one.baby === baby && one.atMs >= atMs && !one.refused && (one.result?.level === "clear" || one.result?.level === "red"));
  return raised(mother).filter((one) => !isAnsweredAlert(one))
    .map(({ instrument, alert, baby, atMs }) => ({ level: alert.level, code: coded(`alert.${instrument}.${alert.id}`, baby, mother), atMs }));
}

/** The alerts as last answered, in the order last raised. */
function raised({ observations, birthAtMs }: Looked): readonly Raised[] {
  const standing = new Map<string, Raised>();
  for (const observation of observations) {
    const { id: observationId, instrument, baby, atMs } = observation;
    if (instrument.alerts.length === 0) continue;
    const result = scored(observation, birthAtMs);
    for (const alert of instrument.alerts) {
      const key = `${instrument.id} ${alert.id} ${baby ?? 0}`;
      const isRaised = result.alerts.includes(alert);
      if (isRaised || isLookedAt(alert, observation, result)) standing.delete(key);
      if (isRaised) standing.set(key, { observationId, instrument: instrument.id, alert, baby, atMs });
    }
  }

  return [...standing.values()];
}

function isLookedAt({ item, outcome }: InstrumentAlert, { values }: Observation, { outcomes }: Scored): boolean {
  return item !== undefined ? values[item] != null : outcomes.some((one) => one.outcome.id === outcome);
}
