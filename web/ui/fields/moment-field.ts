import { html, type TemplateResult } from "lit";
import type { Zone } from "../../care/mothers.ts";
import { ZONES } from "../../care/zones.ts";
import type { Words } from "../words.ts";
import { problemLine } from "./choices.ts";

/** A date and a time of day as typed. */
export interface TypedMoment { readonly date: string; readonly time: string }

/** A moment as the two fields show it in a zone. */
export function typedMoment(atMs: number, zone: Zone): TypedMoment {
  const local = new Date(atMs + ZONES[zone].hours * 3_600_000).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

/** When something happened: a date and a time beside each other. */
export function momentField(words: Words, name: string, legend: string, hint: string, typed: TypedMoment, zone: Zone, problem: string | null, onType: (typed: TypedMoment) => void): TemplateResult {
  const { t } = words;
  return html`<fieldset class="question"><legend>${legend}</legend><p class="hint">${hint} (${zone})</p>
    <div class="pair">
      <div class="field"><label for=${`${name}-date`}>${t("moment.date")}</label><input id=${`${name}-date`} type="date" .value=${typed.date} aria-describedby=${`${name}-problem`} aria-invalid=${problem !== null}
        @change=${(event: Event) => onType({ ...typed, date: (event.target as HTMLInputElement).value })}></div>
      <div class="field"><label for=${`${name}-time`}>${t("moment.time")}</label><input id=${`${name}-time`} type="time" .value=${typed.time} aria-describedby=${`${name}-problem`} aria-invalid=${problem !== null}
        @change=${(event: Event) => onType({ ...typed, time: (event.target as HTMLInputElement).value })}></div>
    </div>${problemLine(`${name}-problem`, problem)}</fieldset>`;
}
