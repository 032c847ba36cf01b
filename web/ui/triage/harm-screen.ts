import { html, type TemplateResult } from "lit";
import { newId } from "../../store/uuid.ts";
import { choices } from "../fields/choices.ts";
import { Screen, replaceWith } from "../screen.ts";
import { toFirstProblem } from "../fields/first-problem.ts";

type Severity = "mild" | "moderate" | "severe";

/** A harm, right after a session or days later. Without blame: what is not written down cannot make massage safer. */
export class HarmScreen extends Screen {
  private kind: string | null = null;
  private severity: Severity | null = null;
  private tried = false;

  get heading(): string {
    return this.words.t("harm.title");
  }

  override get back(): string {
    return this.args[1] === undefined ? `#/mother/${this.args[0]}` : `#/session/${this.args[1]}`;
  }

  protected override render(): TemplateResult {
    const { model, words } = this;
    const { t } = words;
    const mother = model.mother(this.args[0] ?? "");
    const kinds = model.content?.triage?.harms ?? [];
    if (mother === undefined) return html`<p>${t("mother.unknown")}</p>`;
    if (kinds.length === 0) return html`<p class="notice watch">${t("check.needs-content")}</p>`;
    return html`<p class="lead">${mother.name}</p><p>${t("harm.intro")}</p>
      ${choices({ name: "kind", legend: t("harm.kind"), chosen: this.kind, problem: this.tried && this.kind === null ? t("form.choose") : null,
        choices: kinds.map((one) => ({ value: one.code, label: words.of(one.text) })), onChoose: (value) => { this.kind = value; this.requestUpdate(); } })}
      ${choices<Severity>({ name: "severity", legend: t("harm.severity"), chosen: this.severity, problem: this.tried && this.severity === null ? t("form.choose") : null,
        choices: (["mild", "moderate", "severe"] as const).map((value) => ({ value, label: t(`severity.${value}`), note: t(`severity.${value}.note`) })), onChoose: (value) => { this.severity = value; this.requestUpdate(); } })}
      ${this.saveButton(t("harm.save"), () => void this.save(mother.id))}`;
  }

  private async save(motherId: string): Promise<void> {
    this.tried = true;
    this.requestUpdate();
    if (this.busy) return;
    const { kind, severity } = this;
    if (kind === null || severity === null) return toFirstProblem(this);
    const now = Date.now();
    await this.once(async () => {
      await this.model.record([{ type: "harm.recorded", occurredAtMs: now, motherId, payload: { harmId: newId(now), kind, severity, sessionId: this.args[1] ?? null } }]);
      replaceWith(severity === "severe" ? `#/refer/${motherId}/judgement` : `#/mother/${motherId}`);
    });
  }
}
