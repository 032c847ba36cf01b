import { PERFORMERS, type Clock, type Performer, type Refusal, type SessionEvent, type SessionFact, type SignAnswer } from "./session-types.ts";

type Fields = Readonly<Record<string, unknown>>;

const BROKEN: Refusal = { refused: "event.broken" };

/**
 * Reads an event as it comes from a file or the store. A missing or wrongly typed field is `event.broken`, judged before
 * anything else; a type that is none of the engine's is `event.unknown-type`.
 */
export function readEvent(raw: unknown): SessionEvent | Refusal {
  if (!isFields(raw)) return BROKEN;
  const clock = readClock(raw);
  if (clock === null || typeof raw["type"] !== "string") return BROKEN;
  const reader = READERS[raw["type"]];
  if (reader === undefined) return { refused: "event.unknown-type" };
  const fact = reader(raw);
  return fact === null ? BROKEN : { ...fact, ...clock };
}

const READERS: Readonly<Record<string, ((fields: Fields) => SessionFact | null) | undefined>> = Object.assign(Object.create(null), {
  "opened": readOpened,
  "signs-checked": readSigns,
  "started": readStarted,
  "paused": (fields: Fields) => withReason("paused", fields),
  "resumed": () => ({ type: "resumed" }),
  "phase-ended": () => ({ type: "phase-ended" }),
  "finished": () => ({ type: "finished" }),
  "stopped": (fields: Fields) => withReason("stopped", fields),
  "closed": readClosed,
});

function readClock(fields: Fields): Clock | null {
  const { at, boot, mono } = fields;
  return isNatural(at) && isNatural(mono) && isText(boot) ? { at, boot, mono } : null;
}

function readOpened({ sessionId, protocolId, protocolVersion, performer }: Fields): SessionFact | null {
  return isText(sessionId) && isText(protocolId) && isNatural(protocolVersion) && protocolVersion >= 1 && isPerformer(performer)
    ? { type: "opened", sessionId, protocolId, protocolVersion, performer }
    : null;
}

function readSigns({ answers }: Fields): SessionFact | null {
  return isFields(answers) && Object.values(answers).every(isAnswer)
    ? { type: "signs-checked", answers: answers as Readonly<Record<string, SignAnswer>> }
    : null;
}

function readStarted({ consent, comfortBefore, position }: Fields): SessionFact | null {
  return typeof consent === "boolean" && isIntegerOrNull(comfortBefore) && isText(position)
    ? { type: "started", consent, comfortBefore, position }
    : null;
}

function withReason(type: "paused" | "stopped", { reason }: Fields): SessionFact | null {
  return isText(reason) ? { type, reason } : null;
}

function readClosed({ comfortAfter, adverse }: Fields): SessionFact | null {
  return isIntegerOrNull(comfortAfter) && Array.isArray(adverse) && adverse.length <= 100 && adverse.every((code) => typeof code === "string")
    ? { type: "closed", comfortAfter, adverse }
    : null;
}

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "" && value.length <= 200;
const isInteger = (value: unknown): value is number => Number.isSafeInteger(value);
const isNatural = (value: unknown): value is number => isInteger(value) && value >= 0;
const isIntegerOrNull = (value: unknown): value is number | null => value === null || isInteger(value);
const isPerformer = (value: unknown): value is Performer => PERFORMERS.includes(value as Performer);
const isAnswer = (value: unknown): value is SignAnswer => value === "yes" || value === "no" || value === "unknown";
