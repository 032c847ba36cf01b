import { inOrder, type Delivery, type Fact } from "../store/facts.ts";
import type { Content } from "./content.ts";
import type { SessionRecord } from "./sessions.ts";
import { assess, tableOf, type Answers, type TableId, type TriageResult, type TriageTable } from "./triage.ts";

/** One assessment with what it comes to at her age then. `result` is null when this phone does not hold its table. */
export interface Assessment {
  readonly id: string;
  readonly atMs: number;
  readonly by: string | null;
  readonly tableId: TableId;
  readonly table: TriageTable | null;
  readonly baby: number | null;
  readonly answers: Answers;
  readonly result: TriageResult | null;
  /** True when the server did not take it. */
  readonly refused: boolean;
}

export type Because = "session" | "assessment" | "judgement";

export interface Referral {
  readonly id: string;
  readonly madeAtMs: number;
  readonly by: string | null;
  readonly because: Because;
  readonly becauseId: string | null;
  readonly urgency: "now" | "same-day";
  readonly to: string | null;
  /** The observation whose red alert it was made for. */
  readonly observationId: string | null;
  readonly closed: { readonly atMs: number; readonly by: string | null; readonly outcome: string; readonly note: string | null } | null;
}

export interface Harm {
  readonly id: string;
  readonly atMs: number;
  readonly by: string | null;
  readonly kind: string;
  readonly severity: "mild" | "moderate" | "severe";
  readonly sessionId: string | null;
}

/** Something that must be followed to its outcome; the rule is told in `docs/api/safety.md` and stands in `RedFinding.cs` too. */
export interface Finding {
  readonly because: Because;
  /** The session or assessment; for a referral by judgement the referral itself. */
  readonly causeId: string;
  readonly atMs: number;
  readonly baby: number | null;
  /** `sign.fever`, `stop.bleeding`, `triage.baby.too-warm`. */
  readonly codes: readonly string[];
  readonly isRed: boolean;
  /** Something this reader is not shown, known from the referral made for it alone: what cannot be seen may be red. */
  readonly isUnseen: boolean;
  readonly referrals: readonly Referral[];
  readonly isOpen: boolean;
  readonly holdsMassage: boolean;
}

/** Everything about one mother's safety, built from her facts. */
export interface Safety {
  readonly assessments: readonly Assessment[];
  readonly referrals: readonly Referral[];
  readonly harms: readonly Harm[];
  /** Newest first, those that are over too. */
  readonly findings: readonly Finding[];
  /** The sessions, assessments and referrals a midwife cleared, and when she last did. */
  readonly cleared: ReadonlyMap<string, number>;
}

const HOUR_MS = 3_600_000;

/** The events that bring a cause into the world, and where its identity stands. */
const CAUSE_OF: Readonly<Record<string, string>> = { "session.opened": "sessionId", "assessment.recorded": "assessmentId", "referral.made": "referralId" };

/**
 * Builds a mother's safety. Facts the server refused count when they hold massage back, and count for nothing when they would let it go on:
 * except for a cause that was itself refused, which only this phone knows.
 */
export function safetyOf(facts: readonly Fact[], deliveries: readonly Delivery[], birthAtMs: number, sessions: readonly SessionRecord[], content: Content): Safety {
  const refused = new Set(deliveries.filter((one) => one.status === "refused").map((one) => one.id));
  const of = (type: string) => facts.filter((fact) => fact.type === type).sort(inOrder);
  const ownCauses = causesOnlyHere(facts.filter((fact) => refused.has(fact.id)));
  const counts = (fact: Fact, cause: string) => !refused.has(fact.id) || ownCauses.has(cause);

  const assessments = of("assessment.recorded").map((fact) => assessmentFrom(fact, birthAtMs, content, refused.has(fact.id))).sort((a, b) => b.atMs - a.atMs);
  const closings = of("referral.closed").filter((fact) => counts(fact, String(fact.payload["referralId"])));
  const referrals = of("referral.made").map((fact) => referralFrom(fact, closings));
  const cleared = new Map<string, number>();
  for (const { payload, occurredAt } of of("clearance.recorded").filter((fact) => counts(fact, String(fact.payload["becauseId"])))) {
    const cause = String(payload["becauseId"]);
    cleared.set(cause, Math.max(Date.parse(occurredAt), cleared.get(cause) ?? -Infinity));
  }

  const harms = of("harm.recorded").filter((fact) => !refused.has(fact.id)).map(harmFrom).sort((a, b) => b.atMs - a.atMs);
  return { assessments, referrals, harms, cleared, findings: findingsOf(assessments, referrals, cleared, sessions, content) };
}

/** Causes the server refused. A refused referral for something the server has is none: whatever is said of that referral lets nothing go that the server holds. */
function causesOnlyHere(refused: readonly Fact[]): ReadonlySet<string> {
  const causes = new Set<string>();
  const found = refused.filter((fact) => Object.hasOwn(CAUSE_OF, fact.type)).sort((a, b) => Number(a.type === "referral.made") - Number(b.type === "referral.made"));
  for (const { type, payload } of found) {
    const of = payload["becauseId"] ?? null;
    if (type !== "referral.made" || of === null || causes.has(String(of))) causes.add(String(payload[CAUSE_OF[type]!]));
  }

  return causes;
}

function findingsOf(assessments: readonly Assessment[], referrals: readonly Referral[], cleared: ReadonlyMap<string, number>, sessions: readonly SessionRecord[], content: Content): readonly Finding[] {
  const causes = [
    ...sessions.map((one) => ({ because: "session" as Because, causeId: one.sessionId, atMs: one.openedAtMs, baby: null as number | null, codes: sessionCodes(one, content), isUnseen: false })),
    ...assessments.map((one) => ({ because: "assessment" as Because, causeId: one.id, atMs: one.atMs, baby: one.baby, codes: assessmentCodes(one), isUnseen: false })),
  ];
  const known = new Set(causes.map((one) => one.causeId));
  for (const referral of referrals) {
    const causeId = referral.becauseId ?? referral.id;
    if (known.has(causeId)) continue;
    known.add(causeId); // judgement, or a cause a helper is not shown
    causes.push({ because: referral.because, causeId, atMs: referral.madeAtMs, baby: null, codes: [], isUnseen: referral.because !== "judgement" });
  }

  return causes.map((cause): Finding => {
    const made = referrals.filter((one) => (one.becauseId ?? one.id) === cause.causeId);
    const isCleared = [cause.causeId, ...made.map((one) => one.id)].some((named) => letsGo(cleared, named, made));
    const isRed = cause.codes.length > 0;
    const released = made.length > 0 && made.every((one) => one.closed !== null && mayGoOn(one.closed.outcome, content));
    return {
      ...cause, isRed, referrals: made,
      isOpen: made.length > 0 ? made.some((one) => one.closed === null) : !isCleared,
      holdsMassage: (isRed || cause.isUnseen || made.some((one) => one.urgency === "now")) && !isCleared && !released,
    };
  }).filter((one) => one.isRed || one.referrals.length > 0).sort((a, b) => b.atMs - a.atMs);
}

/** A clearance says nothing of a referral made after it, unless it names that very one (two phones whose clocks differ). */
function letsGo(cleared: ReadonlyMap<string, number>, named: string, made: readonly Referral[]): boolean {
  const atMs = cleared.get(named);
  return atMs !== undefined && made.every((one) => one.madeAtMs <= atMs || one.id === named);
}

/** An outcome this phone does not know lets nothing go on. */
const mayGoOn = (outcome: string, content: Content) => content.triage?.outcomes.find((one) => one.code === outcome)?.massageMayGoOn === true;

/** An assessment by a table this phone does not hold may be anything: it is kept as a finding until it is known or cleared. */
function assessmentCodes({ tableId, result }: Assessment): readonly string[] {
  if (result === null) return ["triage.unknown"];
  return result.findings.filter((one) => one.sign.level === "red").map((one) => `triage.${tableId}.${one.sign.id}`);
}

function sessionCodes({ state }: SessionRecord, content: Content): readonly string[] {
  if (state.status !== "referred") return dangerCodes(content, [state.stopReason, ...state.adverse]).map((code) => `stop.${code}`);
  const amber = new Set(content.gate.signs.filter((sign) => sign.level === "amber").map((sign) => sign.id));
  return state.signsYes.filter((id) => !amber.has(id)).map((id) => `sign.${id}`);
}

/**
 * Those of the reasons and effects that may be the beginning of something grave (docs/adr/0008). A phone whose content is older than this
 * list takes every one for dangerous until it has met the server.
 */
export function dangerCodes(content: Content, codes: readonly (string | null)[]): readonly string[] {
  const given = new Set(codes.filter((code): code is string => code !== null));
  if (content.triage === undefined) return [...given];
  return content.triage.danger.reasons.map((one) => one.code).filter((code) => given.has(code));
}

function assessmentFrom(fact: Fact, birthAtMs: number, content: Content, refused: boolean): Assessment {
  const { payload } = fact;
  const atMs = Date.parse(fact.occurredAt);
  const tableId = payload["table"] as TableId;
  const table = tableOf(content, tableId, Number(payload["tableVersion"])) ?? null;
  const answers = payload["answers"] as Answers;
  return { id: String(payload["assessmentId"]), atMs, by: fact.author?.name ?? null, tableId, table, baby: payload["baby"] as number | null, answers, result: resultOf(table, answers, Math.floor((atMs - birthAtMs) / HOUR_MS)), refused };
}

function resultOf(table: TriageTable | null, answers: Answers, hours: number): TriageResult | null {
  if (table === null || hours < 0) return null;
  try {
    return assess(table, answers, hours);
  } catch {
    return null;
  }
}

function referralFrom({ payload, occurredAt, author }: Fact, closings: readonly Fact[]): Referral {
  const id = String(payload["referralId"]);
  const closing = closings.find((fact) => fact.payload["referralId"] === id);
  return {
    id, madeAtMs: Date.parse(occurredAt), by: author?.name ?? null, because: payload["because"] as Because, becauseId: payload["becauseId"] as string | null,
    urgency: payload["urgency"] as Referral["urgency"], to: payload["to"] as string | null,
    observationId: typeof payload["observationId"] === "string" ? payload["observationId"] : null,
    closed: closing === undefined ? null : { atMs: Date.parse(closing.occurredAt), by: closing.author?.name ?? null, outcome: String(closing.payload["outcome"]), note: closing.payload["note"] as string | null },
  };
}

function harmFrom({ payload, occurredAt, author }: Fact): Harm {
  return { id: String(payload["harmId"]), atMs: Date.parse(occurredAt), by: author?.name ?? null, kind: String(payload["kind"]), severity: payload["severity"] as Harm["severity"], sessionId: payload["sessionId"] as string | null };
}
