import { protocolOf, type Content } from "./content.ts";
import type { Mother } from "./mothers.ts";
import type { NextStep } from "./next-step.ts";
import { coded, notImproving, type NotImprovingRule } from "./not-improving.ts";
import { adherence, planInForce } from "./plans.ts";
import { programmeStep } from "./programme-step.ts";
import type { SessionRecord } from "./sessions.ts";
import { schedulesFor, visitStatus } from "./visits.ts";
import { ZONES } from "./zones.ts";

export type WorkGroup = "now" | "today" | "later";

/** Why a mother stands on the list: the kinds of `WorkReasonKind` of the Domain, and `not-accepted`, which only a phone knows. */
export interface WorkReason {
  readonly reason: string;
  /** Codes or counts it rests on; null when the reason says all. */
  readonly detail: string | null;
  /** Since when it holds. */
  readonly sinceMs: number | null;
}

/** Order, groups and thresholds, as `data/worklist` holds them. */
export interface WorklistContent {
  readonly ranks: { readonly version: number; readonly closingHours: number; readonly reasons: readonly { readonly reason: string; readonly group: WorkGroup }[] };
  readonly notImproving: NotImprovingRule;
}

/** One mother on the list: what to do next for her, every reason, and when. */
export interface WorkItem {
  readonly mother: Mother;
  readonly step: NextStep;
  readonly reasons: readonly WorkReason[];
  readonly group: WorkGroup | "none";
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What does not end with the care (as in the server's list); what her phone was refused is said too. */
const AFTER_CARE: readonly string[] = ["referral-open", "alert"];
/** What a helper is told: never what was measured or judged. */
const FOR_HELPERS: readonly string[] = ["referral-open", "referred", "session-left-open", "session-due"];
const GROUPS: readonly (WorkGroup | "none")[] = ["now", "today", "later", "none"];

/** Every reason for one mother, the most urgent first: a pure function of her facts, her plan and the clock, the same as `Worklist` of the Domain. */
export function workReasons(mother: Mother, nowMs: number, content: Content): WorkReason[] {
  return reasonsIn(placesOf(content), mother, nowMs, content);
}

const placesOf = (content: Content): ReadonlyMap<string, number> => new Map(content.worklist.ranks.reasons.map(({ reason }, index) => [reason, index]));

function reasonsIn(place: ReadonlyMap<string, number>, mother: Mother, nowMs: number, content: Content): WorkReason[] {
  const safety = [...followUp(mother), ...openChecks(mother)];
  const reasons = mother.left !== null ? safety.filter(({ reason }) => AFTER_CARE.includes(reason))
    : [...safety, ...beginnings(mother, nowMs), ...programme(mother, nowMs, content), ...session(mother, nowMs, content), ...lastSession(mother)];
  return [...refusal(mother), ...reasons].sort((a, b) => (place.get(a.reason) ?? 99) - (place.get(b.reason) ?? 99));
}

/** The whole list: what cannot wait first, then by reason, then the youngest babies; mothers with nothing due come last. */
export function worklist(mothers: readonly Mother[], nowMs: number, content: Content, helper: boolean, deviceId: string): WorkItem[] {
  const place = placesOf(content);
  const group = new Map(content.worklist.ranks.reasons.map((rank) => [rank.reason, rank.group]));
  return mothers.map((mother) => {
    const step = programmeStep(mother, nowMs, helper, deviceId, content);
    const reasons = reasonsIn(place, mother, nowMs, content).filter(({ reason }) => !helper || FOR_HELPERS.includes(reason));
    const urgent = step.rank === 0 || step.action === "continue-session" || step.action === "see-facility";
    return { item: { mother, step, reasons, group: urgent ? "now" as const : group.get(reasons[0]?.reason ?? "") ?? "none" as const }, place: place.get(reasons[0]?.reason ?? "") ?? 99 };
  }).sort((a, b) => GROUPS.indexOf(a.item.group) - GROUPS.indexOf(b.item.group)
    || (a.item.group === "now" ? a.item.step.rank - b.item.step.rank : 0)
    || a.place - b.place || b.item.mother.birthAtMs - a.item.mother.birthAtMs || (a.item.mother.id < b.item.mother.id ? -1 : 1))
    .map(({ item }) => item);
}

function refusal(mother: Mother): WorkReason[] {
  return mother.refusal === null ? [] : [{ reason: "not-accepted", detail: mother.refusal.code, sinceMs: mother.registeredAtMs }];
}

/** What was found and whose outcome nobody has recorded yet, and what is over and still holds massage. */
function followUp({ safety: { findings } }: Mother): WorkReason[] {
  return [
    ...together("referral-open", findings.filter((one) => one.isOpen)),
    ...together("referred", findings.filter((one) => !one.isOpen && one.holdsMassage)),
  ];
}

/** What was amber, not known or an alert, and nobody answered. */
function openChecks({ unanswered }: Mother): WorkReason[] {
  const open = unanswered.map(({ level, code, atMs }) => ({ level, codes: [code], atMs }));
  return [...together("alert", open.filter((one) => one.level === "red")), ...together("check-open", open.filter((one) => one.level === "amber"))];
}

/** One reason with the codes of all it rests on, oldest first; of the same moment in the order given. */
function together(reason: string, all: readonly { readonly codes: readonly string[]; readonly atMs: number }[]): WorkReason[] {
  if (all.length === 0) return [];
  const codes = [...new Set([...all].sort((a, b) => a.atMs - b.atMs).flatMap((one) => one.codes))];
  return [{ reason, detail: codes.length === 0 ? null : codes.join(","), sinceMs: Math.min(...all.map((one) => one.atMs)) }];
}

const started = (mother: Mother) => mother.sessions.filter((one) => one.startedAtMs !== null);

function beginnings(mother: Mother, nowMs: number): WorkReason[] {
  const [massaged, measured] = [started(mother).length > 0, mother.measurements.length > 0];
  const since = { detail: null, sinceMs: mother.registeredAtMs };
  return [
    ...(mother.consents.care ? [] : [{ reason: "no-care-consent", detail: null, sinceMs: mother.careWordAtMs ?? mother.registeredAtMs }]),
    ...(massaged || measured ? [] : [{ reason: "no-baseline", ...since }]),
    ...(massaged || planInForce(mother.plans, nowMs) !== null || !mayBeMassaged(mother) ? [] : [{ reason: "no-session", ...since }]),
  ];
}

/** Visits and no rise; nothing of it without consent to care. */
function programme(mother: Mother, nowMs: number, content: Content): WorkReason[] {
  if (!mother.consents.care || nowMs < mother.birthAtMs) return [];
  const found = notImproving(mother, content, nowMs);
  return [...visits(mother, nowMs, content), ...(found === null ? [] : [{ reason: "not-improving", detail: coded(found), sinceMs: found.atMs }])];
}

/** One reason for each urgency; its detail names the visits. A visit is overdue when the one before was missed. */
function visits(mother: Mother, nowMs: number, content: Content): WorkReason[] {
  const due = schedulesFor(content, mother.babies).flatMap(({ schedule, baby }) => {
    const all = visitStatus(schedule, mother.birthAtMs, mother.visits, baby, nowMs);
    return all.flatMap((one, index) => {
      if (one.state !== "due") return [];
      const name = mother.babies > 1 && baby !== null ? `${one.id}:${baby}` : one.id;
      const before = all[index - 1];
      if (before?.state === "missed") return [{ reason: "visit-overdue", name, sinceMs: before.untilMs }];
      return [{ reason: one.untilMs - nowMs <= content.worklist.ranks.closingHours * HOUR_MS ? "visit-closing" : "visit-due", name, sinceMs: one.fromMs }];
    });
  });
  return [...new Set(due.map((one) => one.reason))].map((reason) => {
    const same = due.filter((one) => one.reason === reason);
    return { reason, detail: same.map((one) => one.name).join(","), sinceMs: Math.min(...same.map((one) => one.sinceMs)) };
  });
}

/** No massage is asked for while a finding holds it, while a clinician is to be asked first, or without consent to care. */
function mayBeMassaged({ consents, sessions, safety }: Mother): boolean {
  return consents.care && sessions[0]?.state.status !== "deferred" && !safety.findings.some((one) => one.holdsMassage);
}

/** The session due today, by her plan or else by the protocol last followed. */
function session(mother: Mother, nowMs: number, content: Content): WorkReason[] {
  const last = mother.sessions[0];
  if (!mayBeMassaged(mother)) return [];
  const plan = planInForce(mother.plans, nowMs);
  if (plan !== null) {
    const protocol = protocolOf(content, plan.protocolId, plan.protocolVersion);
    if (protocol === undefined) return [];
    const { dueSince, givenToday, expectedToday } = adherence(plan, null, protocol, mother, nowMs);
    return dueSince === null ? [] : [{ reason: "session-due", detail: `${givenToday}/${expectedToday}`, sinceMs: dueSince }];
  }

  return last === undefined ? [] : byProtocol(mother, last, nowMs);
}

function byProtocol(mother: Mother, last: SessionRecord, nowMs: number): WorkReason[] {
  const { sessionsPerDay: asked, days } = last.protocol.schedule;
  const all = started(mother);
  if (asked === null || asked === undefined || all.length === 0) return [];
  const offset = ZONES[mother.zone].hours * HOUR_MS;
  const day = (ms: number) => Math.floor((ms + offset) / DAY_MS);
  const today = all.filter((one) => day(one.startedAtMs!) === day(nowMs));
  const dayOfCourse = day(nowMs) - day(Math.min(...all.map((one) => one.startedAtMs!)));
  return today.length >= asked || dayOfCourse >= (days ?? Infinity) ? []
    : [{ reason: "session-due", detail: `${today.length}/${asked}`, sinceMs: Math.max(nowMs - ((nowMs + offset) % DAY_MS), ...today.map((one) => one.state.lastAt)) }];
}

function lastSession(mother: Mother): WorkReason[] {
  const last = mother.sessions[0];
  if (last === undefined) return [];
  const { state } = last;
  const sinceMs = state.lastAt;
  const ended = state.status === "stopped" || state.status === "finished" || state.status === "closed";
  const open = !["stopped", "closed", "referred", "deferred"].includes(state.status);
  const measured = mother.measurements.at(-1)?.atMs ?? -Infinity;
  return [
    ...(state.status === "deferred" ? [{ reason: "deferred", detail: state.signsYes.join(","), sinceMs }] : []),
    ...(open ? [{ reason: "session-left-open", detail: state.status, sinceMs }] : []),
    ...(!open && state.stopReason !== null ? [{ reason: "stopped-early", detail: state.stopReason, sinceMs }] : []),
    ...(state.adverse.length > 0 ? [{ reason: "adverse-effect", detail: state.adverse.join(","), sinceMs }] : []),
    ...(last.startedAtMs !== null && ended && measured < sinceMs ? [{ reason: "not-measured-since-session", detail: null, sinceMs }] : []),
  ];
}
