import type { Fact } from "../store/facts.ts";
import type { Content, Localized, SignOff, Source } from "./content.ts";
import { newest } from "./plans.ts";

export interface VisitWindow { readonly id: string; readonly fromHours: number; readonly toHours: number; readonly says: Localized }

/** One version of a schedule of visits, as `data/visits` holds it. */
export interface VisitSchedule {
  readonly schedule: "kf" | "kn";
  readonly version: number;
  readonly superseded: boolean;
  readonly about: "mother" | "baby";
  readonly name: Localized;
  readonly reading: Localized;
  readonly windows: readonly VisitWindow[];
  readonly source: Source;
  readonly signOff: SignOff;
}

export const VISIT_PLACES = ["home", "practice", "puskesmas", "posyandu", "hospital"] as const;

export interface Visit {
  readonly id: string;
  readonly atMs: number;
  readonly schedule: string;
  readonly baby: number | null;
  readonly place: string;
}

export type VisitState = "ahead" | "due" | "done" | "missed";

export interface VisitStatus {
  readonly id: string;
  readonly state: VisitState;
  /** The window's first instant. */
  readonly fromMs: number;
  /** The first instant after the window. */
  readonly untilMs: number;
  readonly doneBy: Visit | null;
}

const HOUR_MS = 3_600_000;

/** Visits among one mother's facts, by time. */
export function visitsOf(facts: readonly Fact[]): Visit[] {
  return newest(facts.filter((fact) => fact.type === "visit.recorded")).map((fact): Visit => {
    const { visitId, schedule, baby, place } = fact.payload as unknown as { visitId: string; schedule: string; baby: number | null; place: string };
    return { id: visitId, atMs: Date.parse(fact.occurredAt), schedule, baby, place };
  }).sort((a, b) => a.atMs - b.atMs);
}

/** The version in use of a schedule: the newest that is not superseded. */
export function currentSchedule(content: Content, schedule: "kf" | "kn"): VisitSchedule | undefined {
  return content.visits?.findLast((one) => one.schedule === schedule && !one.superseded);
}

/** How every visit of a schedule stands. A visit outside a window took place and fills none. */
export function visitStatus(schedule: VisitSchedule, birthAtMs: number, visits: readonly Visit[], baby: number | null, nowMs: number): VisitStatus[] {
  return schedule.windows.map(({ id, fromHours, toHours }): VisitStatus => {
    const [fromMs, untilMs] = [birthAtMs + fromHours * HOUR_MS, birthAtMs + toHours * HOUR_MS];
    const doneBy = visits.find((one) => one.schedule === schedule.schedule && one.baby === baby && one.atMs >= fromMs && one.atMs < untilMs) ?? null;
    return { id, fromMs, untilMs, doneBy, state: doneBy !== null ? "done" : nowMs < fromMs ? "ahead" : nowMs < untilMs ? "due" : "missed" };
  });
}

/** The schedules that apply: the mother's own, and one for each baby. */
export function schedulesFor(content: Content, babies: number): { schedule: VisitSchedule; baby: number | null }[] {
  const [kf, kn] = [currentSchedule(content, "kf"), currentSchedule(content, "kn")];
  return [
    ...(kf === undefined ? [] : [{ schedule: kf, baby: null }]),
    ...(kn === undefined ? [] : Array.from({ length: babies }, (_, index) => ({ schedule: kn, baby: index + 1 }))),
  ];
}
