import { html, nothing, type TemplateResult } from "lit";
import type { SessionState } from "../../engine/session-types.ts";
import { icon } from "../icons.ts";
import { clockDigits } from "../words.ts";
import "./back-drawing.ts";
import { SessionPart } from "./session-part.ts";

const RADIUS = 150;
const AROUND = 2 * Math.PI * RADIUS;

/** The massage itself: which phase, how long still, where the thumbs go, and one large way to stop. */
export class RunningSession extends SessionPart {
  shown: SessionState | null = null;

  protected override render(): TemplateResult {
    const { words, session } = this;
    const { t } = words;
    const state = this.shown ?? session.state;
    const { phases } = session.rules;
    const phase = phases[state.phaseIndex]!;
    const last = state.phaseIndex === phases.length - 1;
    const left = Math.max(0, phase.maxMs - state.phaseElapsedMs);
    const mayEnd = state.phaseElapsedMs >= phase.minMs && left > 0;
    return html`<div class="run ${phase.kind}" data-phase=${phase.kind} data-index=${state.phaseIndex}>
      <p class="phase" role="status"><strong>${t(`phase.${phase.kind}`)}</strong> <span>${t("phase.of", { n: state.phaseIndex + 1, total: phases.length })}</span>${this.aside(state, mayEnd)}</p>
      <div class="dial">
        <svg class="ring" viewBox="0 0 320 320" aria-hidden="true"><circle class="rest-of" cx="160" cy="160" r=${RADIUS}/><circle class="gone" cx="160" cy="160" r=${RADIUS}
          stroke-dasharray=${AROUND} stroke-dashoffset=${AROUND * (left / phase.maxMs)} transform="rotate(-90 160 160)"/></svg>
        ${phase.kind === "massage"
          ? html`<back-drawing .protocol=${session.protocol} .moving=${true} .label=${t("drawing.label", { area: words.of(session.protocol.area.label), way: t(`direction.${session.protocol.technique.direction}`) })}></back-drawing>`
          : html`<div class="breathe" role="img" aria-label=${t("phase.rest-label")}><i></i><p>${t("phase.rest-do")}</p></div>`}
      </div>
      <p class="timer" role="timer" aria-label=${t("phase.left", { time: words.duration(left) })}>${clockDigits(left)}</p>
      <p class="note">${phase.kind === "massage" ? words.of(session.protocol.technique.pressure) : t("phase.rest-counts-not")}</p>
      <div class="controls">
        <button class="sound" aria-pressed=${this.runner.cues.sound} aria-label=${t(this.runner.cues.sound ? "sound.off" : "sound.on")} @click=${() => void this.runner.setSound(!this.runner.cues.sound)}>${icon(this.runner.cues.sound ? "sound" : "silent")}</button>
        <button class="halt" @click=${() => this.runner.hold(session)}>${icon("pause")} ${t("session.halt")}</button>
        ${mayEnd ? html`<button class="go-on" ?disabled=${this.busy} @click=${() => void this.act(last ? { type: "finished" } : { type: "phase-ended" })}>${icon(last ? "check" : "next")} ${t(last ? "session.enough" : "session.go-on")}</button>` : nothing}
      </div>
      ${this.problemLine()}
    </div>`;
  }

  /** What was said since the phase began. */
  private aside(state: SessionState, mayEnd: boolean): TemplateResult | typeof nothing {
    const { t } = this.words;
    const said = [...(this.runner.resumedIn(this.session, state) ? [t("phase.resumed")] : []), ...(mayEnd ? [t("phase.may-end")] : [])];
    return said.length === 0 ? nothing : html`<span class="aside">${said.join(" ")}</span>`;
  }
}

customElements.define("running-session", RunningSession);
