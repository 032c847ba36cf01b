import { html, type TemplateResult } from "lit";
import type { ConsentPurpose } from "../../care/mothers.ts";
import { choices } from "../fields/choices.ts";
import { Screen, goTo } from "../screen.ts";
import { CONSENT_TEXT_VERSION } from "./register-mother.ts";

const PURPOSES: readonly ConsentPurpose[] = ["care", "share-with-helper", "research"];

/** Records a consent given or withdrawn later. Only what changed becomes a new fact; the earlier ones stay. */
export class RecordConsent extends Screen {
  private readonly changed = new Map<ConsentPurpose, boolean>();

  get heading(): string {
    return this.words.t("consent.title");
  }

  override get back(): string {
    return `#/mother/${this.args[0]}`;
  }

  protected override render(): TemplateResult {
    const { t } = this.words;
    const mother = this.model.mother(this.args[0] ?? "");
    if (mother === undefined) return html`<p>${t("mother.unknown")}</p>`;
    return html`<p class="hint">${t("consent.intro")}</p>
      ${PURPOSES.map((purpose) => choices<"yes" | "no">({
        name: `consent-${purpose}`, legend: t(`consent.${purpose}`), layout: "row",
        chosen: (this.changed.get(purpose) ?? mother.consents[purpose]) ? "yes" : "no",
        choices: [{ value: "yes", label: t("answer.yes") }, { value: "no", label: t("answer.no") }],
        onChoose: (value) => { this.changed.set(purpose, value === "yes"); this.requestUpdate(); },
      }))}
      ${this.saveButton(t("consent.save"), () => void this.once(() => this.save(mother.id, mother.consents)))}`;
  }

  private async save(motherId: string, before: Readonly<Record<ConsentPurpose, boolean>>): Promise<void> {
    const occurredAtMs = Date.now();
    const facts = [...this.changed].filter(([purpose, given]) => before[purpose] !== given)
      .map(([purpose, given]) => ({ type: "consent.recorded", occurredAtMs, motherId, payload: { purpose, given, textVersion: CONSENT_TEXT_VERSION } }));
    if (facts.length > 0) await this.model.record(facts);
    goTo(this.back);
  }
}
