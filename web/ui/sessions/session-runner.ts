import { advance } from "../../engine/session-engine.ts";
import type { Clock, RefusalCode, SessionFact, SessionState } from "../../engine/session-types.ts";
import type { SessionRecord } from "../../care/sessions.ts";
import type { AppModel } from "../app-model.ts";
import { PAUSE_KEEPS_MS, sessionFact } from "../app-model.ts";
import { cueOf } from "./cue-of.ts";
import { Cues } from "./cues.ts";

const TICK_MS = 250;
const HEARTBEAT_MS = 5_000;
/** A page that has not ticked this long was frozen by the phone: nobody witnessed those minutes. Hidden pages still tick once a minute. */
const FROZEN_AFTER_MS = 120_000;
const SOON_MS = 3_000;

/**
 * Keeps the running session honest: shows the time between events, writes a heartbeat, ends the last phase when its time is
 * up, and after a kill or a freeze closes the unwitnessed time with a pause at the last moment the page was alive.
 */
export class SessionRunner extends EventTarget {
  readonly cues = new Cues();
  private alive: Clock | null = null;
  private beaten = -Infinity;
  /** The moment the big button was pressed, kept while the reason is asked; nothing after it counts. */
  private held: { readonly sessionId: string; readonly clock: Clock } | null = null;
  private chain: Promise<unknown> = Promise.resolve();
  private ending = false;
  private spoken = "";
  private resumed = "";

  constructor(private readonly model: AppModel) {
    super();
    setInterval(() => this.tick(), TICK_MS);
    window.addEventListener("pagehide", () => this.beat(true));
    document.addEventListener("visibilitychange", () => this.beat(true));
    void model.store.setting<boolean>("sound").then((sound) => { this.cues.sound = sound ?? true; });
  }

  /** The state as of now: between events only time passes, and none of it after the big button was pressed. */
  shown(session: SessionRecord): SessionState {
    return advance(session.state, this.heldClock(session) ?? this.model.clock(), session.rules);
  }

  heldClock(session: SessionRecord): Clock | null {
    return this.held?.sessionId === session.sessionId ? this.held.clock : null;
  }

  hold(session: SessionRecord): void {
    this.held = { sessionId: session.sessionId, clock: this.model.clock() };
    this.cues.give("paused");
    this.keepAlive(session, this.held.clock);
    this.changed();
  }

  /** Takes the session on by one event, one after the other; the screen moves when it is stored. Without a clock it happens now. */
  act(sessionId: string, fact: SessionFact, clock?: Clock): Promise<RefusalCode | null> {
    const acted = this.chain.then(async () => {
      const session = this.model.session(sessionId);
      if (session === undefined) return null;
      const refused = await this.model.act(session, fact, clock);
      if (refused === null) {
        this.held = null;
        this.tell(sessionId, fact);
      }
      this.changed();
      return refused;
    });
    this.chain = acted.catch(() => undefined);
    return acted;
  }

  /** "Pressed by mistake": the moments of doubt are a pause, not massage. */
  async resumeFromHold(session: SessionRecord): Promise<void> {
    const clock = this.heldClock(session);
    if (clock === null) return;
    await this.act(session.sessionId, { type: "paused", reason: "other" }, clock);
    await this.act(session.sessionId, { type: "resumed" });
  }

  /** After a start of the page: a session left running gets its pause, at the last heartbeat or else at its last event. */
  async recover(): Promise<void> {
    const left = this.model.runningSession;
    if (left === undefined || left.state.status !== "running" || left.state.boot === this.model.boot) return;
    const heartbeat = this.model.account === null ? null : await this.model.store.heartbeat(this.model.account.id);
    const { state } = left;
    const witnessed = heartbeat !== null && heartbeat.sessionId === left.sessionId && heartbeat.boot === state.boot && heartbeat.mono >= state.lastMono;
    const clock: Clock = witnessed
      ? { at: heartbeat.at, boot: heartbeat.boot, mono: heartbeat.mono }
      : { at: state.lastAt, boot: state.boot, mono: state.lastMono };
    await this.model.record([sessionFact(left.motherId, left.sessionId, { type: "paused", reason: "interrupted" }, clock)]);
  }

  async setSound(sound: boolean): Promise<void> {
    this.cues.setSound(sound);
    this.changed();
    await this.model.store.keepSetting("sound", sound);
  }

  private tick(): void {
    const session = this.model.runningSession;
    void this.cues.keepScreenOn(session !== undefined);
    if (session === undefined || session.state.status !== "running" || this.heldClock(session) !== null) {
      this.alive = null;
      if (session !== undefined) this.changed();
      if (session !== undefined) this.settleHold(session);
      return;
    }

    const clock = this.model.clock();
    const before = this.alive;
    this.alive = clock;
    if (before !== null && clock.mono - before.mono > FROZEN_AFTER_MS) {
      void this.act(session.sessionId, { type: "paused", reason: "interrupted" }, before).catch((error: unknown) => console.error(error));
      return;
    }

    const state = advance(session.state, clock, session.rules);
    this.speak(session, state);
    this.beat(false);
    this.changed();
    const last = session.rules.phases.length - 1;
    if (state.phaseIndex === last && state.phaseElapsedMs >= session.rules.phases[last]!.maxMs) this.finish(session);
  }

  /** Nobody said why for half an hour: it is a pause since the button was pressed. */
  private settleHold(session: SessionRecord): void {
    const clock = this.heldClock(session);
    if (clock === null || this.ending || session.state.status !== "running" || this.model.clock().mono - clock.mono < PAUSE_KEEPS_MS) return;
    this.ending = true;
    void this.act(session.sessionId, { type: "paused", reason: "other" }, clock).catch((error: unknown) => console.error(error)).finally(() => { this.ending = false; });
  }

  private finish(session: SessionRecord): void {
    if (this.ending) return;
    this.ending = true;
    void this.act(session.sessionId, { type: "finished" }).catch((error: unknown) => console.error(error)).finally(() => { this.ending = false; });
  }

  /** True from going on after a pause until the next phase. */
  resumedIn(session: SessionRecord, state: SessionState): boolean {
    return this.resumed === phaseKey(session, state);
  }

  /** What a fact that was taken sounds like. Going on is said once, in place of the phase that goes on. */
  private tell(sessionId: string, fact: SessionFact): void {
    const session = this.model.session(sessionId);
    const cue = session === undefined ? null : cueOf(fact, session.state, this.model.content!);
    if (session === undefined || cue === null) return;
    if (cue === "resumed") {
      this.resumed = phaseKey(session, session.state);
      this.spoken = moment(session, session.state);
    }

    this.cues.give(cue);
  }

  /** Each cue once: entering a phase, the last three seconds, and the moment from which the phase may be ended. */
  private speak(session: SessionRecord, state: SessionState): void {
    const now = moment(session, state);
    if (now === this.spoken) return;
    const newPhase = !this.spoken.startsWith(`${phaseKey(session, state)}:`);
    this.spoken = now;
    const phase = session.rules.phases[state.phaseIndex]!;
    if (newPhase) this.cues.give(phase.kind);
    else if (now.endsWith(":may-end")) this.cues.give("may-end");
    else if (!now.endsWith(":begun") && state.phaseElapsedMs < phase.maxMs) this.cues.give("soon");
  }

  private beat(atOnce: boolean): void {
    const session = this.model.runningSession;
    if (session === undefined || session.state.status !== "running" || this.heldClock(session) !== null || this.alive === null) return;
    const clock = this.model.clock();
    if (clock.mono - this.alive.mono > FROZEN_AFTER_MS) return; // the next tick settles a freeze first
    if (atOnce || clock.mono - this.beaten >= HEARTBEAT_MS) this.keepAlive(session, clock);
  }

  private keepAlive(session: SessionRecord, clock: Clock): void {
    this.beaten = clock.mono;
    const { account, store } = this.model;
    if (account === null) return;
    void store.keepHeartbeat({ account: account.id, motherId: session.motherId, sessionId: session.sessionId, ...clock }).catch((error: unknown) => console.error(error));
  }

  private changed(): void {
    this.dispatchEvent(new Event("change"));
  }
}

const phaseKey = (session: SessionRecord, state: SessionState): string => `${session.sessionId}:${state.phaseIndex}`;

/** Which moment of a phase it is: begun, one that may be ended, or one of its last seconds. */
function moment(session: SessionRecord, state: SessionState): string {
  const phase = session.rules.phases[state.phaseIndex]!;
  const left = phase.maxMs - state.phaseElapsedMs;
  const mark = left <= SOON_MS ? `soon${Math.ceil(left / 1000)}` : phase.minMs < phase.maxMs && state.phaseElapsedMs >= phase.minMs ? "may-end" : "begun";
  return `${phaseKey(session, state)}:${mark}`;
}
