import { html, nothing, type TemplateResult } from "lit";
import { hoursSinceBirth } from "../../care/mothers.ts";
import { icon } from "../icons.ts";
import { Screen } from "../screen.ts";
import { aboutWhom } from "./finding-words.ts";
import { verdict } from "./level.ts";

/** One assessment as it was kept: what it came to, why, and the way to its referral. */
export class AssessmentScreen extends Screen {
  get heading(): string {
    return this.words.t("assessment.title");
  }

  override get keepsTyped(): boolean {
    return false;
  }

  override get back(): string {
    const mother = this.found?.mother;
    return mother === undefined ? "#/" : `#/mother/${mother.id}`;
  }

  private get found() {
    return this.model.mothers.flatMap((mother) => mother.safety.assessments.map((assessment) => ({ mother, assessment }))).find((one) => one.assessment.id === this.args[0]);
  }

  protected override render(): TemplateResult {
    const { words, found } = this;
    const { t } = words;
    if (found === undefined) return html`<p>${t("assessment.unknown")}</p>`;
    const { mother, assessment } = found;
    const referral = mother.safety.referrals.findLast((one) => one.becauseId === assessment.id);
    const toRefer = `#/refer/${mother.id}/assessment/${assessment.id}`;
    const amber = assessment.result?.level === "amber";
    return html`
      <p class="lead">${mother.name} · ${aboutWhom(words, mother, assessment.baby)}</p>
      <p class="hint">${assessment.table === null ? nothing : html`${words.of(assessment.table.name)} · `}${words.date(assessment.atMs, mother.zone)}, ${words.time(assessment.atMs, mother.zone)} · ${t("mother.hours", { n: hoursSinceBirth(mother.birthAtMs, assessment.atMs) })}</p>
      ${verdict(words, assessment)}
      <div class="stack">
        ${referral === undefined && amber ? html`<a class="button" href=${toRefer}>${icon("send")} ${t("refer.make")}</a>` : nothing}
        <a class="button" href=${`#/check/${mother.id}`}>${t("assessment.check-more")}</a>
        <a class="button" href=${`#/mother/${mother.id}`}>${t("summary.to-mother")}</a>
      </div>
      ${referral !== undefined ? html`<div class="actions"><a class="button primary" data-to="referral" href=${`#/referral/${referral.id}`}>${icon("list")} ${t("referral.see")}</a></div>`
        : assessment.result?.level === "red" ? html`<div class="actions"><a class="button primary" href=${toRefer}>${icon("send")} ${t("refer.make")}</a></div>` : nothing}`;
  }
}
