import { html, nothing, type TemplateResult } from "lit";
import { STOP_REASONS, type SessionState } from "../../engine/session-types.ts";
import { icon } from "../icons.ts";
import { SessionPart } from "./session-part.ts";

/** The reasons a person may give; `interrupted` is only ever the phone's own word. */
const PAUSE_CHOICES = ["baby", "pain", "call", "rest", "other"] as const;

/** Why paused, or stopped for good; and, while paused, the way on. The time is already held while this is asked. */
export class StopOrPause extends SessionPart {
  shown: SessionState | null = null;
  private stopping = false;

  protected override render(): TemplateResult {
    if (this.stopping) return this.renderStop();
    return this.session.state.status === "paused" ? this.renderPaused() : this.renderWhy();
  }

  private renderWhy(): TemplateResult {
    const { t } = this.words;
    return html`<div class="run paused">
      <h2>${t("pause.why")}</h2>
      <p>${t("pause.held")}</p>
      <div class="stack">${PAUSE_CHOICES.map((reason) => html`<button data-reason=${reason} ?disabled=${this.busy} @click=${() => void this.act({ type: "paused", reason })}>${t(`pause.${reason}`)}</button>`)}</div>
      <div class="stack apart"><button class="danger" @click=${() => this.set(() => { this.stopping = true; })}>${icon("stop")} ${t("session.stop")}</button>
        <button class="quiet" ?disabled=${this.busy} @click=${() => void this.once(() => this.runner.resumeFromHold(this.session))}>${t("pause.mistake")}</button></div>
      ${this.problemLine()}</div>`;
  }

  private renderPaused(): TemplateResult {
    const { words, session } = this;
    const { t } = words;
    const state = this.shown ?? session.state;
    const reason = state.pauses.at(-1)?.reason ?? "other";
    const interrupted = reason === "interrupted";
    const phase = session.rules.phases[state.phaseIndex]!;
    const minute = Math.floor((state.deliveredMs + state.restedMs) / 60_000);
    return html`<div class="run paused" data-reason=${reason}>
      <div class="breathe still" aria-hidden="true"><i></i>${icon("pause")}</div>
      <h2>${interrupted ? t("pause.broke-off", { n: minute }) : t("pause.title", { reason: t(`pause.${reason}`) })}</h2>
      ${interrupted ? html`<p>${t("pause.broke-off-note")}</p>` : nothing}
      <dl class="facts">
        <div><dt>${t("pause.given")}</dt><dd>${words.duration(state.deliveredMs)}</dd></div>
        <div><dt>${t("pause.left-in-phase", { phase: t(`phase.${phase.kind}`) })}</dt><dd>${words.duration(Math.max(0, phase.maxMs - state.phaseElapsedMs))}</dd></div>
      </dl>
      <div class="stack"><button class="primary large" ?disabled=${this.busy} @click=${() => void this.act({ type: "resumed" })}>${icon("play")} ${t("pause.resume")}</button>
        <button class="danger" @click=${() => this.set(() => { this.stopping = true; })}>${icon("stop")} ${t("session.stop")}</button></div>
      ${this.problemLine()}</div>`;
  }

  private renderStop(): TemplateResult {
    const { t } = this.words;
    return html`<div class="run paused">
      <h2>${t("stop.why")}</h2>
      <div class="stack">${STOP_REASONS.map((reason) => html`<button data-reason=${reason} ?disabled=${this.busy} @click=${() => void this.act({ type: "stopped", reason })}>${t(`stop.${reason}`)}</button>`)}</div>
      <div class="stack apart"><button class="quiet" @click=${() => this.set(() => { this.stopping = false; })}>${icon("back")} ${t("stop.not")}</button></div>
      ${this.problemLine()}</div>`;
  }
}

customElements.define("stop-or-pause", StopOrPause);
