import { readEvent } from "./event-reader.ts";
import {
  ADVERSE_CODES, PAUSE_REASONS, STOP_REASONS, isRefusal,
  type Clock, type PhaseRule, type Refusal, type RefusalCode, type SessionEvent, type SessionRules, type SessionState,
} from "./session-types.ts";

/** An event may be this far ahead of the judge's clock before it is called an event from the future. */
const FUTURE_TOLERANCE_MS = 300_000;

/** Wall and monotonic clock may drift apart this much between two events before it counts as a jump. */
const CLOCK_TOLERANCE_MS = 2_000;

/**
 * The session engine: `(state, event, rules, now)` to the next state or a refusal. Pure, whole milliseconds only.
 * The same function is written in C# on the server, which replays what the phone sends; both run fixtures/engine.
 */
export function apply(state: SessionState | null, raw: unknown, rules: SessionRules, nowMs: number): SessionState | Refusal {
  const event = readEvent(raw);
  if (isRefusal(event)) return event;
  if (state === null) return event.type === "opened" ? open(event, nowMs) : refuse("session.not-open");
  if (event.type === "opened") return refuse("session.already-open");

  const elapsed = elapsedSince(state, event, nowMs);
  if (typeof elapsed !== "number") return elapsed;
  const advanced = advanceBy(state, elapsed, rules);
  const result = takeEffect(advanced, event, rules);
  return isRefusal(result) ? result : { ...result, clockJumps: state.clockJumps + jumps(state, event, elapsed), lastAt: event.at, lastMono: event.mono, boot: event.boot };
}

/** What the screen shows between two events: the state with the time since its last event given to its phases. Stores nothing. */
export function advance(state: SessionState, clock: Clock, rules: SessionRules): SessionState {
  const elapsed = clock.boot === state.boot ? clock.mono - state.lastMono : clock.at - state.lastAt;
  return elapsed <= 0 ? state : advanceBy(state, elapsed, rules);
}

const refuse = (refused: RefusalCode): Refusal => ({ refused });

function open(event: Extract<SessionEvent, { type: "opened" }>, nowMs: number): SessionState | Refusal {
  if (event.at > nowMs + FUTURE_TOLERANCE_MS) return refuse("event.from-future");
  return {
    status: "checking",
    sessionId: event.sessionId, protocolId: event.protocolId, protocolVersion: event.protocolVersion, performer: event.performer,
    lastAt: event.at, lastMono: event.mono, boot: event.boot,
    phaseIndex: 0, phaseElapsedMs: 0, deliveredMs: 0, restedMs: 0, pausedMs: 0,
    pauses: [], signsYes: [], comfortBefore: null, comfortAfter: null, stopReason: null, adverse: [], clockJumps: 0,
  };
}

function elapsedSince(state: SessionState, clock: Clock, nowMs: number): number | Refusal {
  if (clock.at > nowMs + FUTURE_TOLERANCE_MS) return refuse("event.from-future");
  if (clock.boot === state.boot) {
    const elapsed = clock.mono - state.lastMono;
    return elapsed < 0 ? refuse("event.out-of-order") : elapsed;
  }

  const elapsed = clock.at - state.lastAt;
  if (elapsed < 0) return refuse("event.out-of-order");
  // The page was gone while it ran: nobody witnessed those minutes, so they must be closed by a pause first.
  return state.status === "running" ? refuse("session.restarted-without-pause") : elapsed;
}

function jumps(state: SessionState, clock: Clock, elapsed: number): number {
  return clock.boot === state.boot && Math.abs(clock.at - state.lastAt - elapsed) > CLOCK_TOLERANCE_MS ? 1 : 0;
}

function advanceBy(state: SessionState, elapsed: number, rules: SessionRules): SessionState {
  if (state.status === "paused") return { ...state, pausedMs: state.pausedMs + elapsed };
  if (state.status !== "running") return state;

  let { phaseIndex, phaseElapsedMs, deliveredMs, restedMs } = state;
  let left = elapsed;
  for (;;) {
    const phase = phaseAt(rules, phaseIndex);
    const taken = Math.min(left, phase.maxMs - phaseElapsedMs);
    left -= taken;
    phaseElapsedMs += taken;
    if (phase.kind === "massage") deliveredMs += taken;
    else restedMs += taken;
    if (phaseElapsedMs < phase.maxMs || phaseIndex === rules.phases.length - 1) break;
    phaseIndex += 1;
    phaseElapsedMs = 0;
  }

  return { ...state, phaseIndex, phaseElapsedMs, deliveredMs, restedMs };
}

function takeEffect(state: SessionState, event: SessionEvent, rules: SessionRules): SessionState | Refusal {
  switch (event.type) {
    case "opened": return refuse("session.already-open");
    case "signs-checked": return checkSigns(state, event, rules);
    case "started": return start(state, event);
    case "paused": return pause(state, event);
    case "resumed": return state.status === "paused" ? { ...closePause(state), status: "running" } : refuse("session.not-paused");
    case "phase-ended": return endPhase(state, rules);
    case "finished": return finish(state, rules);
    case "stopped": return stop(state, event);
    case "closed": return close(state, event);
  }
}

function checkSigns(state: SessionState, { answers }: Extract<SessionEvent, { type: "signs-checked" }>, rules: SessionRules): SessionState | Refusal {
  if (state.status !== "checking") return refuse("session.not-checking");
  const answerTo = (id: string) => (Object.hasOwn(answers, id) ? answers[id] : undefined);
  const yes = rules.signs.filter((sign) => answerTo(sign.id) === "yes");
  const red = yes.some((sign) => sign.level === "red");
  const open = rules.signs.some((sign) => answerTo(sign.id) === undefined || answerTo(sign.id) === "unknown");
  if (!red && open) return refuse("signs.unanswered");
  if (Object.keys(answers).some((id) => !rules.signs.some((sign) => sign.id === id))) return refuse("signs.unknown-sign");
  return { ...state, signsYes: yes.map((sign) => sign.id), status: red ? "referred" : yes.length > 0 ? "deferred" : "preparing" };
}

function start(state: SessionState, event: Extract<SessionEvent, { type: "started" }>): SessionState | Refusal {
  if (state.status !== "preparing") return refuse("session.not-preparing");
  if (!event.consent) return refuse("session.no-consent");
  if (!isComfort(event.comfortBefore)) return refuse("comfort.out-of-range");
  return { ...state, status: "running", comfortBefore: event.comfortBefore, phaseIndex: 0, phaseElapsedMs: 0 };
}

function pause(state: SessionState, event: Extract<SessionEvent, { type: "paused" }>): SessionState | Refusal {
  if (state.status !== "running") return refuse("session.not-running");
  if (!isOneOf(PAUSE_REASONS, event.reason)) return refuse("pause.unknown-reason");
  return { ...state, status: "paused", pauses: [...state.pauses, { atMs: event.at, reason: event.reason, ms: null }] };
}

/** The open pause gets what `pausedMs` gained since it opened: the total less all closed pauses. */
function closePause(state: SessionState): SessionState {
  const closed = state.pauses.reduce((sum, { ms }) => sum + (ms ?? 0), 0);
  return { ...state, pauses: state.pauses.map((one) => (one.ms === null ? { ...one, ms: state.pausedMs - closed } : one)) };
}

function endPhase(state: SessionState, rules: SessionRules): SessionState | Refusal {
  if (state.status !== "running") return refuse("session.not-running");
  if (state.phaseIndex === rules.phases.length - 1) return refuse("session.last-phase");
  if (state.phaseElapsedMs < phaseAt(rules, state.phaseIndex).minMs) return refuse("phase.too-short");
  return { ...state, phaseIndex: state.phaseIndex + 1, phaseElapsedMs: 0 };
}

function finish(state: SessionState, rules: SessionRules): SessionState | Refusal {
  if (state.status !== "running") return refuse("session.not-running");
  if (state.phaseIndex < rules.phases.length - 1) return refuse("session.phases-left");
  if (state.phaseElapsedMs < phaseAt(rules, state.phaseIndex).minMs) return refuse("phase.too-short");
  return { ...state, status: "finished" };
}

function stop(state: SessionState, event: Extract<SessionEvent, { type: "stopped" }>): SessionState | Refusal {
  if (state.status !== "running" && state.status !== "paused") return refuse("session.not-running-or-paused");
  if (!isOneOf(STOP_REASONS, event.reason)) return refuse("stop.unknown-reason");
  return { ...closePause(state), status: "stopped", stopReason: event.reason };
}

function close(state: SessionState, event: Extract<SessionEvent, { type: "closed" }>): SessionState | Refusal {
  if (state.status !== "finished" && state.status !== "stopped") return refuse("session.not-ended");
  if (!isComfort(event.comfortAfter)) return refuse("comfort.out-of-range");
  if (!event.adverse.every((code) => isOneOf(ADVERSE_CODES, code))) return refuse("adverse.unknown");
  return { ...state, status: "closed", comfortAfter: event.comfortAfter, adverse: event.adverse };
}

const isComfort = (value: number | null) => value === null || (value >= 0 && value <= 10);
const isOneOf = (codes: readonly string[], code: string) => codes.includes(code);

function phaseAt(rules: SessionRules, index: number): PhaseRule {
  const phase = rules.phases[index];
  if (phase === undefined) throw new RangeError(`No phase ${index}.`);
  return phase;
}
