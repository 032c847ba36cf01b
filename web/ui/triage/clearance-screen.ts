import { html, nothing, type TemplateResult } from "lit";
import { newId } from "../../store/uuid.ts";
import { choices } from "../fields/choices.ts";
import { icon } from "../icons.ts";
import { Screen, replaceWith } from "../screen.ts";
import { toFirstProblem } from "../fields/first-problem.ts";
import { findingLines, whomOf } from "./finding-words.ts";

/** A midwife saw her herself and lets massage go on. Asked in so many words; it clears this one finding and no other. */
export class ClearanceScreen extends Screen {
  private seen: "yes" | "no" | null = null;
  private tried = false;

  get heading(): string {
    return this.words.t("clearance.title");
  }

  override get back(): string {
    return `#/mother/${this.args[0]}`;
  }

  protected override render(): TemplateResult {
    const { model, words } = this;
    const { t } = words;
    const mother = model.mother(this.args[0] ?? "");
    const finding = mother?.safety.findings.find((one) => one.causeId === this.args[1]);
    if (mother === undefined || finding === undefined || model.content === null) return html`<p>${t("mother.unknown")}</p>`;
    if (!finding.holdsMassage) return html`<p class="notice">${t("clearance.done")}</p>`;
    return html`<section class="card stop"><h2>${icon("stop")} ${whomOf(words, mother, finding)}</h2>
        <ul class="plain">${findingLines(words, model.content, mother, finding).map((line) => html`<li>${line}</li>`)}</ul></section>
      <p>${t("clearance.intro")}</p>
      ${choices<"yes" | "no">({ name: "seen", legend: t("clearance.seen"), chosen: this.seen, problem: this.tried && this.seen === null ? t("form.choose") : null,
        choices: [{ value: "yes", label: t("clearance.seen-yes") }, { value: "no", label: t("clearance.seen-no") }], onChoose: (value) => { this.seen = value; this.requestUpdate(); } })}
      ${this.seen === "no" ? html`<p class="notice watch" role="status">${t("clearance.not-seen")}</p>` : nothing}
      <p class="hint">${t("clearance.signs-again")}</p>
      ${this.saveButton(t("clearance.save"), () => void this.save(mother.id, finding.because, finding.causeId), this.seen === "no")}`;
  }

  private async save(motherId: string, because: "session" | "assessment" | "judgement", causeId: string): Promise<void> {
    this.tried = true;
    this.requestUpdate();
    if (this.busy) return;
    if (this.seen !== "yes") return toFirstProblem(this);
    const now = Date.now();
    await this.once(async () => {
      await this.model.record([{ type: "clearance.recorded", occurredAtMs: now, motherId, payload: { clearanceId: newId(now), because: because === "judgement" ? "referral" : because, becauseId: causeId } }]);
      replaceWith(`#/mother/${motherId}`);
    });
  }
}
