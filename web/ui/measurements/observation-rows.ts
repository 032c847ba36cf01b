import { html, nothing, type TemplateResult } from "lit";
import { hoursSinceBirth, type Mother } from "../../care/mothers.ts";
import { leading, scored } from "../../care/observations.ts";
import { icon } from "../icons.ts";
import type { Words } from "../words.ts";
import { outcomeText } from "./observation-words.ts";

export function measureLink(words: Words, mother: Mother): TemplateResult {
  return html`<a class="button" href=${`#/measure/${mother.id}`}>${icon("list")} ${words.t("action.measure")}</a>`;
}

/** Her observations as rows of the table on her card, each leading to its reading. */
export function observationRows(words: Words, mother: Mother): TemplateResult {
  const { t } = words;
  return html`${mother.observations.map((one) => {
    const first = leading(scored(one, mother.birthAtMs));
    return html`<tr><td>${t("mother.hours-short", { n: hoursSinceBirth(mother.birthAtMs, one.atMs) })}</td>
      <td><a href=${`#/observed/${mother.id}/${one.id}`}>${words.of(one.instrument.name)}</a>${one.baby === null || mother.babies === 1 ? nothing : html` · ${t("measure.baby", { n: one.baby })}`}${one.corrected ? html` · ${t("observed.corrected")}` : nothing}</td>
      <td class="value">${first === undefined ? "" : outcomeText(words, one.instrument, first)}</td></tr>`;
  })}`;
}
