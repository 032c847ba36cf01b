import { html, type LitElement, type PropertyValues, type TemplateResult } from "lit";
import type { SessionRecord } from "../../care/sessions.ts";
import { icon } from "../icons.ts";
import { Screen } from "../screen.ts";
import "./after-session.ts";
import "./danger-signs.ts";
import "./do-not-massage.ts";
import "./get-ready.ts";
import "./running-session.ts";
import "./session-summary.ts";
import "./stop-or-pause.ts";
import type { SessionRunner } from "./session-runner.ts";

/** Leads through one session: which step is on the screen follows from the recorded state alone. */
export class SessionFlow extends Screen {
  runner!: SessionRunner;
  private readonly tick = () => this.requestUpdate();
  /** Any tap within a session lets sound begin, also the one that goes on with a massage after the app was closed. */
  private readonly unlock = () => this.runner.cues.unlock();

  override connectedCallback(): void {
    super.connectedCallback();
    this.runner.addEventListener("change", this.tick);
    this.addEventListener("click", this.unlock, { capture: true });
    this.runner.cues.prepare(this.words.language);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.runner.removeEventListener("change", this.tick);
    this.removeEventListener("click", this.unlock, { capture: true });
  }

  get heading(): string {
    const { session, words: { t } } = this;
    if (session === undefined) return t("session.title");
    return t(this.asksWhy(session) ? "step.why" : `step.${session.state.status}`);
  }

  override get back(): string | null {
    const { session } = this;
    if (session === undefined) return "#/";
    return session.state.status === "running" || session.state.status === "paused" ? null : `#/mother/${session.motherId}`;
  }

  /** The parts hold answers that are not recorded yet. */
  protected override get drawsAnew(): boolean {
    return false;
  }

  override get full(): boolean {
    const status = this.session?.state.status;
    return status === "running" || status === "paused";
  }

  private get session(): SessionRecord | undefined {
    return this.model.session(this.args[0] ?? "");
  }

  private asksWhy(session: SessionRecord): boolean {
    return this.runner.heldClock(session) !== null;
  }

  /** The step is drawn anew together with the frame: time passes between two events too. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    (this.querySelector(":scope > *") as Partial<LitElement> | null)?.requestUpdate?.();
  }

  protected override render(): TemplateResult {
    const { model, runner, session } = this;
    if (session === undefined) return html`<p>${this.words.t("session.unknown")}</p>`;
    const { status } = session.state;
    if (session.deviceId !== model.store.deviceId && !["closed", "referred", "deferred"].includes(status)) return html`<p class="notice">${this.words.t("next.session-elsewhere")}</p>`;
    const mother = model.mother(session.motherId);
    const waits = status === "checking" || status === "preparing";
    if (mother?.left != null && waits) return html`<p class="notice watch" role="alert">${this.words.t("next.left-care")}</p><div class="stack"><a class="button primary" href=${`#/mother/${session.motherId}`}>${this.words.t("summary.to-mother")}</a></div>`;
    const held = mother?.safety.findings.some((one) => one.holdsMassage) === true;
    if (held && waits) return html`<p class="notice stop" role="alert">${icon("stop")} <span>${this.words.t("session.held")}</span></p><div class="stack"><a class="button primary" href=${`#/mother/${session.motherId}`}>${this.words.t("summary.to-mother")}</a></div>`;
    switch (status) {
      case "checking": return html`<danger-signs .model=${model} .runner=${runner} .session=${session}></danger-signs>`;
      case "preparing": return html`<get-ready .model=${model} .runner=${runner} .session=${session}></get-ready>`;
      case "running": return this.asksWhy(session)
        ? html`<stop-or-pause .model=${model} .runner=${runner} .session=${session}></stop-or-pause>`
        : html`<running-session .model=${model} .runner=${runner} .session=${session} .shown=${runner.shown(session)}></running-session>`;
      case "paused": return html`<stop-or-pause .model=${model} .runner=${runner} .session=${session} .shown=${runner.shown(session)}></stop-or-pause>`;
      case "finished":
      case "stopped": return html`<after-session .model=${model} .runner=${runner} .session=${session}></after-session>`;
      case "referred":
      case "deferred": return html`<do-not-massage .model=${model} .runner=${runner} .session=${session}></do-not-massage>`;
      case "closed": return html`<session-summary .model=${model} .runner=${runner} .session=${session}></session-summary>`;
    }
  }
}
