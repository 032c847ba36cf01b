import type { Performer } from "../engine/session-types.ts";
import type { Fact } from "../store/facts.ts";
import type { Protocol } from "./content.ts";
import type { Mother } from "./mothers.ts";
import { ZONES } from "./zones.ts";

export interface PlanTerms {
  readonly protocolId: string;
  readonly protocolVersion: number;
  readonly performer: Performer;
  /** Null: as often as she wishes. */
  readonly sessionsPerDay: number | null;
  /** Null: open. */
  readonly days: number | null;
  /** Hours since birth: from inclusive, to exclusive; null: at once. */
  readonly startWindowHours: readonly [number, number] | null;
}

export interface CarePlan extends PlanTerms {
  readonly id: string;
  readonly madeAtMs: number;
  readonly endedAtMs: number | null;
  readonly endReason: string | null;
}

/** A massage told of afterwards: nobody timed it, so it stands apart and is never part of a dose. */
export interface RecalledMassage {
  readonly id: string;
  readonly atMs: number;
  readonly minutes: number;
  readonly performer: Performer;
  readonly protocolId: string | null;
}

export type StartState = "ahead" | "open" | "met" | "missed";

/** What was given of a plan against what it expected so far; the members as in `Adherence` of the Domain. */
export interface Adherence {
  readonly expectedSessions: number | null;
  readonly expectedMs: number | null;
  readonly plannedSessions: number | null;
  readonly sessions: number;
  readonly wholeSessions: number;
  readonly deliveredMs: number;
  readonly otherSessions: number;
  readonly recalledSessions: number;
  readonly recalledMinutes: number;
  readonly givenToday: number;
  readonly expectedToday: number | null;
  readonly dueSince: number | null;
  readonly start: StartState | null;
  readonly over: boolean;
}

export const PLAN_END_REASONS = ["completed", "she-wishes", "health", "moved", "other"] as const;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const at = (fact: Fact) => Date.parse(fact.occurredAt);

/** Facts without those a later one corrects. */
export function newest(facts: readonly Fact[]): Fact[] {
  const replaced = new Set(facts.flatMap((fact) => (fact.corrects === null ? [] : [fact.corrects])));
  return facts.filter((fact) => !replaced.has(fact.id));
}

/** Plans among one mother's facts, by the moment they were made. */
export function plansOf(facts: readonly Fact[]): CarePlan[] {
  const ended = new Map(facts.filter((fact) => fact.type === "plan.ended").map((fact) => [String(fact.payload["planId"]), fact]));
  return facts.filter((fact) => fact.type === "plan.made").map((fact): CarePlan => {
    const id = String(fact.payload["planId"]);
    const end = ended.get(id);
    return { ...(fact.payload as unknown as PlanTerms), id, madeAtMs: at(fact), endedAtMs: end === undefined ? null : at(end), endReason: end === undefined ? null : String(end.payload["reason"]) };
  }).sort((a, b) => a.madeAtMs - b.madeAtMs);
}

/** Massages told of afterwards among one mother's facts, by time. */
export function recalledOf(facts: readonly Fact[]): RecalledMassage[] {
  return newest(facts.filter((fact) => fact.type === "massage.recalled")).map((fact): RecalledMassage => {
    const { recallId, minutes, performer, protocolId } = fact.payload as unknown as { recallId: string; minutes: number; performer: Performer; protocolId: string | null };
    return { id: recallId, atMs: at(fact), minutes, performer, protocolId };
  }).sort((a, b) => a.atMs - b.atMs);
}

/** The plan in force: the latest made until then, unless it was ended. */
export function planInForce(plans: readonly CarePlan[], nowMs: number): CarePlan | null {
  const latest = plans.findLast((plan) => plan.madeAtMs <= nowMs);
  return latest === undefined || (latest.endedAtMs !== null && latest.endedAtMs <= nowMs) ? null : latest;
}

/** Least massage one session of a protocol gives. */
export function leastMs(protocol: Protocol): number {
  return protocol.phases.filter((phase) => phase.kind === "massage").reduce((sum, phase) => sum + phase.minSeconds * 1000, 0);
}

/** How a plan spreads its sessions over her days, counted from 0: a first day begun asks for its share, rounded up; the rest falls on the day after the last. */
function course(plan: PlanTerms, leftOfFirstDayMs: number) {
  const { sessionsPerDay: perDay, days } = plan;
  const total = perDay === null || days === null ? null : perDay * days;
  const before = (day: number): number | null => {
    if (perDay === null) return null;
    const all = day <= 0 ? 0 : Math.floor((perDay * leftOfFirstDayMs + DAY_MS - 1) / DAY_MS) + (day - 1) * perDay;
    return total === null ? all : Math.min(all, total);
  };
  const on = (day: number): number | null => (perDay === null ? null : day < 0 ? 0 : before(day + 1)! - before(day)!);
  const over = (day: number): boolean => days !== null && (total === null ? day >= days : before(day)! >= total);
  return { total, before, on, over };
}

/**
 * Adherence of a plan at a moment. A day that has ended is expected whole; of the present day only what was given is expected:
 * a session that can still be given is not missing. Only timed sessions count; those told of stand beside them.
 */
export function adherence(plan: CarePlan, untilMs: number | null, protocol: Protocol, mother: Pick<Mother, "birthAtMs" | "zone" | "sessions" | "recalled">, nowMs: number): Adherence {
  const ended = untilMs !== null && untilMs <= nowMs;
  const atMs = ended ? untilMs : nowMs;
  const local = (ms: number) => ms + ZONES[mother.zone].hours * HOUR_MS;
  const day = (ms: number) => Math.floor(local(ms) / DAY_MS);
  const startMs = Math.max(plan.madeAtMs, plan.startWindowHours === null ? -Infinity : mother.birthAtMs + plan.startWindowHours[0] * HOUR_MS);
  const timed = mother.sessions.filter((one) => one.startedAtMs !== null && one.startedAtMs >= plan.madeAtMs && one.startedAtMs <= atMs && one.state.deliveredMs > 0);
  // A version this phone does not hold has no minutes here that could be added up.
  const own = timed.filter((one) => !one.missing && one.state.protocolId === plan.protocolId);
  const recalled = mother.recalled.filter((one) => one.atMs >= plan.madeAtMs && one.atMs <= atMs);
  const { total, before, on, over } = course(plan, (day(startMs) + 1) * DAY_MS - local(startMs));
  const today = atMs < startMs ? -1 : day(atMs) - day(startMs);
  const isToday = (ms: number) => day(ms) === day(atMs);
  const given = [...timed.filter((one) => isToday(one.startedAtMs!)).map((one) => one.state.lastAt), ...recalled.filter((one) => isToday(one.atMs)).map((one) => one.atMs)];
  const expectedToday = on(today);
  const expected = expectedToday === null ? null : before(today)! + Math.min(expectedToday, own.filter((one) => isToday(one.startedAtMs!)).length);
  const due = !ended && expectedToday !== null && given.length < expectedToday;
  return {
    expectedSessions: expected,
    expectedMs: expected === null ? null : expected * leastMs(protocol),
    plannedSessions: total,
    sessions: own.length,
    wholeSessions: own.filter((one) => one.state.deliveredMs >= leastMs(protocol)).length,
    deliveredMs: own.reduce((sum, one) => sum + one.state.deliveredMs, 0),
    otherSessions: timed.length - own.length,
    recalledSessions: recalled.length,
    recalledMinutes: recalled.reduce((sum, one) => sum + one.minutes, 0),
    givenToday: given.length,
    expectedToday,
    dueSince: due ? Math.max(startMs, atMs - (local(atMs) % DAY_MS), ...given) : null,
    start: plan.startWindowHours === null ? null : startState(plan.startWindowHours, mother.birthAtMs, own.map((one) => one.startedAtMs!), atMs),
    over: ended || over(today),
  };
}

function startState([from, to]: readonly [number, number], birthAtMs: number, startedMs: readonly number[], atMs: number): StartState {
  const [fromMs, toMs] = [birthAtMs + from * HOUR_MS, birthAtMs + to * HOUR_MS];
  if (startedMs.some((ms) => ms >= fromMs && ms < toMs)) return "met";
  return atMs < fromMs ? "ahead" : atMs < toMs ? "open" : "missed";
}
