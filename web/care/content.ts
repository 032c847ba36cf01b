import type { LeavingRules } from "./leaving.ts";
import type { SessionRules } from "../engine/session-types.ts";
import type { ExpectedFirstDays } from "./expected.ts";
import type { Instrument } from "./instruments.ts";
import type { TriageContent } from "./triage.ts";
import type { VisitSchedule } from "./visits.ts";
import type { WorklistContent } from "./worklist.ts";

export type Language = "id" | "en";
export type Localized = Readonly<Record<Language, string>>;

export interface Source { readonly ref: string; readonly where: string; readonly says: Localized }
export interface SignOff { readonly state: "draft" | "approved"; readonly approver: string | null; readonly date: string | null }

/** A massage protocol as `data/protocols` holds it, or one of the site's own in the same shape: data with sources, never code. */
export interface Protocol {
  readonly id: string;
  readonly version: number;
  /** Null for one of the site's own. */
  readonly preset: string | null;
  readonly name: Localized;
  readonly sources: readonly Source[];
  readonly evidence: { readonly grade: string; readonly unknown: Localized };
  readonly signOff: SignOff;
  readonly phases: readonly { readonly kind: "massage" | "rest"; readonly minSeconds: number; readonly maxSeconds: number }[];
  readonly assumed: readonly string[];
  readonly area: { readonly upper: string; readonly lower: string; readonly label: Localized };
  readonly technique: { readonly direction: "upward" | "downward"; readonly motion: string; readonly pressure: Localized; readonly secondsPerCircle: number };
  readonly schedule: { readonly sessionsPerDay: number | null; readonly days: number | null; readonly startHours: readonly number[] | null; readonly note: Localized };
  readonly performers: readonly string[];
  readonly positions: readonly string[];
  readonly positionSource: Source;
  readonly notStated: readonly string[];
  /** False for a version of the site's own that is retired or replaced: plans and sessions still follow it, new ones do not. Absent for presets. */
  readonly offered?: boolean;
}

export interface Sign {
  readonly id: string;
  readonly level: "red" | "amber";
  readonly question: Localized;
  readonly action: Localized;
  readonly source: string;
}

export interface Gate {
  readonly id: string;
  readonly version: number;
  readonly signOff: SignOff;
  readonly basis: Localized;
  readonly signs: readonly Sign[];
}

export interface ScoreItem {
  readonly id: string;
  readonly about: "mother" | "baby";
  readonly fromDay: number | null;
  readonly text: Localized;
  readonly source: string;
}

export interface ScoreInstrument {
  readonly id: "milk-score";
  readonly version: number;
  readonly name: Localized;
  readonly note: Localized;
  readonly windowHours: number;
  readonly items: readonly ScoreItem[];
  readonly signOff?: SignOff;
}

export interface VolumeInstrument {
  readonly id: "milk-volume";
  readonly version: number;
  readonly name: Localized;
  readonly note: Localized;
  readonly minimum: number;
  readonly maximum: number;
  readonly maxMinutes: number;
  readonly maxHoursSinceLastFeed: number;
}

/** The milk volume usually seen by age, as `data/expected/milk-volume.json` holds it: a range, not a target. */
export interface ExpectedMilkVolume {
  readonly about: Localized;
  readonly bands: readonly { readonly basis: "per-feed" | "per-day"; readonly fromHours: number; readonly toHours: number; readonly lower: number; readonly upper: number; readonly source: string; readonly strength: string }[];
  readonly signOff: SignOff;
}

/** What `GET /api/content` answers. */
export interface Content {
  readonly version: string;
  readonly protocols: readonly Protocol[];
  readonly gate: Gate;
  /** Absent in content kept by an older version of the app, until the phone has met the server. */
  readonly triage?: TriageContent;
  /** Absent in content of before there was a way to leave. */
  readonly leaving?: LeavingRules;
  readonly instruments: readonly (ScoreInstrument | VolumeInstrument | Instrument)[];
  /** Absent in content kept by an older version of the app. */
  readonly expected?: ExpectedFirstDays;
  readonly visits: readonly VisitSchedule[];
  readonly worklist: WorklistContent;
  readonly expectedMilk: ExpectedMilkVolume;
  readonly texts: Readonly<Record<Language, Readonly<Record<string, string>>>>;
}

/** The protocol of exactly this id and version; undefined when this phone does not hold it. */
export function protocolOf(content: Content, id: unknown, version: unknown): Protocol | undefined {
  return content.protocols.find((one) => one.id === id && one.version === version);
}

/** What can be chosen: first the one followed so far, then the site's own, then the presets by letter. A version planned already can be followed, retired or not. */
export function choosable(content: Content, followed: string | undefined, planned: { readonly protocolId: string; readonly protocolVersion: number } | null): Protocol[] {
  const isPlanned = (one: Protocol) => planned !== null && one.id === planned.protocolId && one.version === planned.protocolVersion;
  return content.protocols.filter((one) => one.offered !== false || isPlanned(one))
    .sort((a, b) => Number(isPlanned(b)) - Number(isPlanned(a)) || Number(b.id === followed) - Number(a.id === followed) || (a.preset ?? "").localeCompare(b.preset ?? ""));
}

/** Stands for a protocol this phone does not hold, so that a session by it is seen and its danger signs count; its times mean nothing. */
export function missingProtocol(content: Content, id: string, version: number): Protocol {
  const text = (language: Language) => content.texts[language]["protocol.not-here"] ?? id;
  const name = { id: text("id"), en: text("en") };
  const source = { ref: "", where: "", says: name };
  return {
    id, version, preset: null, name, sources: [], evidence: { grade: "very-low", unknown: name }, signOff: { state: "draft", approver: null, date: null },
    phases: [{ kind: "massage", minSeconds: 0, maxSeconds: 86_400 }], assumed: [], area: { upper: "", lower: "", label: name },
    technique: { direction: "downward", motion: "", pressure: name, secondsPerCircle: 3 }, schedule: { sessionsPerDay: null, days: null, startHours: null, note: name },
    performers: [], positions: [], positionSource: source, notStated: [], offered: false,
  };
}

/** The engine's rules for one protocol behind the gate: seconds become whole milliseconds. */
export function sessionRules(protocol: Protocol, gate: Gate): SessionRules {
  return {
    phases: protocol.phases.map(({ kind, minSeconds, maxSeconds }) => ({ kind, minMs: minSeconds * 1000, maxMs: maxSeconds * 1000 })),
    signs: gate.signs.map(({ id, level }) => ({ id, level })),
  };
}

export function scoreInstrument(content: Content): ScoreInstrument {
  return required(content.instruments.find((one): one is ScoreInstrument => one.id === "milk-score"), "milk-score");
}

export function volumeInstrument(content: Content): VolumeInstrument {
  return required(content.instruments.find((one): one is VolumeInstrument => one.id === "milk-volume"), "milk-volume");
}

/** The instruments recorded as observations; volume and the 16 signs have facts of their own. */
export function instrumentsOf(content: Content): readonly Instrument[] {
  return content.instruments.filter((one): one is Instrument => "repeat" in one);
}

function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`The content holds no ${name}.`);
  return value;
}
