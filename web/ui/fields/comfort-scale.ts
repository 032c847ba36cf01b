import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../words.ts";

/** Comfort from 0 to 10, or no answer. `undefined` is "not touched yet", which is something else than "not answered". */
export type Comfort = number | null | undefined;

export function comfortScale(words: Words, name: string, legend: string, chosen: Comfort, onChoose: (value: number | null) => void): TemplateResult {
  const { t } = words;
  const option = (value: number | null, label: string, wide: boolean) => html`
    <label class="choice ${wide ? "" : "digit"}">
      <input type="radio" name=${name} .checked=${chosen === value} @change=${() => onChoose(value)}
        aria-label=${value === 0 ? t("comfort.zero") : value === 10 ? t("comfort.ten") : nothing}>
      <span><span class="choice-label">${label}</span></span>
    </label>`;
  return html`
    <fieldset class="question">
      <legend>${legend}</legend>
      <div class="choices digits">${Array.from({ length: 11 }, (_, value) => option(value, String(value), false))}</div>
      <p class="scale-ends"><span>${t("comfort.zero")}</span><span>${t("comfort.ten")}</span></p>
      <div class="choices">${option(null, t("comfort.none"), true)}</div>
    </fieldset>`;
}
