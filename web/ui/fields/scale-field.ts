import { html, nothing, type TemplateResult } from "lit";
import { problemLine } from "./choices.ts";

export interface ScaleFieldOptions {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly min: number;
  readonly max: number;
  /** Names of the two ends, where the scale names them. */
  readonly ends: readonly [string, string] | null;
  readonly chosen: number | null;
  readonly problem: string | null;
  readonly onChoose: (value: number) => void;
}

/** Whole steps between two named ends, as big digits: real radio buttons underneath. */
export function scaleField({ name, legend, hint, min, max, ends, chosen, problem, onChoose }: ScaleFieldOptions): TemplateResult {
  const said = (value: number) => (ends === null ? nothing : value === min ? `${value} ${ends[0]}` : value === max ? `${value} ${ends[1]}` : nothing);
  return html`
    <fieldset class="question" aria-describedby=${hint === undefined ? nothing : `${name}-hint`}>
      <legend>${legend}</legend>
      ${hint === undefined ? nothing : html`<p class="hint" id=${`${name}-hint`}>${hint}</p>`}
      <div class="choices digits ${max - min === 4 ? "five" : ""}">${Array.from({ length: max - min + 1 }, (_, index) => min + index).map((value) => html`
        <label class="choice digit">
          <input type="radio" name=${name} .value=${String(value)} .checked=${chosen === value} aria-label=${said(value)} @change=${() => onChoose(value)}>
          <span><span class="choice-label">${value}</span></span>
        </label>`)}</div>
      ${ends === null ? nothing : html`<p class="scale-ends"><span>${min} ${ends[0]}</span><span>${max} ${ends[1]}</span></p>`}
      ${problemLine(`${name}-problem`, problem)}
    </fieldset>`;
}
