import { LitElement, html, nothing, type TemplateResult } from "lit";
import { secretProblem } from "../../store/keyring.ts";
import type { AppModel } from "../app-model.ts";
import { icon } from "../icons.ts";
import { secretField } from "./secret-field.ts";

type Problem = { readonly key: string; readonly values?: Readonly<Record<string, string | number>> } | null;

/** Asks for the PIN or a new one. Stands in the place of every screen while the phone is locked. */
export class LockGate extends LitElement {
  model!: AppModel;
  private secret = "";
  private again = "";
  private words = false;
  private working = false;
  private problem: Problem = null;
  private waitUntil = 0;
  private forgotten = false;
  private readonly redraw = () => this.requestUpdate();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.model.addEventListener("change", this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.model.removeEventListener("change", this.redraw);
    this.secret = this.again = "";
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>("input")?.focus();
  }

  protected override render(): TemplateResult {
    const { lock, words } = this.model;
    const { t } = words!;
    const choosing = lock.state === "choose";
    return html`<main class="start locked"><div class="mark big" aria-hidden="true"></div><h1>${t(choosing ? "lock.choose-title" : "lock.title")}</h1>
      ${lock.curtainedFor === null ? nothing : html`<a class="button" href=${`#/session/${lock.curtainedFor}`}>${icon("hands")} ${t("lock.to-massage")}</a>`}
      ${choosing ? this.renderChoose() : lock.needsSignIn ? this.renderSignIn() : this.renderUnlock()}
      ${this.model.waitingLocked === 0 ? nothing : html`<p class="notice">${icon("wait")} ${t("lock.waiting", { n: this.model.waitingLocked })}</p>`}
      ${choosing || lock.curtainedFor !== null ? nothing : html`<p><button class="small quiet" ?disabled=${this.working} @click=${() => void this.work(() => this.otherAccount())}>${t("lock.other")}</button></p>`}
    </main>`;
  }

  private renderChoose(): TemplateResult {
    const { t } = this.model.words!;
    return html`<p>${t("lock.choose-why")}</p>
      <form class="lock" data-mode="choose" novalidate @submit=${(event: SubmitEvent) => void this.choose(event)}>
        ${this.field("pin", t(this.words ? "lock.passphrase" : "lock.new-pin"), this.secret, (typed) => { this.secret = typed; })}
        ${this.field("pin-again", t("lock.again"), this.again, (typed) => { this.again = typed; })}
        ${this.renderProblem()}
        <button type="button" class="small quiet" @click=${() => { this.words = !this.words; this.requestUpdate(); }}>${t(this.words ? "lock.use-pin" : "lock.use-passphrase")}</button>
        <p class="hint">${t("lock.keep-it")}</p>
        <button class="primary" type="submit" ?disabled=${this.working}>${t(this.working ? "lock.working" : "lock.choose")}</button>
      </form>`;
  }

  private renderUnlock(): TemplateResult {
    const { t } = this.model.words!;
    const left = Math.ceil((this.waitUntil - Date.now()) / 1000);
    if (left > 0) setTimeout(this.redraw, 500);
    return html`<form class="lock" data-mode="unlock" novalidate @submit=${(event: SubmitEvent) => void this.unlock(event)}>
        ${this.field("pin", t("lock.pin"), this.secret, (typed) => { this.secret = typed; })}
        ${left > 0 ? html`<p class="problem" role="status">${t("lock.wait", { n: left })}</p>` : this.renderProblem()}
        <button type="button" class="small quiet" @click=${() => { this.words = !this.words; this.requestUpdate(); }}>${t(this.words ? "lock.use-pin" : "lock.use-passphrase")}</button>
        <button class="primary" type="submit" ?disabled=${this.working || left > 0}>${t(this.working ? "lock.working" : "lock.unlock")}</button>
      </form>
      ${this.forgotten ? html`<p>${t("lock.forgotten-note")}</p><div class="stack"><button class="primary" @click=${() => this.signInAnew()}>${t("signin.do")}</button></div>`
        : html`<p><button class="small quiet" @click=${() => { this.forgotten = true; this.requestUpdate(); }}>${t("lock.forgotten")}</button></p>`}`;
  }

  private renderSignIn(): TemplateResult {
    const { lock, words } = this.model;
    const { t } = words!;
    return html`<p role="alert">${t(lock.signInStale ? "lock.stale" : lock.lockedOut ? "lock.locked-out" : "lock.forgotten-note")}</p>
      <p class="hint">${t("lock.nothing-lost")}</p>
      <a class="button primary" href="/sign-in?to=/app/">${t("signin.do")}</a>
      ${lock.lockedOut ? nothing : html`<button class="small quiet" @click=${() => void lock.rememberPin().then(this.redraw)}>${t("lock.try-pin")}</button>`}`;
  }

  private field(id: string, label: string, value: string, type: (typed: string) => void): TemplateResult {
    return secretField({ id, label, value, words: this.words, invalid: this.problem !== null, onType: (typed) => { type(typed); this.problem = null; this.requestUpdate(); } });
  }

  private renderProblem(): TemplateResult {
    const { problem } = this;
    return html`<p class="problem" id="pin-problem" role="alert">${problem === null ? nothing : this.model.words!.t(problem.key, problem.values)}</p>`;
  }

  private async choose(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const problem = secretProblem(this.secret);
    if (problem !== null) return this.say({ key: `lock.${problem}` });
    if (this.secret !== this.again) return this.say({ key: "lock.not-the-same" });
    await this.work(async () => {
      await this.model.lock.choose(this.secret);
      await this.model.opened();
    });
  }

  private async unlock(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.secret === "") return this.say({ key: "lock.empty" });
    await this.work(async () => {
      const result = await this.model.lock.unlock(this.secret);
      this.secret = "";
      if (result.kind === "open") return this.model.opened();
      if (result.kind === "wrong" || result.kind === "wait") this.waitUntil = Date.now() + result.waitMs;
      if (result.kind === "wrong") this.say({ key: "lock.wrong", values: { n: result.left } });
      this.model.changed();
    });
    this.querySelector<HTMLElement>("#pin")?.focus();
  }

  private signInAnew(): void {
    void this.model.lock.forgotPin().then(() => { location.href = "/sign-in?to=/app/"; });
  }

  /** Leaves the phone to somebody else; what is stored stays sealed. */
  private async otherAccount(): Promise<void> {
    await this.model.leave();
    this.model.sync.now();
  }

  private async work(task: () => Promise<void>): Promise<void> {
    if (this.working) return;
    this.working = true;
    this.requestUpdate();
    try {
      await task();
    } catch (error) {
      console.error(error);
      this.problem = { key: "form.not-stored" };
    } finally {
      this.working = false;
      this.requestUpdate();
    }
  }

  private say(problem: Problem): void {
    this.problem = problem;
    this.requestUpdate();
  }
}

customElements.define("lock-gate", LockGate);
