import { html, nothing, type TemplateResult } from "lit";
import type { Language } from "../../care/content.ts";
import { choices } from "../fields/choices.ts";
import { Screen } from "../screen.ts";

const LANGUAGES: readonly { value: Language; label: string }[] = [{ value: "id", label: "Bahasa Indonesia" }, { value: "en", label: "English" }];

/** Language, the account, and what this phone keeps. */
export class MenuScreen extends Screen {
  private asksToLeave = false;

  get heading(): string {
    return this.words.t("menu.title");
  }

  protected override render(): TemplateResult {
    const { model, words: { t } } = this;
    const waiting = model.pending.length;
    return html`
      ${choices<Language>({ name: "language", legend: t("menu.language"), choices: LANGUAGES, chosen: model.language, onChoose: (value) => void model.chooseLanguage(value) })}
      <section class="card">
        <h2>${t("menu.account")}</h2>
        <p>${t("menu.signed-in", { name: model.account?.name ?? "", role: t(`role.${model.account?.role ?? "none"}`) })}</p>
        <p class="hint">${t("menu.leave-note")}</p>
        ${this.asksToLeave
          ? html`<p role="alert">${waiting > 0 ? t("menu.leave-unsent", { n: waiting }) : t("menu.leave-ask")}</p>
              <div class="stack"><button class="primary" @click=${() => void this.leave()}>${t("menu.leave-yes")}</button>
              <button @click=${() => this.ask(false)}>${t("menu.leave-no")}</button></div>`
          : html`<button @click=${() => this.ask(true)}>${t("menu.leave")}</button>`}
      </section>
      <section class="card">
        <h2>${t("menu.phone")}</h2>
        <p>${model.persistent === true ? t("menu.kept") : t("menu.not-kept")}</p>
        ${model.waitingForOthers > 0 ? html`<p>${t("outbox.others", { n: model.waitingForOthers })}</p>` : nothing}
        <p class="hint">${t("menu.versions", { content: model.content?.version.slice(0, 8) ?? "" })}</p>
      </section>
      <section class="card"><h2>${t("menu.claim-title")}</h2><p>${t("claim.safe")}</p></section>`;
  }

  private ask(asks: boolean): void {
    this.asksToLeave = asks;
    this.requestUpdate();
  }

  /** The phone forgets who is here and ends the server's sign-in, now or as soon as there is a network; then it asks who comes next. */
  private async leave(): Promise<void> {
    await this.model.leave();
    this.model.sync.now();
  }
}
