import { html, nothing, type TemplateResult } from "lit";
import { dayOfLife, hoursSinceBirth, type Mother } from "../../care/mothers.ts";
import { nextStep, type NextStep } from "../../care/next-step.ts";
import { icon } from "../icons.ts";
import { openOnTop } from "../triage/open-findings.ts";
import { normalToday } from "./normal-today.ts";
import { Screen } from "../screen.ts";

/** "Who needs me now, and why?" for a midwife; "what do we do tonight, what is normal, when do we call?" for a helper. */
export class HomeScreen extends Screen {
  get heading(): string {
    return this.words.t(this.model.isHelper ? "home.title-helper" : "home.title");
  }

  override get back(): string | null {
    return null;
  }

  protected override render(): TemplateResult {
    const { model } = this;
    const now = Date.now();
    const steps = model.mothers.map((mother) => ({ mother, step: nextStep(mother, now, model.isHelper, model.store.deviceId) }));
    steps.sort((a, b) => a.step.rank - b.step.rank || b.mother.birthAtMs - a.mother.birthAtMs);
    return model.isHelper ? this.renderHelper(steps, now) : this.renderMidwife(steps, now);
  }

  private renderMidwife(steps: readonly { mother: Mother; step: NextStep }[], now: number): TemplateResult {
    const { t } = this.words;
    return html`
      ${openOnTop(this.words, this.model.content!, this.model.mothers, now)}
      ${steps.length === 0
        ? html`<section class="empty">${icon("person")}<h2>${t("home.empty-title")}</h2><p>${t("home.empty")}</p></section>`
        : html`<ul class="mothers" aria-label=${t("home.list")}>${steps.map(({ mother, step }) => this.motherRow(mother, step, now))}</ul>`}
      <div class="actions"><a class="button primary" href="#/register">${icon("plus")} ${t("home.register")}</a></div>`;
  }

  private motherRow(mother: Mother, step: NextStep, now: number): TemplateResult {
    const { t } = this.words;
    return html`<li><a class="mother ${urgency(step)}" href=${`#/mother/${mother.id}`}>
      <span class="who"><strong>${mother.name}</strong><span class="hours">${t("mother.hours", { n: hoursSinceBirth(mother.birthAtMs, now) })}</span></span>
      <span class="next"><b>${step.rank === 0 ? icon("stop") : nothing}${t(`action.${step.action}`)}</b><span>${t(`next.${step.reason}`)}</span></span>
    </a></li>`;
  }

  private renderHelper(steps: readonly { mother: Mother; step: NextStep }[], now: number): TemplateResult {
    const { words, model } = this;
    const { t } = words;
    if (steps.length === 0) return html`<section class="empty">${icon("hands")}<h2>${t("home.helper-empty-title")}</h2><p>${t("home.helper-empty")}</p></section>`;
    return html`${steps.map(({ mother, step }) => html`
      <section class="card tonight">
        <h2>${mother.name}</h2>
        <p class="hours">${t("mother.hours", { n: hoursSinceBirth(mother.birthAtMs, now) })} · ${t("mother.day", { n: dayOfLife(mother.birthAtMs, now) })}</p>
        <h3>${t("helper.tonight")}</h3>
        <p><strong>${t(`action.${step.action}`)}</strong> ${t(`next.${step.reason}`)}</p>
        <div class="stack">
          ${step.action === "massage" ? html`<a class="button primary" href=${`#/massage/${mother.id}`}>${icon("hands")} ${t("action.massage")}</a>` : nothing}
          ${step.action === "continue-session" ? html`<a class="button primary" href=${`#/session/${step.sessionId}`}>${icon("play")} ${t("action.continue-session")}</a>` : nothing}
          <a class="button" href=${`#/mother/${mother.id}`}>${t("helper.sessions")}</a>
        </div>
      </section>
      ${normalToday(words, dayOfLife(mother.birthAtMs, now))}
      <section class="card call"><h2>${icon("alert")} ${t("helper.when-call")}</h2>
        <ul class="plain">${model.content!.gate.signs.filter((sign) => sign.level === "red").map((sign) => html`<li>${words.of(sign.question)}</li>`)}</ul>
        <p><strong>${t("helper.call-now")}</strong></p>
      </section>`)}`;
  }
}

function urgency(step: NextStep): string {
  return step.rank === 0 ? "now" : step.action === "none" ? "done" : step.rank <= 3 ? "soon" : "due";
}
