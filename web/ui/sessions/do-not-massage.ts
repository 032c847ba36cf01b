import { html, type TemplateResult } from "lit";
import { icon } from "../icons.ts";
import { referralOf } from "../triage/mother-safety.ts";
import { SessionPart } from "./session-part.ts";

/** The end of a session that must not begin: what was seen, what to do now. There is no way from here into a massage. */
export class DoNotMassage extends SessionPart {
  protected override render(): TemplateResult {
    const { words, session } = this;
    const { t } = words;
    const red = session.state.status === "referred";
    const signs = this.model.content!.gate.signs.filter((sign) => session.state.signsYes.includes(sign.id));
    const shown = signs.filter((sign) => !red || sign.level === "red");
    const actions = [...new Set(shown.map((sign) => words.of(sign.action)))];
    return html`<section class="verdict ${red ? "stop" : "watch"}">
        <div class="sign" aria-hidden="true">${icon(red ? "stop" : "pause")}</div>
        <h2>${t(red ? "refer.title" : "defer.title")}</h2>
        ${actions.map((action) => html`<p class="do">${action}</p>`)}
        <h3>${t("refer.because")}</h3>
        <ul class="plain">${shown.map((sign) => html`<li>${words.of(sign.question)}</li>`)}</ul>
        <p>${t(red ? "refer.meanwhile" : "defer.meanwhile")}</p>
      </section>
      ${red && !this.model.isHelper
        ? html`<div class="stack"><a class="button" href=${`#/mother/${session.motherId}`}>${t("refer.back")}</a></div>
          <div class="actions"><a class="button primary" href=${referralOf(this.model, session)}>${icon("send")} ${t("refer.make")}</a></div>`
        : html`<div class="actions"><a class="button primary" href=${`#/mother/${session.motherId}`}>${t("refer.back")}</a></div>`}`;
  }
}

customElements.define("do-not-massage", DoNotMassage);
