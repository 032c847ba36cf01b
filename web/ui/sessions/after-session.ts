import { html, nothing, type TemplateResult } from "lit";
import { ADVERSE_CODES } from "../../engine/session-types.ts";
import { dangerCodes } from "../../care/safety.ts";
import { comfortScale, type Comfort } from "../fields/comfort-scale.ts";
import { icon } from "../icons.ts";
import { SessionPart } from "./session-part.ts";

/** Comfort after, and anything wrong. "Nothing" has to be said, it is never assumed. */
export class AfterSession extends SessionPart {
  private comfort: Comfort = undefined;
  private readonly adverse = new Set<string>();
  private nothingWrong = false;
  private tried = false;

  protected override render(): TemplateResult {
    const { words, session } = this;
    const { t } = words;
    const { state } = session;
    const help = dangerCodes(this.model.content!, [state.stopReason, ...this.adverse]).length > 0;
    const answered = this.nothingWrong || this.adverse.size > 0;
    return html`
      ${state.status === "stopped" ? html`<p class="notice">${t("after.ended")} ${t(`stop.${state.stopReason}`)}.</p>` : html`<p class="good">${icon("check")} ${t("after.finished")}</p>`}
      <p class="lead">${t("after.given", { given: words.duration(state.deliveredMs) })}</p>
      ${help ? html`<section class="card stop" role="alert"><h2>${icon("stop")} ${t("after.help-title")}</h2><p>${t("after.help")}</p></section>` : nothing}
      ${comfortScale(words, "comfort-after", t("comfort.after"), this.comfort, (value) => this.set(() => { this.comfort = value; }))}
      ${this.tried && this.comfort === undefined ? html`<p class="problem" role="alert">${t("form.choose")}</p>` : nothing}
      <fieldset class="question"><legend>${t("after.wrong")}</legend><p class="hint">${t("after.wrong-hint")}</p>
        <div class="choices stack">
          <label class="choice"><input type="checkbox" name="none" .checked=${this.nothingWrong} @change=${(event: Event) => this.set(() => { this.nothingWrong = (event.target as HTMLInputElement).checked; this.adverse.clear(); })}><span><span class="choice-label">${t("adverse.none")}</span></span></label>
          ${ADVERSE_CODES.map((code) => html`<label class="choice"><input type="checkbox" name=${code} .checked=${this.adverse.has(code)} @change=${(event: Event) => this.toggle(code, (event.target as HTMLInputElement).checked)}><span><span class="choice-label">${t(`adverse.${code}`)}</span></span></label>`)}
        </div>
        ${this.tried && !answered ? html`<p class="problem" role="alert">${t("form.choose")}</p>` : nothing}
      </fieldset>
      ${this.problemLine()}
      <div class="actions"><button class="primary" ?disabled=${this.busy} @click=${() => void this.close(answered)}>${t("after.save")}</button></div>`;
  }

  private toggle(code: string, on: boolean): void {
    this.set(() => {
      this.nothingWrong = false;
      if (on) this.adverse.add(code);
      else this.adverse.delete(code);
    });
  }

  private async close(answered: boolean): Promise<void> {
    this.set(() => { this.tried = true; });
    if (!answered || this.comfort === undefined) return;
    await this.act({ type: "closed", comfortAfter: this.comfort, adverse: ADVERSE_CODES.filter((code) => this.adverse.has(code)) });
  }
}

customElements.define("after-session", AfterSession);
