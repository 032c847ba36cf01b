import type { Localized, SignOff } from "./content.ts";
import type { Content } from "./content.ts";
import { hoursSinceBirth, type Mother } from "./mothers.ts";

interface RuleReason { readonly source: string; readonly where: string | null; readonly why: Localized }
interface RuleNumber extends RuleReason { readonly value: number }

/** The thresholds of `data/worklist/not-improving.json`. */
export interface NotImprovingRule {
  readonly version: number;
  readonly signOff: SignOff;
  readonly about: Localized;
  readonly fromHours: RuleNumber;
  readonly hoursApart: RuleNumber;
  readonly sessions: RuleNumber;
  readonly within: RuleNumber;
  readonly usualVolume: RuleReason;
  readonly usualScoreTenths: RuleNumber;
}

/** No rise seen where one is usual; `coded` as in the Domain: `volume;12.5;10;20;90;3`. */
export interface NotImproving {
  readonly what: "volume" | "score";
  readonly from: string;
  readonly to: string;
  readonly fromHours: number;
  readonly toHours: number;
  readonly sessions: number;
  readonly atMs: number;
}

const HOUR_MS = 3_600_000;

export function coded({ what, from, to, fromHours, toHours, sessions }: NotImproving): string {
  return [what, from, to, fromHours, toHours, sessions].join(";");
}

/** Volume first, then score; null when a rise was seen, nothing can be said yet, or the value is usual for the age. */
export function notImproving(mother: Mother, content: Content, nowMs: number): NotImproving | null {
  const rule = content.worklist?.notImproving;
  return rule === undefined ? null : ofVolume(mother, content, rule, nowMs) ?? ofScore(mother, rule, nowMs);
}

function ofVolume(mother: Mother, content: Content, rule: NotImprovingRule, nowMs: number): NotImproving | null {
  const volumes = mother.measurements.filter((one) => one.kind === "volume");
  const latest = volumes.at(-1);
  if (latest === undefined) return null;
  const first = volumes.find((one) => one.method === latest.method && one.side === latest.side)!;
  const age = latest.atMs - mother.birthAtMs;
  const usual = content.expectedMilk.bands.some((band) => band.basis === "per-feed" && age >= band.fromHours * HOUR_MS && age < band.toHours * HOUR_MS && latest.volumeMl >= band.lower);
  return latest.volumeMl > first.volumeMl || usual ? null : comparable(mother, rule, nowMs, first.atMs, latest.atMs, "volume", String(first.volumeMl), String(latest.volumeMl));
}

function ofScore(mother: Mother, rule: NotImprovingRule, nowMs: number): NotImproving | null {
  const scores = mother.measurements.filter((one) => one.kind === "score");
  const [first, latest] = [scores[0], scores.at(-1)];
  if (first === undefined || latest === undefined || scores.length < 2 || first.totals.applicable === 0) return null;
  const [was, is] = [first.totals, latest.totals];
  const risen = is.yes * was.applicable > was.yes * is.applicable; // crosswise, so that nothing is rounded
  const usual = is.yes * 1000 >= rule.usualScoreTenths.value * is.applicable;
  return risen || usual ? null : comparable(mother, rule, nowMs, first.atMs, latest.atMs, "score", `${was.yes}/${was.applicable}`, `${is.yes}/${is.applicable}`);
}

function comparable(mother: Mother, rule: NotImprovingRule, nowMs: number, firstMs: number, latestMs: number, what: "volume" | "score", from: string, to: string): NotImproving | null {
  const { birthAtMs } = mother;
  const sessions = mother.sessions.filter((one) => one.state.deliveredMs > 0 && one.startedAtMs !== null && one.startedAtMs <= latestMs).length;
  return latestMs >= birthAtMs + rule.fromHours.value * HOUR_MS && latestMs - firstMs >= rule.hoursApart.value * HOUR_MS && nowMs - latestMs <= rule.within.value * HOUR_MS && sessions >= rule.sessions.value
    ? { what, from, to, fromHours: hoursSinceBirth(birthAtMs, firstMs), toHours: hoursSinceBirth(birthAtMs, latestMs), sessions, atMs: latestMs } : null;
}
