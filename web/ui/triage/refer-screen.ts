import { html, nothing, type TemplateResult } from "lit";
import { newId } from "../../store/uuid.ts";
import { choices } from "../fields/choices.ts";
import { icon } from "../icons.ts";
import { Screen, replaceWith } from "../screen.ts";
import { toFirstProblem } from "../fields/first-problem.ts";
import { findingLines, whomOf } from "./finding-words.ts";

const LONGEST_PLACE = 200;

/** Makes a referral for a finding that has none yet, or by judgement alone: how soon, and where to. */
export class ReferScreen extends Screen {
  private urgency: "now" | "same-day" | null = null;
  private to: string | null = null;
  private tried = false;

  get heading(): string {
    return this.words.t("refer.make");
  }

  override get back(): string {
    return `#/mother/${this.args[0]}`;
  }

  /** The observation whose red alert is referred. */
  private get observationId(): string | null {
    return this.args[1] === "observation" ? this.args[2] ?? null : null;
  }

  protected override render(): TemplateResult {
    const { model, words } = this;
    const { t } = words;
    const mother = model.mother(this.args[0] ?? "");
    const { content } = model;
    if (mother === undefined || content === null) return html`<p>${t("mother.unknown")}</p>`;
    const finding = mother.safety.findings.find((one) => one.causeId === this.args[2]);
    const mustGo = finding?.isRed === true || this.observationId !== null;
    const urgency = this.urgency ?? (mustGo ? "now" : null);
    const facility = model.account?.facility ?? null;
    return html`
      <p class="lead">${mother.name}</p>
      ${finding === undefined ? nothing : html`<section class="card stop"><h2>${icon("stop")} ${whomOf(words, mother, finding)}</h2><ul class="plain">${findingLines(words, content, mother, finding).map((line) => html`<li>${line}</li>`)}</ul></section>`}
      ${mustGo ? html`<p>${t("refer.urgency")} <strong>${t("urgency.now")}</strong></p>` : choices<"now" | "same-day">({
        name: "urgency", legend: t("refer.urgency"), chosen: urgency, problem: this.tried && urgency === null ? t("form.choose") : null,
        choices: (["now", "same-day"] as const).map((value) => ({ value, label: t(`urgency.${value}`), note: t(`urgency.${value}.note`) })), onChoose: (value) => { this.urgency = value; this.requestUpdate(); } })}
      <div class="field"><label for="to">${t("refer.to")}</label><p class="hint" id="to-hint">${t("refer.to-hint")}</p>
        <input id="to" type="text" maxlength=${LONGEST_PLACE} autocomplete="off" aria-describedby="to-hint" .value=${this.to ?? facility?.name ?? ""} @input=${(event: InputEvent) => { this.to = (event.target as HTMLInputElement).value; }}></div>
      ${this.saveButton(t("refer.save"), () => void this.save(mother.id, urgency))}`;
  }

  private async save(motherId: string, urgency: "now" | "same-day" | null): Promise<void> {
    this.tried = true;
    this.requestUpdate();
    if (this.busy) return;
    if (urgency === null) return toFirstProblem(this);
    const now = Date.now();
    const referralId = newId(now);
    const because = this.args[1] === "session" || this.args[1] === "assessment" ? this.args[1] : "judgement";
    const to = (this.to ?? this.model.account?.facility?.name ?? "").trim();
    await this.once(async () => {
      await this.model.record([{ type: "referral.made", occurredAtMs: now, motherId, payload: { referralId, because, becauseId: because === "judgement" ? null : this.args[2]!, urgency, to: to === "" ? null : to, ...(this.observationId === null ? {} : { observationId: this.observationId }) } }]);
      replaceWith(`#/referral/${referralId}`);
    });
  }
}
