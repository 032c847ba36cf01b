import { html, nothing, type TemplateResult } from "lit";
import type { Zone } from "../../care/mothers.ts";
import { ZONES } from "../../care/zones.ts";
import type { Words } from "../words.ts";
import { problemLine } from "./choices.ts";

/** A date (`2026-11-21`) and a time of day (`09:30`) as typed; either may be empty. */
export interface TypedMoment { readonly date: string; readonly time: string }

export interface MomentFieldOptions {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly typed: TypedMoment;
  readonly zone: Zone;
  readonly problem: string | null;
  readonly onType: (typed: TypedMoment) => void;
  /** Stands under the two boxes. */
  readonly more?: TemplateResult | typeof nothing;
}

/** A moment as the two boxes show it in a zone. */
export function typedMoment(atMs: number, zone: Zone): TypedMoment {
  const local = new Date(atMs + ZONES[zone].hours * 3_600_000).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

/**
 * When something happened: a date and a time beside each other, and under them the date in words. The boxes write a date as the browser's
 * language does (11/21/2026 or 21/11/2026), whatever language the app speaks: the words cannot be misread.
 */
export function momentField(words: Words, { name, legend, hint, typed, zone, problem, onType, more = nothing }: MomentFieldOptions): TemplateResult {
  const { t } = words;
  const box = (kind: "date" | "time") => html`<div class="field"><label for=${`${name}-${kind}`}>${t(`moment.${kind}`)}</label>
    <input id=${`${name}-${kind}`} type=${kind} .value=${typed[kind]} aria-describedby=${`${name}-words ${name}-problem`} aria-invalid=${problem !== null}
      @change=${(event: Event) => onType({ ...typed, [kind]: (event.target as HTMLInputElement).value })}></div>`;
  return html`<fieldset class="question"><legend>${legend}</legend>${hint === undefined ? nothing : html`<p class="hint">${hint}</p>`}
    <div class="pair">${box("date")}${box("time")}</div>
    <p class="in-words" id=${`${name}-words`} role="status">${inWords(words, typed, zone)}</p>
    ${more}${problemLine(`${name}-problem`, problem)}</fieldset>`;
}

/** `Sabtu, 21 November 2026, 09.30 WIB`, as far as it is typed. */
function inWords(words: Words, { date, time }: TypedMoment, zone: Zone): string | typeof nothing {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return nothing;
  const at = Date.parse(`${date}T${/^\d{2}:\d{2}/.test(time) ? time.slice(0, 5) : "12:00"}:00Z`) - ZONES[zone].hours * 3_600_000;
  if (Number.isNaN(at)) return nothing;
  return time === "" ? words.dayAndDate(at, zone) : `${words.dayAndDate(at, zone)}, ${words.time(at, zone)}`;
}
