/** The words of the session engine. The contract is fixtures/engine/README.md; this file only gives it types. */

export type PhaseKind = "massage" | "rest";
export type SignLevel = "red" | "amber";
export type Performer = "midwife" | "husband" | "family";
export type SignAnswer = "yes" | "no" | "unknown";
export type Status = "checking" | "preparing" | "running" | "paused" | "stopped" | "finished" | "closed" | "referred" | "deferred";

export interface PhaseRule {
  readonly kind: PhaseKind;
  readonly minMs: number;
  readonly maxMs: number;
}

export interface SessionRules {
  readonly phases: readonly PhaseRule[];
  readonly signs: readonly { readonly id: string; readonly level: SignLevel }[];
}

/** One pause; `ms` is null while it lasts. */
export interface Pause {
  readonly atMs: number;
  readonly reason: string;
  readonly ms: number | null;
}

export interface SessionState {
  readonly status: Status;
  readonly sessionId: string;
  readonly protocolId: string;
  readonly protocolVersion: number;
  readonly performer: Performer;
  readonly lastAt: number;
  readonly lastMono: number;
  readonly boot: string;
  readonly phaseIndex: number;
  readonly phaseElapsedMs: number;
  readonly deliveredMs: number;
  readonly restedMs: number;
  readonly pausedMs: number;
  readonly pauses: readonly Pause[];
  readonly signsYes: readonly string[];
  readonly comfortBefore: number | null;
  readonly comfortAfter: number | null;
  readonly stopReason: string | null;
  readonly adverse: readonly string[];
  readonly clockJumps: number;
}

/** The clock readings every event carries: wall clock, the id of this start of the page, monotonic since that start. */
export interface Clock {
  readonly at: number;
  readonly boot: string;
  readonly mono: number;
}

export type SessionFact =
  | { readonly type: "opened"; readonly sessionId: string; readonly protocolId: string; readonly protocolVersion: number; readonly performer: Performer }
  | { readonly type: "signs-checked"; readonly answers: Readonly<Record<string, SignAnswer>> }
  | { readonly type: "started"; readonly consent: boolean; readonly comfortBefore: number | null; readonly position: string }
  | { readonly type: "paused"; readonly reason: string }
  | { readonly type: "resumed" }
  | { readonly type: "phase-ended" }
  | { readonly type: "finished" }
  | { readonly type: "stopped"; readonly reason: string }
  | { readonly type: "closed"; readonly comfortAfter: number | null; readonly adverse: readonly string[] };

export type SessionEvent = SessionFact & Clock;

export const PAUSE_REASONS = ["baby", "pain", "call", "rest", "interrupted", "other"] as const;
export const STOP_REASONS = ["pain", "dizziness", "bleeding", "headache", "breathless", "nausea", "palpitations", "she-said-stop", "baby", "other"] as const;
export const ADVERSE_CODES = ["pain", "dizziness", "skin", "after-pain", "bleeding", "other"] as const;
export const PERFORMERS = ["midwife", "husband", "family"] as const;

export type RefusalCode =
  | "event.broken"
  | "event.unknown-type"
  | "event.from-future"
  | "event.out-of-order"
  | "session.not-open"
  | "session.already-open"
  | "session.restarted-without-pause"
  | "session.not-checking"
  | "session.not-preparing"
  | "session.no-consent"
  | "session.not-running"
  | "session.not-paused"
  | "session.not-running-or-paused"
  | "session.not-ended"
  | "session.last-phase"
  | "session.phases-left"
  | "signs.unanswered"
  | "signs.unknown-sign"
  | "comfort.out-of-range"
  | "pause.unknown-reason"
  | "stop.unknown-reason"
  | "adverse.unknown"
  | "phase.too-short";

export interface Refusal {
  readonly refused: RefusalCode;
}

export function isRefusal(result: SessionState | SessionEvent | Refusal): result is Refusal {
  return "refused" in result;
}
