import { html, nothing, type TemplateResult } from "lit";
import type { InstrumentAlert } from "../../care/instruments.ts";
import { hoursSinceBirth, type Mother } from "../../care/mothers.ts";
import { scored } from "../../care/observations.ts";
import { draftWords } from "../draft-mark.ts";
import { icon } from "../icons.ts";
import { Screen } from "../screen.ts";
import { outcomeText, usualText } from "./observation-words.ts";

/** One observation: what calls for help first, then each outcome with its unit beside what is usual at this age. */
export class Observed extends Screen {
  get heading(): string {
    const one = this.observation;
    return one === undefined ? this.words.t("measure.title") : this.words.of(one.instrument.name);
  }

  override get keepsTyped(): boolean {
    return false;
  }

  override get back(): string {
    return `#/measure/${this.args[0]}`;
  }

  private get observation() {
    return this.model.mother(this.args[0] ?? "")?.observations.find((one) => one.id === this.args[1]);
  }

  /** What a red alert leads to: massage is held and her referral waits for its outcome. When it ended and nobody saw her, another can be made for the alert. */
  private renderReferral(mother: Mother, alerts: readonly InstrumentAlert[]): TemplateResult | typeof nothing {
    const { words: { t } } = this;
    const id = this.args[1] ?? "";
    const referral = mother.alertReferrals.get(id);
    if (referral === undefined && !alerts.some((alert) => alert.level === "red")) return nothing;
    const isOver = mother.safety.referrals.find((one) => one.id === referral)?.closed != null;
    const again = isOver && alerts.some((alert) => alert.level === "red" && mother.unanswered.some((one) => one.code.split(":")[0] === `alert.${this.observation?.instrument.id}.${alert.id}`));
    const held = mother.safety.findings.some((finding) => finding.causeId === referral && finding.holdsMassage);
    return html`${held ? html`<p class="notice stop" data-held>${icon("stop")} <span>${t("open.held")}</span></p>` : nothing}
      <div class="stack">${referral === undefined || again ? html`<a class="button primary" href=${`#/refer/${mother.id}/observation/${id}`}>${icon("send")} ${t("refer.make")}</a>` : nothing}
        ${referral === undefined ? nothing : html`<a class=${again ? "button" : "button primary"} data-to="referral" href=${`#/referral/${referral}`}>${icon("list")} ${t("referral.see")}</a>`}</div>`;
  }

  protected override render(): TemplateResult {
    const { words, model, observation } = this;
    const { t } = words;
    const mother = model.mother(this.args[0] ?? "");
    if (mother === undefined || observation === undefined) return html`<p>${t("observe.unknown")}</p>`;
    const { instrument, atMs, baby } = observation;
    const age = Math.max(0, atMs - mother.birthAtMs);
    const { outcomes, notApplicable, alerts } = scored(observation, mother.birthAtMs);
    return html`
      <p class="lead">${mother.name} · ${t("mother.at-hours", { n: hoursSinceBirth(mother.birthAtMs, atMs) })}${baby === null || mother.babies === 1 ? nothing : html` · ${t("measure.baby", { n: baby })}`}</p>
      <p class="hint">${words.date(atMs, mother.zone)}, ${words.time(atMs, mother.zone)}${observation.corrected ? html` · ${t("observed.corrected")}` : nothing}</p>
      ${alerts.map((alert) => html`<section class="card ${alert.level === "red" ? "stop" : "watch"}" role="alert">
        <h2>${icon(alert.level === "red" ? "stop" : "alert")} ${t(`alert.${alert.level}`)}</h2><p>${words.of(alert.says)}</p>
        <p class="hint">${t("observed.source", { source: alert.source })}${draftWords(words, instrument.signOff)}</p></section>`)}
      ${this.renderReferral(mother, alerts)}
      ${outcomes.map((one) => html`<section class="card reading" data-outcome=${one.outcome.id}>
        <h2>${words.of(one.outcome.name)}</h2>
        <p class="big">${outcomeText(words, instrument, one)}</p>
        ${one.proratedPercent === null ? nothing : html`<p>${t("observed.prorated", { percent: words.decimal(one.proratedPercent), n: one.answered })}</p>`}
        ${one.outcome.error === undefined ? nothing : html`<p>${words.of(one.outcome.error.says)} <small>${t("observed.source", { source: one.outcome.error.source })}</small></p>`}
        ${one.outcome.cutOffs === undefined ? nothing : html`<ul class="plain">${one.outcome.cutOffs.map((limit) => html`<li>${words.of(limit.means)} <small>${t("observed.source", { source: limit.source })}</small></li>`)}</ul>`}
        ${usualText(words, model.content?.expected, instrument.id, one, age)}
      </section>`)}
      ${notApplicable.length === 0 ? nothing : html`<p class="hint">${t("observed.not-applicable", { n: notApplicable.length })}</p>`}
      <p class="hint">${t("observed.no-failure")}</p>
      <details><summary>${t("observed.about")}</summary>
        ${instrument.definition === undefined ? nothing : html`<p>${words.of(instrument.definition)}</p>`}
        <p>${words.of(instrument.note)}</p><p>${words.of(instrument.licenceNote)}</p>
        <p class="hint">${t("observed.source", { source: instrument.source })} · ${t("observed.version", { n: instrument.version })}${draftWords(words, instrument.signOff)}</p></details>
      <a class="button small" href=${`#/observe/${mother.id}/${instrument.id}/${baby ?? 0}/${observation.id}`}>${t("observed.correct")}</a>
      <div class="actions">
        <a class="button primary" href=${`#/measure/${mother.id}`}>${t("observed.done")}</a>
      </div>`;
  }
}
