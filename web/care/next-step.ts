import type { Finding } from "./safety.ts";
import { isOpen, type SessionRecord } from "./sessions.ts";
import type { Mother } from "./mothers.ts";

/** The one thing to do next for a mother, and the reason, which is also a text key (`next.<reason>`). */
export interface NextStep {
  readonly action: "see-facility" | "continue-session" | "ask-consent" | "measure-volume" | "massage" | "score-signs" | "none";
  readonly reason: "referred" | "danger-stop" | "assessment-red" | "referral-held" | "deferred" | "session-open" | "session-elsewhere" | "no-care-consent" | "no-first-volume" | "no-session-today" | "no-score-today" | "done-today" | "not-accepted" | "plan-due" | "plan-not-due" | "left-care";
  /** Sorting: the smaller, the sooner. */
  readonly rank: number;
  readonly sessionId?: string;
}

const DAY_MS = 24 * 3_600_000;
const ABANDONED_AFTER_MS = 2 * 3_600_000;

/** A session that was opened but never started, or that another phone left lying, does not stand in the way for ever. */
function isAbandoned({ state, openedAtMs }: SessionRecord, nowMs: number): boolean {
  return (state.status === "checking" || state.status === "preparing") && nowMs - openedAtMs > ABANDONED_AFTER_MS;
}

/** Hands were laid on: such a session is brought to its end, whatever was found meanwhile. */
function hasBegun({ state }: SessionRecord): boolean {
  return state.status !== "checking" && state.status !== "preparing";
}

/**
 * A pure rule over what is recorded and the moment. A finding that holds massage (a red sign, a massage that ended with
 * danger, a red assessment, a referral to go now) comes before everything but bringing a begun session to its end, and never leads to a
 * massage, whatever other phones recorded since and however long ago it was (docs/adr/0008); measuring comes before the first massage, or
 * there is no "before". That she left care comes after the begun session and the open finding.
 */
export function nextStep(mother: Mother, nowMs: number, helper: boolean, deviceId: string): NextStep {
  if (mother.refusal !== null) return { action: "none", reason: "not-accepted", rank: 0 };
  const latest = mother.sessions[0];
  const within = (atMs: number) => nowMs - atMs < DAY_MS;
  const open = latest !== undefined && isOpen(latest) && !isAbandoned(latest, nowMs);
  // Of who left care only what is open is followed; that massage is held says nothing any more.
  const held = mother.safety.findings.find((one) => one.holdsMassage && (one.isOpen || mother.left === null));
  if (open && latest.deviceId === deviceId && (held === undefined || hasBegun(latest))) return { action: "continue-session", reason: "session-open", rank: 1, sessionId: latest.sessionId };
  if (held !== undefined) return { action: "see-facility", reason: heldBecause(held), rank: 0, ...(held.because === "session" ? { sessionId: held.causeId } : {}) };
  if (mother.left !== null) return { action: "none", reason: "left-care", rank: 8 };
  if (open) return { action: "none", reason: "session-elsewhere", rank: 6, sessionId: latest.sessionId };

  if (latest?.state.status === "deferred" && within(latest.openedAtMs)) return { action: "see-facility", reason: "deferred", rank: 2, sessionId: latest.sessionId };
  if (!mother.consents.care) return { action: helper ? "none" : "ask-consent", reason: "no-care-consent", rank: 3 };
  if (!helper && !mother.measurements.some((one) => one.kind === "volume")) return { action: "measure-volume", reason: "no-first-volume", rank: 4 };
  if (!mother.sessions.some((one) => one.state.status === "closed" && within(one.openedAtMs))) return { action: "massage", reason: "no-session-today", rank: 5 };
  if (!helper && !mother.measurements.some((one) => one.kind === "score" && within(one.atMs))) return { action: "score-signs", reason: "no-score-today", rank: 6 };
  return { action: "none", reason: "done-today", rank: 7 };
}

function heldBecause({ because, codes, isRed }: Finding): NextStep["reason"] {
  if (!isRed) return "referral-held";
  return because === "assessment" ? "assessment-red" : codes.some((code) => code.startsWith("sign.")) ? "referred" : "danger-stop";
}
