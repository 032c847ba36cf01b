import { html, type TemplateResult } from "lit";

export interface SecretFieldOptions {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** A passphrase in words rather than digits: the other keyboard. */
  readonly words: boolean;
  readonly invalid: boolean;
  readonly onType: (typed: string) => void;
}

/** A PIN or passphrase. The browser is not to keep it: it would lie beside what it protects. */
export function secretField({ id, label, value, words, invalid, onType }: SecretFieldOptions): TemplateResult {
  return html`<div class="field"><label for=${id}>${label}</label>
    <input id=${id} type="password" inputmode=${words ? "text" : "numeric"} maxlength="128" autocomplete="off" autocapitalize="none" spellcheck="false" .value=${value}
      aria-describedby="pin-problem" aria-invalid=${invalid} @input=${(event: InputEvent) => onType((event.target as HTMLInputElement).value)}></div>`;
}
