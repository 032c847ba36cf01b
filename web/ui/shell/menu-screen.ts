import { html, nothing, type TemplateResult } from "lit";
import type { Language } from "../../care/content.ts";
import { secretProblem } from "../../store/keyring.ts";
import { choices } from "../fields/choices.ts";
import { secretField } from "../lock/secret-field.ts";
import { Screen } from "../screen.ts";

const LANGUAGES: readonly { value: Language; label: string }[] = [{ value: "id", label: "Bahasa Indonesia" }, { value: "en", label: "English" }];

/** Language, the account, and what this phone keeps. */
export class MenuScreen extends Screen {
  private asksToLeave = false;
  private pin: { old: string; fresh: string; again: string; problem: string; done: boolean } | null = null;

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
              <div class="stack"><button class="primary" ?disabled=${this.busy} @click=${() => void this.once(() => this.leave())}>${t("menu.leave-yes")}</button>
              <button @click=${() => this.ask(false)}>${t("menu.leave-no")}</button></div>`
          : html`<button @click=${() => this.ask(true)}>${t("menu.leave")}</button>`}
      </section>
      <section class="card">
        <h2>${t("menu.phone")}</h2>
        <p>${model.storage.persistent === true ? t("menu.kept") : t("menu.not-kept")}</p>
        <div class="stack"><a class="button" href="#/backup">${t("backup.title")}</a>
        <button @click=${() => void model.lockNow()}>${t("menu.lock-now")}</button></div>
        ${model.waitingForOthers > 0 ? html`<p>${t("outbox.others", { n: model.waitingForOthers })}</p>` : nothing}
        <p class="hint">${t("menu.versions", { content: model.content?.version.slice(0, 8) ?? "" })}</p>
      </section>
      <section class="card"><h2>${t("menu.pin")}</h2>${this.renderPin()}</section>
      <section class="card"><h2>${t("menu.claim-title")}</h2><p>${t("claim.safe")}</p></section>`;
  }

  private renderPin(): TemplateResult {
    const { pin, words: { t } } = this;
    if (pin === null) return html`<button @click=${() => this.setPin({ old: "", fresh: "", again: "", problem: "", done: false })}>${t("menu.change-pin")}</button>`;
    if (pin.done) return html`<p class="good" role="status">${t("menu.pin-changed")}</p>`;
    const field = (id: string, label: string, part: "old" | "fresh" | "again") => secretField({ id, label, value: pin[part], words: true, invalid: pin.problem !== "", onType: (typed) => this.setPin({ ...pin, [part]: typed, problem: "" }) });
    return html`<form class="stack" novalidate @submit=${(event: SubmitEvent) => { event.preventDefault(); void this.changePin(); }}>
      ${field("old-pin", t("menu.old-pin"), "old")}${field("fresh-pin", t("menu.new-pin"), "fresh")}${field("fresh-again", t("lock.again"), "again")}
      <p class="problem" id="pin-problem" role="alert">${pin.problem === "" ? nothing : pin.problem}</p>
      ${this.problemLine()}<button class="primary" type="submit" ?disabled=${this.busy}>${t(this.busy ? "lock.working" : "menu.change-pin")}</button></form>`;
  }

  private setPin(pin: MenuScreen["pin"]): void {
    this.pin = pin;
    this.requestUpdate();
  }

  private async changePin(): Promise<void> {
    const { pin, model, words: { t } } = this;
    if (pin === null || this.busy) return;
    const easy = secretProblem(pin.fresh);
    if (easy !== null) return this.setPin({ ...pin, problem: t(`lock.${easy}`) });
    if (pin.fresh !== pin.again) return this.setPin({ ...pin, problem: t("lock.not-the-same") });
    await this.once(async () => {
      const result = await model.lock.change(pin.old, pin.fresh);
      if (result.kind === "open") return this.setPin({ ...pin, done: true });
      if (result.kind === "locked-out") return model.lockNow();
      this.setPin({ ...pin, problem: result.kind === "wrong" ? t("lock.wrong", { n: result.left }) : t("lock.wait", { n: Math.ceil(result.waitMs / 1000) }) });
    });
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
