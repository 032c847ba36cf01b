import { html, nothing, type TemplateResult } from "lit";
import { plannedDose } from "../../engine/dose.ts";
import { dangerCodes } from "../../care/safety.ts";
import { icon } from "../icons.ts";
import { referralOf } from "../triage/mother-safety.ts";
import { SessionPart } from "./session-part.ts";

/** What was given against what was planned, as it was, and whether the server has it yet. */
export class SessionSummary extends SessionPart {
  protected override render(): TemplateResult {
    const { words, session, model } = this;
    const { t } = words;
    const { state } = session;
    const { plannedMinMs, plannedMaxMs } = plannedDose(session.rules);
    const planned = words.minuteRange(plannedMinMs, plannedMaxMs);
    const enough = state.deliveredMs >= plannedMinMs;
    const comfort = (value: number | null) => (value === null ? t("comfort.none") : t("comfort.value", { n: value }));
    return html`
      ${dangerCodes(model.content!, [state.stopReason, ...state.adverse]).length > 0 ? html`<section class="card stop" role="alert"><h2>${icon("stop")} ${t("after.help-title")}</h2><p>${t("after.help")}</p>${model.isHelper ? nothing : html`<a class="button" href=${referralOf(model, session)}>${icon("send")} ${t("refer.make")}</a>`}</section>` : nothing}
      ${this.renderDelivery()}
      <section class="card">
        <h2>${t("summary.dose")}</h2>
        ${session.missing ? nothing : html`<p class="dose"><strong>${words.duration(state.deliveredMs)}</strong> <span>${t("summary.of", { planned })}</span></p>
        <svg class="dose-bar" viewBox="0 0 300 24" preserveAspectRatio="none" role="img" aria-label=${t("session.given", { given: words.duration(state.deliveredMs), planned })}>
          <rect class="plan" x="0" y="6" width="300" height="12" rx="6"/><rect class="given" x="0" y="6" width=${Math.max(0, Math.min(300, 300 * (state.deliveredMs / plannedMaxMs)))} height="12" rx="6"/></svg>
        <p>${t(enough ? "summary.as-planned" : "summary.less")}</p>`}
        ${state.stopReason === null ? nothing : html`<p>${t("after.stopped", { reason: t(`stop.${state.stopReason}`) })}</p>`}
        ${state.clockJumps > 0 ? html`<p class="notice watch">${icon("alert")} ${t("summary.clock", { n: state.clockJumps })}</p>` : nothing}
        ${session.broken ? html`<p class="problem">${icon("alert")} ${t(session.missing ? "protocol.not-here" : "session.broken")}</p>` : nothing}
        <dl class="facts">
          <div><dt>${t("summary.protocol")}</dt><dd>${words.of(session.protocol.name)}</dd></div>
          ${session.missing ? nothing : html`<div><dt>${t("summary.rest")}</dt><dd>${words.duration(state.restedMs)}</dd></div>`}
          <div><dt>${t("summary.pauses")}</dt><dd>${state.pauses.length === 0 ? t("summary.no-pauses") : state.pauses.map((pause) => html`<span class="line">${t(`pause.${pause.reason}`)}: ${words.duration(pause.ms ?? 0)}</span>`)}</dd></div>
          <div><dt>${t("comfort.before")}</dt><dd>${comfort(state.comfortBefore)}</dd></div>
          <div><dt>${t("comfort.after")}</dt><dd>${comfort(state.comfortAfter)}</dd></div>
          <div><dt>${t("after.wrong")}</dt><dd>${state.adverse.length === 0 ? t("adverse.none") : state.adverse.map((code) => t(`adverse.${code}`)).join(", ")}</dd></div>
        </dl>
      </section>
      <p class="hint">${t("claim.safe")}</p>
      <div class="stack">
        ${model.isHelper ? nothing : html`<a class="button primary" href=${`#/volume/${session.motherId}`}>${icon("drop")} ${t("action.measure-volume")}</a>`}
        ${model.isHelper ? nothing : html`<a class="button" href=${`#/harm/${session.motherId}/${session.sessionId}`}>${icon("alert")} ${t("harm.record")}</a>`}
        <a class="button" href=${`#/mother/${session.motherId}`}>${t("summary.to-mother")}</a>
      </div>`;
  }

  private renderDelivery(): TemplateResult {
    const { t } = this.words;
    const { model, session } = this;
    const own = new Set(model.facts.filter((fact) => fact.payload["sessionId"] === session.sessionId && fact.deviceId === model.store.deviceId).map((fact) => fact.id));
    const deliveries = model.deliveries.filter((one) => own.has(one.id));
    const received = deliveries.filter((one) => one.status === "accepted" || one.status === "duplicate").length;
    const refused = deliveries.filter((one) => one.status === "refused").length;
    if (deliveries.length === 0) return html`<p class="good">${icon("check")} ${t("summary.from-server")}</p>`;
    if (refused > 0) return html`<p class="notice watch">${icon("alert")} ${t("summary.refused", { n: refused })}</p>`;
    return received === deliveries.length
      ? html`<p class="good" data-received="all">${icon("check")} ${t("summary.received", { n: received })}</p>`
      : html`<p class="notice" data-received="some">${icon("wait")} ${t("summary.on-phone", { n: received, total: deliveries.length })}</p>`;
  }
}

customElements.define("session-summary", SessionSummary);
