import { html, nothing, type TemplateResult } from "lit";
import { choices } from "../fields/choices.ts";
import { comfortScale, type Comfort } from "../fields/comfort-scale.ts";
import { icon } from "../icons.ts";
import "./back-drawing.ts";
import { SessionPart } from "./session-part.ts";

/** Position, hands, privacy, her yes, and comfort before: everything that comes before the first touch. */
export class GetReady extends SessionPart {
  private position: string | null = null;
  private consent: "yes" | "no" | null = null;
  private comfort: Comfort = undefined;
  private tried = false;

  protected override render(): TemplateResult {
    const { words, session } = this;
    const { t } = words;
    const { protocol } = session;
    const position = this.position ?? protocol.positions[0]!;
    const missing = this.consent === null || this.comfort === undefined;
    return html`
      <p class="good">${icon("check")} ${t("ready.clear")}</p>
      <figure class="how"><back-drawing .protocol=${protocol} .moving=${true} .label=${t("drawing.label", { area: words.of(protocol.area.label), way: t(`direction.${protocol.technique.direction}`) })}></back-drawing>
        <figcaption><strong>${words.of(protocol.area.label)}</strong><br>${t("ready.never-bone")} ${t(`direction.${protocol.technique.direction}`)}. ${words.of(protocol.technique.pressure)}</figcaption></figure>
      <ul class="checks">${["hands", "privacy", "bladder", "baby"].map((item) => html`<li>${icon("check")} ${t(`ready.${item}`)}</li>`)}</ul>
      ${choices({ name: "position", legend: t("ready.position"), hint: words.of(protocol.positionSource.says), chosen: position, choices: protocol.positions.map((value) => ({ value, label: t(`position.${value}`) })), onChoose: (value) => this.set(() => { this.position = value; }) })}
      ${choices<"yes" | "no">({ name: "consent", legend: t("ready.consent"), layout: "row", chosen: this.consent, problem: this.tried && this.consent === null ? t("form.choose") : null, choices: [{ value: "yes", label: t("answer.yes") }, { value: "no", label: t("answer.no") }], onChoose: (value) => this.set(() => { this.consent = value; }) })}
      ${this.consent === "no" ? html`<section class="card"><p>${t("ready.no-consent")}</p><a class="button primary" href=${`#/mother/${session.motherId}`}>${t("ready.leave")}</a></section>` : html`
        ${comfortScale(words, "comfort", t("comfort.before"), this.comfort, (value) => this.set(() => { this.comfort = value; }))}
        ${this.tried && this.comfort === undefined ? html`<p class="problem" role="alert">${t("form.choose")}</p>` : nothing}
        ${this.problemLine()}
        <div class="actions"><button class="primary large" ?disabled=${this.busy} @click=${() => void this.begin(position, missing)}>${icon("play")} ${t("ready.start")}</button></div>`}`;
  }

  private async begin(position: string, missing: boolean): Promise<void> {
    this.set(() => { this.tried = true; });
    if (missing) {
      await this.updateComplete;
      this.querySelector<HTMLInputElement>(this.consent === null ? 'input[name="consent"]' : 'input[name="comfort"]')?.focus();
      return;
    }

    await this.act({ type: "started", consent: true, comfortBefore: this.comfort ?? null, position });
  }
}

customElements.define("get-ready", GetReady);
