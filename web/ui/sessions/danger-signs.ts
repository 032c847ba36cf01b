import { html, nothing, type TemplateResult } from "lit";
import type { Sign } from "../../care/content.ts";
import type { SignAnswer } from "../../engine/session-types.ts";
import { draftMark } from "../draft-mark.ts";
import { icon } from "../icons.ts";
import { SessionPart } from "./session-part.ts";

/** The danger-sign check, one question at a time. A red yes is asked once more and then ends it; "not known" is never taken for no. */
export class DangerSigns extends SessionPart {
  private readonly answers: Record<string, SignAnswer> = {};
  private index = 0;
  private confirming: Sign | null = null;
  private resolving = false;

  private get signs(): readonly Sign[] {
    return this.model.content!.gate.signs;
  }

  protected override render(): TemplateResult {
    if (this.confirming !== null) return this.renderConfirm(this.confirming);
    const sign = this.signs[this.index];
    return sign === undefined ? this.renderUnknown() : this.renderQuestion(sign);
  }

  private renderQuestion(sign: Sign): TemplateResult {
    const { words } = this;
    const { t } = words;
    return html`
      <p class="progress" aria-live="polite">${t("signs.progress", { n: this.index + 1, total: this.signs.length })}</p>
      <div class="bars" aria-hidden="true">${this.signs.map((one, at) => html`<i class=${at < this.index ? "done" : at === this.index ? "here" : ""} data-sign=${one.id}></i>`)}</div>
      <h2 class="big-question" id="sign">${words.of(sign.question)}</h2>
      <div class="stack answers" role="group" aria-labelledby="sign">
        <button data-answer="no" @click=${() => this.answer(sign, "no")}>${icon("check")} ${t("answer.no")}</button>
        <button data-answer="yes" @click=${() => this.answer(sign, "yes")}>${icon("alert")} ${t("answer.yes")}</button>
        <button data-answer="unknown" @click=${() => this.answer(sign, "unknown")}>${icon("info")} ${t("answer.unknown")}</button>
      </div>
      ${this.index === 0 ? nothing : html`<button class="quiet" @click=${() => this.set(() => { this.index -= 1; })}>${icon("back")} ${t("signs.previous")}</button>`}
      <p class="hint">${draftMark(words, this.model.content!.gate.signOff)} ${words.of(this.model.content!.gate.basis)}</p>
      ${this.problemLine()}`;
  }

  private renderConfirm(sign: Sign): TemplateResult {
    const { words } = this;
    const { t } = words;
    return html`<section class="card stop" role="alert">
        <h2>${icon("stop")} ${t("signs.confirm")}</h2><p>${words.of(sign.question)}</p><p><strong>${t("answer.yes")}</strong></p></section>
      <div class="stack">
        <button class="danger" ?disabled=${this.busy} @click=${() => void this.submit()}>${t("signs.confirm-yes")}</button>
        <button @click=${() => this.set(() => { delete this.answers[sign.id]; this.confirming = null; })}>${t("signs.confirm-no")}</button>
      </div>${this.problemLine()}`;
  }

  /** All asked, some not known: what is not known has to be looked at before anybody massages. All known stays here only while it could not be stored. */
  private renderUnknown(): TemplateResult {
    const { words } = this;
    const { t } = words;
    const open = this.signs.filter((sign) => this.answers[sign.id] === "unknown");
    if (open.length === 0) return html`<p class="good">${icon("check")} ${t("signs.all-known")}</p>${this.problemLine()}<div class="stack"><button class="primary" ?disabled=${this.busy} @click=${() => void this.submit()}>${t("signs.keep")}</button></div>`;
    return html`<section class="card watch"><h2>${icon("alert")} ${t("signs.unknown-title")}</h2><p>${t("signs.unknown")}</p>
        <ul class="plain">${open.map((sign) => html`<li>${words.of(sign.question)}</li>`)}</ul></section>
      <div class="stack"><button class="primary" @click=${() => this.askOpen()}>${t("signs.ask-again")}</button>
        <a class="button" href=${`#/mother/${this.session.motherId}`}>${t("signs.later")}</a></div>
      ${this.problemLine()}`;
  }

  private answer(sign: Sign, answer: SignAnswer): void {
    this.answers[sign.id] = answer;
    if (answer === "yes" && sign.level === "red") {
      this.set(() => { this.confirming = sign; });
      return;
    }

    const next = this.resolving ? this.signs.findIndex((one, at) => at > this.index && this.answers[one.id] === "unknown") : this.index + 1;
    this.set(() => { this.index = next === -1 ? this.signs.length : next; });
    const allKnown = this.signs.every((one) => this.answers[one.id] === "yes" || this.answers[one.id] === "no");
    if (this.index === this.signs.length && allKnown) void this.submit();
  }

  private askOpen(): void {
    this.set(() => { this.resolving = true; this.index = this.signs.findIndex((sign) => this.answers[sign.id] === "unknown"); });
  }

  private submit(): Promise<void> {
    return this.act({ type: "signs-checked", answers: { ...this.answers } });
  }
}

customElements.define("danger-signs", DangerSigns);
