import { html, type TemplateResult } from "lit";
import { choices } from "../fields/choices.ts";
import { Screen, replaceWith } from "../screen.ts";
import { toFirstProblem } from "../fields/first-problem.ts";

const LONGEST_NOTE = 200;

/** What came of a referral. Until this is recorded, it stays open on every list. */
export class OutcomeScreen extends Screen {
  private outcome: string | null = null;
  private note = "";
  private tried = false;

  get heading(): string {
    return this.words.t("outcome.record");
  }

  override get back(): string {
    return `#/referral/${this.args[0]}`;
  }

  protected override render(): TemplateResult {
    const { model, words } = this;
    const { t } = words;
    const mother = model.mothers.find((one) => one.safety.referrals.some((each) => each.id === this.args[0]));
    const outcomes = model.content?.triage?.outcomes ?? [];
    if (mother === undefined) return html`<p>${t("referral.unknown")}</p>`;
    if (mother.safety.referrals.find((one) => one.id === this.args[0])?.closed != null) return html`<p class="notice">${t("outcome.known")}</p>`;
    return html`<p class="lead">${mother.name}</p>
      ${choices({ name: "outcome", legend: t("outcome.what"), chosen: this.outcome, problem: this.tried && this.outcome === null ? t("form.choose") : null,
        choices: outcomes.map((one) => ({ value: one.code, label: words.of(one.text), note: t(one.massageMayGoOn ? "outcome.ends-hold" : "outcome.keeps-hold") })),
        onChoose: (value) => { this.outcome = value; this.requestUpdate(); } })}
      <div class="field"><label for="note">${t("outcome.note")}</label><p class="hint" id="note-hint">${t("outcome.note-hint")}</p>
        <input id="note" type="text" maxlength=${LONGEST_NOTE} autocomplete="off" aria-describedby="note-hint" .value=${this.note} @input=${(event: InputEvent) => { this.note = (event.target as HTMLInputElement).value; }}></div>
      ${this.saveButton(t("outcome.save"), () => void this.save(mother.id))}`;
  }

  private async save(motherId: string): Promise<void> {
    this.tried = true;
    this.requestUpdate();
    if (this.busy) return;
    const { outcome } = this;
    if (outcome === null) return toFirstProblem(this);
    const note = this.note.trim();
    await this.once(async () => {
      await this.model.record([{ type: "referral.closed", occurredAtMs: Date.now(), motherId, payload: { referralId: this.args[0]!, outcome, note: note === "" ? null : note } }]);
      replaceWith(`#/mother/${motherId}`);
    });
  }
}
