import type { Content } from "../../care/content.ts";
import { hoursSinceBirth, type Mother } from "../../care/mothers.ts";
import type { Finding, Referral } from "../../care/safety.ts";
import type { Account } from "../../store/facts.ts";
import type { Words } from "../words.ts";
import { findingLines, whomOf } from "./finding-words.ts";

export interface NotePart { readonly label: string; readonly lines: readonly string[] }

/** The referral note, part by part: who, what was found, when and by whom, hours since birth, what is not known, where to. */
export function referralNote(words: Words, content: Content, mother: Mother, finding: Finding, referral: Referral, account: Account | null): readonly NotePart[] {
  const { t } = words;
  const moment = (atMs: number) => `${words.date(atMs, mother.zone)}, ${words.time(atMs, mother.zone)}`;
  const assessment = mother.safety.assessments.find((one) => one.id === finding.causeId);
  const open = assessment?.table == null || assessment.result === null ? [] : assessment.result.open.map((id) => words.of(assessment.table!.questions.find((one) => one.id === id)!.text));
  const actions = assessment?.table == null || assessment.result === null ? [] : [...new Set(assessment.result.findings.map((one) => one.sign.action))].map((id) => words.of(assessment.table!.actions[id]!));
  const facility = account?.facility ?? null;
  const phone = facility !== null && facility.phone !== null && referral.to === facility.name ? [t("note.phone", { phone: facility.phone })] : [];
  return [
    { label: t("note.who"), lines: [t("note.mother", { name: mother.name, parity: mother.parity, weeks: mother.gestationalWeeks, mode: t(`mode.${mother.deliveryMode}`) }), t("mother.born", { date: words.date(mother.birthAtMs, mother.zone), time: words.time(mother.birthAtMs, mother.zone) })] },
    { label: t("note.found", { whom: whomOf(words, mother, finding) }), lines: findingLines(words, content, mother, finding) },
    { label: t("note.when"), lines: [moment(finding.atMs), t("mother.hours", { n: hoursSinceBirth(mother.birthAtMs, finding.atMs) }), t("note.by", { name: assessment?.by ?? referral.by ?? account?.name ?? "" })] },
    ...(open.length === 0 ? [] : [{ label: t("note.open"), lines: open }]),
    { label: t("note.to"), lines: [referral.to ?? t("note.no-facility"), ...phone, t(`urgency.${referral.urgency}`)] },
    { label: t("note.do"), lines: [...actions, t("note.no-massage")] },
  ];
}

/** The note as plain text, to be shared or copied. */
export function noteText(words: Words, parts: readonly NotePart[]): string {
  return [words.t("note.title"), ...parts.map((part) => `${part.label}\n${part.lines.map((line) => `- ${line}`).join("\n")}`), words.t("draft.mark")].join("\n\n");
}
