import { html, nothing, type TemplateResult } from "lit";
import { plannedDose } from "../../engine/dose.ts";
import type { Measurement } from "../../care/measurements.ts";
import { mayMassage } from "../../care/may-massage.ts";
import { dayOfLife, hoursSinceBirth, type Mother } from "../../care/mothers.ts";
import type { NextStep } from "../../care/next-step.ts";
import { programmeStep } from "../../care/programme-step.ts";
import type { SessionRecord } from "../../care/sessions.ts";
import { workReasons } from "../../care/worklist.ts";
import { draftMark } from "../draft-mark.ts";
import { reasonSince, reasonText } from "../home/reason-words.ts";
import { icon } from "../icons.ts";
import { measureLink, observationRows } from "../measurements/observation-rows.ts";
import { reasonOf } from "../outbox/reason.ts";
import { Screen } from "../screen.ts";
import { findingCards } from "../triage/open-findings.ts";
import { motherSafety } from "../triage/mother-safety.ts";
import { milkChart } from "./milk-chart.ts";
import { planSection } from "./plan-section.ts";
import { timeline } from "./timeline.ts";
import { visitStrip } from "./visit-strip.ts";

/** The dyad: what was found first, then what is next and why, checks, plan and visits, sessions, milk by hours since birth, consents, and every fact. */
export class MotherCard extends Screen {
  private wholeTimeline = false;

  get heading(): string {
    return this.mother?.name ?? this.words.t("mother.title");
  }

  override get pageTitle(): string {
    return this.words.t("mother.title");
  }

  override get keepsTyped(): boolean {
    return false;
  }

  private get mother(): Mother | undefined {
    return this.model.mother(this.args[0] ?? "");
  }

  protected override render(): TemplateResult {
    const { model, mother, words } = this;
    const { t } = words;
    if (mother === undefined || model.content === null) return html`<p>${t("mother.unknown")}</p>`;
    const now = Date.now();
    const step = programmeStep(mother, now, model.isHelper, model.store.deviceId, model.content);
    return html`
      <p class="lead">${t("mother.hours", { n: hoursSinceBirth(mother.birthAtMs, now) })} · ${t("mother.day", { n: dayOfLife(mother.birthAtMs, now) })}</p>
      <p class="hint">${t("mother.born", { date: words.date(mother.birthAtMs, mother.zone), time: words.time(mother.birthAtMs, mother.zone) })} · ${t(`mode.${mother.deliveryMode}`)} · ${t("mother.parity", { n: mother.parity })} · ${t("mother.weeks", { n: mother.gestationalWeeks })}${mother.babies === 1 ? nothing : html` · <strong>${t("mother.babies", { n: mother.babies })}</strong>`}</p>
      ${model.isHelper ? nothing : findingCards(words, model.content, mother)}
      ${this.renderNext(mother, step)}
      ${model.isHelper ? nothing : html`${this.renderFlags(mother, now)}${motherSafety(words, model.content, mother)}`}
      ${planSection(words, model.content, mother, now, model.isHelper)}
      ${model.isHelper ? nothing : visitStrip(words, model.content, mother, now)}
      ${this.renderSessions(mother)}
      ${model.isHelper ? nothing : html`${this.renderMeasurements(mother)}${this.renderConsents(mother)}
        ${timeline(words, model.content, mother, model.facts, model.deliveries, this.wholeTimeline, () => { this.wholeTimeline = true; this.requestUpdate(); })}`}`;
  }

  private renderNext(mother: Mother, step: NextStep): TemplateResult {
    const { t } = this.words;
    const main = { "massage": `#/massage/${mother.id}`, "measure-volume": `#/volume/${mother.id}`, "score-signs": `#/signs/${mother.id}`, "continue-session": `#/session/${step.sessionId}`, "ask-consent": `#/consent/${mother.id}`, "see-facility": null, "none": null }[step.action];
    const allowed = mother.consents.care && mother.refusal === null && step.action !== "continue-session";
    // A hold is of massage alone: what she and the baby need to be measured for goes on.
    const massage = step.action !== "see-facility" && mayMassage(mother) ? (["massage"] as const) : [];
    const others = !allowed ? [] : this.model.isHelper ? massage : ([...massage, "measure-volume", "score-signs"] as const);
    const link = (action: "massage" | "measure-volume" | "score-signs") => ({ "massage": html`<a class="button" href=${`#/massage/${mother.id}`}>${icon("hands")} ${t("action.massage")}</a>`, "measure-volume": html`<a class="button" href=${`#/volume/${mother.id}`}>${icon("drop")} ${t("action.measure-volume")}</a>`, "score-signs": html`<a class="button" href=${`#/signs/${mother.id}`}>${icon("list")} ${t("action.score-signs")}</a>` })[action];
    return html`<section class="card next-step ${step.rank === 0 ? "stop" : ""}">
      <h2>${t("mother.next")}</h2>
      <p><strong>${step.rank === 0 ? icon("stop") : nothing}${t(`action.${step.action}`)}</strong> ${t(`next.${step.reason}`)}</p>
      ${mother.refusal === null ? nothing : html`<p class="problem">${reasonOf(mother.refusal, this.words)}</p>`}
      <div class="stack">
        ${main === null || (step.action === "massage" && !mayMassage(mother)) ? nothing : html`<a class="button primary" href=${main}>${t(`action.${step.action}`)}</a>`}
        ${others.filter((action) => action !== step.action).map(link)}
        ${allowed && !this.model.isHelper ? measureLink(this.words, mother) : nothing}
      </div>
    </section>`;
  }

  /** Everything that wants attention, with since when; a rule that is not approved says so. */
  private renderFlags(mother: Mother, now: number): TemplateResult | typeof nothing {
    const { words } = this;
    const { t } = words;
    const reasons = workReasons(mother, now, this.model.content!);
    if (reasons.length === 0) return nothing;
    const rule = reasons.some(({ reason }) => reason === "not-improving") ? this.model.content!.worklist.notImproving : null;
    return html`<section aria-labelledby="flags"><h2 id="flags">${t("flags.title")}</h2>
      <ul class="rows flags">${reasons.map((reason) => html`<li><span>${reasonText(words, this.model.content!, reason)}</span><small class="hint">${reasonSince(words, reason, now)}</small></li>`)}</ul>
      ${rule === null ? nothing : html`<details><summary>${t("flags.where-from")}</summary>${draftMark(words, rule.signOff)}<p>${words.of(rule.about)}</p>
        <ul class="plain">${[rule.fromHours, rule.hoursApart, rule.sessions, rule.within, rule.usualVolume, rule.usualScoreTenths].map((one) => html`<li>${words.of(one.why)} <span class="hint">(${one.source})</span></li>`)}</ul></details>`}
    </section>`;
  }

  private renderSessions(mother: Mother): TemplateResult {
    const { t } = this.words;
    const shown = mother.sessions.filter((one) => one.state.status !== "checking");
    return html`<section><h2>${t("mother.sessions")}</h2>
      ${shown.length === 0 ? html`<p class="hint">${t("mother.no-sessions")}</p>` : html`<ul class="rows">${shown.map((one) => this.sessionRow(mother, one))}</ul>`}</section>`;
  }

  private sessionRow(mother: Mother, session: SessionRecord): TemplateResult {
    const { words } = this;
    const { t } = words;
    const { plannedMinMs, plannedMaxMs } = plannedDose(session.rules);
    const { state } = session;
    return html`<li><a href=${`#/session/${session.sessionId}`}>
      <strong>${t("mother.at-hours", { n: hoursSinceBirth(mother.birthAtMs, session.openedAtMs) })}</strong>
      <span class="state ${state.status}">${t(`status.${state.status}`)}</span>
      <span class="hint">${words.date(session.openedAtMs, mother.zone)}, ${words.time(session.openedAtMs, mother.zone)} · ${words.of(session.protocol.name)} · ${t(`performer.${state.performer}`)}</span>
      ${session.missing || (state.deliveredMs === 0 && state.status !== "closed") ? nothing : html`<span>${t("session.given", { given: words.duration(state.deliveredMs), planned: words.minuteRange(plannedMinMs, plannedMaxMs) })}</span>`}
      ${session.broken ? html`<span class="problem">${icon("alert")} ${t(session.missing ? "protocol.not-here" : "session.broken")}</span>` : nothing}
    </a></li>`;
  }

  private renderMeasurements(mother: Mother): TemplateResult {
    const { t } = this.words;
    const volumes = mother.measurements.filter((one) => one.kind === "volume");
    return html`<section><h2>${t("mother.measurements")}</h2>
      ${volumes.length === 0 ? nothing : milkChart(this.words, this.model.content!.expectedMilk, mother.birthAtMs, volumes, Date.now())}
      ${mother.measurements.length + mother.observations.length === 0 ? html`<p class="hint">${t("mother.no-measurements")}</p>`
        : html`<table><thead><tr><th scope="col">${t("mother.col-hours")}</th><th scope="col">${t("mother.col-what")}</th><th scope="col" class="value">${t("mother.col-value")}</th></tr></thead>
          <tbody>${mother.measurements.map((one) => this.measurementRow(mother, one))}${observationRows(this.words, mother)}</tbody></table>
          <p class="hint">${t("mother.natural-rise")}</p>`}</section>`;
  }

  private measurementRow(mother: Mother, one: Measurement): TemplateResult {
    const { words } = this;
    const { t } = words;
    const hours = t("mother.hours-short", { n: hoursSinceBirth(mother.birthAtMs, one.atMs) });
    return one.kind === "volume"
      ? html`<tr><td>${hours}</td><td>${t("volume.row", { method: t(`method.${one.method}`), side: t(`side.${one.side}`), minutes: one.minutes })}</td><td class="value short">${words.decimal(one.volumeMl)} ml</td></tr>`
      : html`<tr><td>${hours}</td><td>${t("score.row")}</td><td class="value">${t("score.value", { yes: one.totals.yes, applicable: one.totals.applicable })}</td></tr>`;
  }

  private renderConsents(mother: Mother): TemplateResult {
    const { t } = this.words;
    return html`<section><h2>${t("consent.title")}</h2>
      <dl class="facts">${(["care", "share-with-helper", "research"] as const).map((purpose) => html`<div><dt>${t(`consent.short.${purpose}`)}</dt><dd>${mother.consents[purpose] ? t("consent.given") : t("consent.not-given")}</dd></div>`)}</dl>
      <a class="button" href=${`#/consent/${mother.id}`}>${t("consent.change")}</a></section>`;
  }
}
