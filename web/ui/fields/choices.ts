import { html, nothing, type TemplateResult } from "lit";

export interface Choice<T extends string = string> {
  readonly value: T;
  readonly label: string;
  readonly note?: string;
}

export interface ChoicesOptions<T extends string> {
  readonly name: string;
  readonly legend: string | TemplateResult;
  readonly hint?: string | undefined;
  readonly choices: readonly Choice<T>[];
  readonly chosen: T | null;
  readonly onChoose: (value: T) => void;
  readonly problem?: string | null;
  /** `stack` for big buttons under each other, `row` for short words side by side. */
  readonly layout?: "stack" | "row";
}

/** One question with big buttons: real radio buttons underneath, so that keyboard and screen reader know them. */
export function choices<T extends string>(options: ChoicesOptions<T>): TemplateResult {
  const { name, legend, hint, problem, layout = "stack" } = options;
  return html`
    <fieldset class="question" aria-describedby=${hint === undefined ? nothing : `${name}-hint`}>
      <legend>${legend}</legend>
      ${hint === undefined ? nothing : html`<p class="hint" id=${`${name}-hint`}>${hint}</p>`}
      <div class="choices ${layout} ${layout === "row" && options.choices.length === 4 ? "four" : ""}">
        ${options.choices.map((choice) => html`
          <label class="choice">
            <input type="radio" name=${name} .value=${choice.value} .checked=${options.chosen === choice.value}
              @change=${() => options.onChoose(choice.value)}>
            <span><span class="choice-label">${choice.label}</span>${choice.note === undefined ? nothing : html`<small>${choice.note}</small>`}</span>
          </label>`)}
      </div>
      ${problemLine(`${name}-problem`, problem ?? null)}
    </fieldset>`;
}

/** A problem said in words beside its field, announced when it appears. */
export function problemLine(id: string, problem: string | null): TemplateResult {
  return html`<p class="problem" id=${id} role="alert">${problem ?? nothing}</p>`;
}
