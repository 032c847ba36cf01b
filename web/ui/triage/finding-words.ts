import type { Content } from "../../care/content.ts";
import type { InstrumentAlert } from "../../care/instruments.ts";
import type { Mother } from "../../care/mothers.ts";
import { scored, type Observation } from "../../care/observations.ts";
import type { Finding } from "../../care/safety.ts";
import type { Words } from "../words.ts";
import { findingLine } from "./level.ts";

/** What was found, one line for each sign, with what was measured where a number was. */
export function findingLines(words: Words, content: Content, mother: Mother, finding: Finding): readonly string[] {
  const assessment = mother.safety.assessments.find((one) => one.id === finding.causeId);
  if (assessment?.table != null && assessment.result !== null && finding.codes.length > 0) {
    const { table, result } = assessment;
    return result.findings.filter((one) => one.sign.level === "red").map((one) => findingLine(words, table, one));
  }

  // An amber finding somebody referred for: everything the check came to.
  if (assessment?.table != null && assessment.result !== null && assessment.result.findings.length > 0) {
    const { table, result } = assessment;
    return result.findings.map((one) => findingLine(words, table, one));
  }

  const alerts = redAlerts(mother, observationOf(mother, finding));
  if (alerts.length > 0) return alerts.map((alert) => words.of(alert.says));
  if (finding.codes.length === 0) return [words.t(finding.because === "judgement" ? "finding.judgement" : "finding.unseen")];
  return finding.codes.map((code) => {
    const [kind, id] = code.split(".");
    if (kind === "sign") return words.t("finding.answered-yes", { question: words.of(content.gate.signs.find((one) => one.id === id)!.question) });
    const danger = content.triage?.danger.reasons.find((one) => one.code === id);
    return danger === undefined ? words.t(kind === "stop" && words.has(`stop.${id}`) ? `stop.${id}` : kind === "stop" ? `adverse.${id}` : "finding.unknown-table") : words.of(danger.finding);
  });
}

/** The observation whose red alert a finding rests on. */
function observationOf(mother: Mother, finding: Finding): Observation | undefined {
  const id = [...mother.alertReferrals].find(([, referralId]) => referralId === finding.causeId)?.[0];
  return mother.observations.find((one) => one.id === id);
}

function redAlerts(mother: Mother, observation: Observation | undefined): readonly InstrumentAlert[] {
  return observation === undefined ? [] : scored(observation, mother.birthAtMs).alerts.filter((one) => one.level === "red");
}

/** Whom a finding is about. */
export function whomOf(words: Words, mother: Mother, finding: Finding): string {
  return aboutWhom(words, mother, finding.baby ?? observationOf(mother, finding)?.baby ?? null);
}

/** Whom it is about: the mother, or one of her babies. */
export function aboutWhom(words: Words, mother: Mother, baby: number | null): string {
  if (baby === null) return words.t("about.mother");
  return mother.babies === 1 ? words.t("about.baby") : words.t("about.baby-n", { n: baby });
}
