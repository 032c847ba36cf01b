import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../icons.ts";
import type { Words } from "../words.ts";
import { problemLine } from "./choices.ts";

export interface NumberFieldOptions {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly unit?: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** What one tap on plus or minus adds, with the bounds it never passes; 0 shows no buttons. */
  readonly step: number;
  readonly min: number;
  readonly max: number;
  readonly decimals?: boolean;
  readonly problem: string | null;
}

/** A number with two big buttons beside it. Typed text stays as typed until it is read, so a comma is never eaten. */
export function numberField(words: Words, options: NumberFieldOptions): TemplateResult {
  const { name, label, hint, unit, typed, onType, problem } = options;
  const moved = (by: number) => {
    const now = Number(typed.trim().replace(",", ".")) || 0;
    const next = Math.min(options.max, Math.max(options.min, Math.round((now + by) * 10) / 10));
    onType(words.decimal(next));
  };
  return html`
    <div class="field">
      <label for=${name}>${label}</label>
      ${hint === undefined ? nothing : html`<p class="hint" id=${`${name}-hint`}>${hint}</p>`}
      <div class="number">
        ${options.step === 0 ? nothing : html`<button type="button" class="step" aria-label=${words.t("number.less", { label })} @click=${() => moved(-options.step)}>${icon("minus")}</button>`}
        <input id=${name} type="text" inputmode=${options.decimals === true ? "decimal" : "numeric"} autocomplete="off" maxlength="12" .value=${typed}
          aria-invalid=${problem !== null} aria-describedby=${`${hint === undefined ? "" : `${name}-hint `}${name}-problem`}
          @input=${(event: InputEvent) => onType((event.target as HTMLInputElement).value)}>
        ${unit === undefined ? nothing : html`<span class="unit">${unit}</span>`}
        ${options.step === 0 ? nothing : html`<button type="button" class="step" aria-label=${words.t("number.more", { label })} @click=${() => moved(options.step)}>${icon("plus")}</button>`}
      </div>
      ${problemLine(`${name}-problem`, problem)}
    </div>`;
}
