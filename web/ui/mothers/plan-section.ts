import { html, nothing, svg, type TemplateResult } from "lit";
import { protocolOf, type Content, type Protocol } from "../../care/content.ts";
import type { Mother } from "../../care/mothers.ts";
import { adherence, planInForce, type Adherence, type CarePlan, type PlanTerms } from "../../care/plans.ts";
import { draftMark } from "../draft-mark.ts";
import { icon } from "../icons.ts";
import type { Words } from "../words.ts";

const MINUTE_MS = 60_000;

/** How often, for how long and from when, in one line. */
export function termsText(words: Words, plan: PlanTerms): string {
  const { t } = words;
  const window = plan.startWindowHours;
  return [
    plan.sessionsPerDay === null ? t("plan.as-she-wishes") : t("plan.per-day", { n: plan.sessionsPerDay }),
    plan.days === null ? t("plan.days-open") : t("plan.days", { n: plan.days }),
    t(`performer.${plan.performer}`),
    ...(window === null ? [] : [t("plan.window", { from: window[0], to: window[1] })]),
  ].join(" · ");
}

/** Her plan with what was given of it; what was only told of stands beside it and is marked. */
export function planSection(words: Words, content: Content, mother: Mother, nowMs: number, helper: boolean): TemplateResult {
  const { t } = words;
  const plan = planInForce(mother.plans, nowMs);
  const protocol = plan === null ? undefined : protocolOf(content, plan.protocolId, plan.protocolVersion);
  const told = mother.consents.care ? html`<a class="button" href=${`#/recall/${mother.id}`}>${icon("list")} ${t("recall.do")}</a>` : nothing;
  const change = helper || (!mother.consents.care && plan === null) ? nothing : html`<a class="button" href=${`#/plan/${mother.id}`}>${icon("list")} ${t(plan === null ? "plan.make" : "plan.change")}</a>`;
  return html`<section aria-labelledby="plan"><h2 id="plan">${t("plan.title")}</h2>
    ${plan === null ? html`<p class="hint">${t("plan.none")}</p>`
      : protocol === undefined ? html`<div class="card"><p class="hint">${termsText(words, plan)}</p><p class="notice must-fetch">${t("protocol.must-fetch")}</p></div>`
      : renderPlan(words, plan, protocol, adherence(plan, null, protocol, mother, nowMs))}
    ${recalledList(words, mother)}
    <div class="stack">${change}${told}</div></section>`;
}

function renderPlan(words: Words, plan: CarePlan, protocol: Protocol, given: Adherence): TemplateResult {
  const { t } = words;
  return html`<div class="card">
    <p><strong>${words.of(protocol.name)}</strong> ${draftMark(words, protocol.signOff)}</p>
    <p class="hint">${termsText(words, plan)}</p>
    ${given.expectedSessions === null
      ? html`<p class="given">${t("plan.given-open", { n: given.sessions, time: t("span.minute", { n: Math.floor(given.deliveredMs / MINUTE_MS) }) })}</p>`
      : given.expectedSessions === 0 && given.sessions === 0 ? html`<p>${t("plan.nothing-due")}</p>`
      : html`<p class="given" data-sessions=${given.sessions} data-expected=${given.expectedSessions}>${t("plan.given", { n: given.expectedSessions, sessions: given.sessions, expected: given.expectedSessions, minutes: Math.floor(given.deliveredMs / MINUTE_MS), asked: Math.round(given.expectedMs! / MINUTE_MS) })}</p>
        ${bar(given)}`}
    ${given.expectedToday === null || given.over ? nothing : html`<p>${t("plan.today", { given: given.givenToday, asked: given.expectedToday })}</p>`}
    ${given.sessions > given.wholeSessions ? html`<p class="hint">${t("plan.short", { n: given.sessions - given.wholeSessions })}</p>` : nothing}
    ${given.otherSessions > 0 ? html`<p class="hint">${t("plan.other", { n: given.otherSessions })}</p>` : nothing}
    ${given.recalledSessions > 0 ? html`<p class="hint">${t("plan.recalled", { n: given.recalledSessions, time: t("span.minute", { n: given.recalledMinutes }) })}</p>` : nothing}
    ${given.start === null ? nothing : html`<p class="hint">${t(`plan.start.${given.start}`)}</p>`}
    ${given.over ? html`<p class="hint">${t("plan.over")}</p>` : nothing}
  </div>`;
}

/** Minutes given against minutes expected so far; more than expected fills the bar and no more. */
function bar({ deliveredMs, expectedMs }: Adherence): TemplateResult {
  const part = expectedMs === null || expectedMs === 0 ? 0 : Math.min(1, deliveredMs / expectedMs);
  return html`<svg class="dose-bar" viewBox="0 0 300 16" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect class="plan" x="0" y="2" width="300" height="12" rx="6"/><rect class="given" x="0" y="2" width=${300 * part} height="12" rx="6"/>`}</svg>`;
}

function recalledList(words: Words, mother: Mother): TemplateResult | typeof nothing {
  const { t } = words;
  if (mother.recalled.length === 0) return nothing;
  return html`<h3>${t("recall.list")}</h3><p class="hint">${t("recall.apart")}</p>
    <ul class="rows recalled">${[...mother.recalled].reverse().map((one) => html`<li><span><span class="state">${t("recall.mark")}</span> ${words.date(one.atMs, mother.zone)}, ${words.time(one.atMs, mother.zone)}</span>
      <span>${t("recall.row", { time: t("span.minute", { n: one.minutes }), performer: t(`performer.${one.performer}`) })}</span></li>`)}</ul>`;
}
