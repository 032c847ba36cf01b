import { html, nothing, type TemplateResult } from "lit";
import type { Content } from "../../care/content.ts";
import { mayMassage } from "../../care/may-massage.ts";
import type { Mother } from "../../care/mothers.ts";
import type { Finding } from "../../care/safety.ts";
import { icon } from "../icons.ts";
import type { Words } from "../words.ts";
import { sinceText } from "../home/reason-words.ts";
import { findingLines, whomOf } from "./finding-words.ts";

/** The referral still waited for, or the last one made. */
const currentReferral = (finding: Finding) => finding.referrals.find((one) => one.closed === null) ?? finding.referrals.at(-1);

export const hasOpenFinding = (mother: Mother) => mother.safety.findings.some((one) => one.isOpen);

/** What stands open over all mothers, on top of the list: nobody is forgotten on the way. */
export function openOnTop(words: Words, content: Content, mothers: readonly Mother[], nowMs: number): TemplateResult | typeof nothing {
  const open = mothers.flatMap((mother) => mother.safety.findings.filter((one) => one.isOpen).map((finding) => ({ mother, finding })))
    .sort((a, b) => Number(b.finding.isRed) - Number(a.finding.isRed) || a.finding.atMs - b.finding.atMs);
  if (open.length === 0) return nothing;
  const { t } = words;
  return html`<section class="open-findings" aria-labelledby="open-findings"><h2 id="open-findings">${icon("stop")} ${t("open.title", { n: open.length })}</h2>
    <ul class="mothers">${open.map(({ mother, finding }) => html`<li><a class="mother now" href=${addressOf(mother, finding)}>
      <span class="who"><strong>${mother.name}</strong><span class="hours">${sinceText(words, finding.atMs, nowMs)}</span></span>
      <span class="next"><b>${whomOf(words, mother, finding)}: ${findingLines(words, content, mother, finding)[0]}${finding.codes.length > 1 ? ` ${t("open.more", { n: finding.codes.length - 1 })}` : nothing}</b>
        <span>${finding.referrals.length === 0 ? t("open.no-referral") : t("open.no-outcome")}</span></span>
    </a></li>`)}</ul></section>`;
}

function addressOf(mother: Mother, finding: Finding): string {
  const referral = currentReferral(finding);
  return referral === undefined ? `#/mother/${mother.id}` : `#/referral/${referral.id}`;
}

/** The findings of one mother that are open or still hold massage back, each with what to do about it. */
export function findingCards(words: Words, content: Content, mother: Mother): TemplateResult {
  const { t } = words;
  return html`${mother.safety.findings.filter((one) => one.isOpen || one.holdsMassage).map((finding) => {
    const referral = currentReferral(finding);
    return html`<section class="card ${finding.holdsMassage ? "stop" : "watch"}" data-finding=${finding.causeId}>
      <h2>${icon(finding.holdsMassage ? "stop" : "wait")} ${whomOf(words, mother, finding)}</h2>
      <ul class="plain">${findingLines(words, content, mother, finding).map((line) => html`<li>${line}</li>`)}</ul>
      <p class="hint">${words.date(finding.atMs, mother.zone)}, ${words.time(finding.atMs, mother.zone)}</p>
      <p>${finding.isOpen ? t(referral === undefined ? "open.no-referral" : "open.no-outcome") : t("open.outcome-known", { outcome: outcomeText(words, content, referral?.closed?.outcome ?? "") })} ${finding.holdsMassage ? t("open.held") : mayMassage(mother) ? t("open.not-held") : nothing}</p>
      <div class="stack">
        ${referral === undefined ? html`<a class="button primary" href=${`#/refer/${mother.id}/${finding.because}/${finding.causeId}`}>${icon("send")} ${t("refer.make")}</a>`
          : html`<a class="button" href=${`#/referral/${referral.id}`}>${icon("list")} ${t("referral.see")}</a>`}
        ${finding.holdsMassage && mother.left === null ? html`<a class="button" href=${`#/clearance/${mother.id}/${finding.causeId}`}>${icon("check")} ${t("clearance.make")}</a>` : nothing}
      </div></section>`;
  })}`;
}

export function outcomeText(words: Words, content: Content, code: string): string {
  const outcome = content.triage?.outcomes.find((one) => one.code === code);
  return outcome === undefined ? code : words.of(outcome.text);
}
