import { html, nothing, type TemplateResult } from "lit";
import type { Content } from "../../care/content.ts";
import { hoursSinceBirth, type Mother } from "../../care/mothers.ts";
import type { SessionRecord } from "../../care/sessions.ts";
import type { AppModel } from "../app-model.ts";
import { icon } from "../icons.ts";
import type { Words } from "../words.ts";
import { aboutWhom } from "./finding-words.ts";
import { levelMark } from "./level.ts";
import { outcomeText } from "./open-findings.ts";

/** What was checked, referred and harmed, on the mother's card, with the ways to add to it. */
export function motherSafety(words: Words, content: Content, mother: Mother): TemplateResult {
  const { t } = words;
  const { assessments, referrals, harms } = mother.safety;
  const at = (atMs: number) => t("mother.at-hours", { n: hoursSinceBirth(mother.birthAtMs, atMs) });
  const kind = (code: string) => words.of(content.triage?.harms.find((one) => one.code === code)?.text ?? { id: code, en: code });
  return html`<section><h2>${t("safety.title")}</h2>
    ${assessments.length + referrals.length + harms.length === 0 ? html`<p class="hint">${t("safety.none")}</p>` : html`<ul class="rows">
      ${assessments.map((one) => html`<li><a href=${`#/assessment/${one.id}`}><strong>${at(one.atMs)} · ${one.table === null ? aboutWhom(words, mother, one.baby) : words.of(one.table.name)}${one.baby !== null && mother.babies > 1 ? ` ${one.baby}` : nothing}</strong>
        ${levelMark(words, one.result?.level ?? "not-known")}</a></li>`)}
      ${referrals.map((one) => html`<li><a href=${`#/referral/${one.id}`}><strong>${at(one.madeAtMs)} · ${t("safety.referral")}</strong>
        <span class="state ${one.closed === null ? "referred" : ""}">${one.closed === null ? t("safety.referral-open") : outcomeText(words, content, one.closed.outcome)}</span></a></li>`)}
      ${harms.map((one) => html`<li><strong>${at(one.atMs)} · ${kind(one.kind)}</strong><span class="hint">${t(`severity.${one.severity}`)}</span></li>`)}
    </ul>`}
    <div class="stack"><a class="button" href=${`#/check/${mother.id}`}>${icon("check")} ${t("safety.check")}</a>
      <a class="button" href=${`#/harm/${mother.id}`}>${icon("alert")} ${t("harm.record")}</a></div></section>`;
}

/** The referral of a session, or the screen that makes it. */
export function referralOf(model: AppModel, session: SessionRecord): string {
  const made = model.mother(session.motherId)?.safety.referrals.findLast((one) => one.becauseId === session.sessionId);
  return made === undefined ? `#/refer/${session.motherId}/session/${session.sessionId}` : `#/referral/${made.id}`;
}
