import { html, nothing, type TemplateResult } from "lit";
import type { Mother } from "../../care/mothers.ts";
import type { TriageTable } from "../../care/triage.ts";
import { tableOf } from "../../care/triage.ts";
import { icon } from "../icons.ts";
import { Screen } from "../screen.ts";
import { levelMark } from "./level.ts";

/** What can be checked: the mother, the breasts, each baby, the mood; each with what it came to last. */
export class CheckScreen extends Screen {
  get heading(): string {
    return this.words.t("check.title");
  }

  override get keepsTyped(): boolean {
    return false;
  }

  override get back(): string {
    return `#/mother/${this.args[0]}`;
  }

  protected override render(): TemplateResult {
    const { model, words: { t } } = this;
    const mother = model.mother(this.args[0] ?? "");
    if (mother === undefined || model.content === null) return html`<p>${t("mother.unknown")}</p>`;
    if (model.content.triage === undefined) return html`<p class="notice watch">${t("check.needs-content")}</p>`;
    const rows = (["mother", "breast", "baby", "mood"] as const).flatMap((id) => {
      const table = tableOf(model.content!, id);
      if (table === undefined) return [];
      return id === "baby" ? Array.from({ length: mother.babies }, (_, index) => this.row(mother, table, index + 1)) : [this.row(mother, table, null)];
    });
    return html`<p class="hint">${t("check.intro")}</p>
      ${mother.consents.care ? html`<ul class="checks-list">${rows}</ul>` : html`<p class="notice watch">${t("check.no-consent")}</p><a class="button" href=${`#/consent/${mother.id}`}>${t("action.ask-consent")}</a>`}
      <section class="card"><h2>${t("check.judgement-title")}</h2><p>${t("check.judgement")}</p><a class="button" href=${`#/refer/${mother.id}/judgement`}>${icon("send")} ${t("check.refer")}</a></section>`;
  }

  private row(mother: Mother, table: TriageTable, baby: number | null): TemplateResult {
    const { words } = this;
    const { t } = words;
    const last = mother.safety.assessments.find((one) => one.tableId === table.id && one.baby === baby);
    const name = baby !== null && mother.babies > 1 ? t("check.baby-n", { n: baby }) : words.of(table.name);
    return html`<li><a class="button check" href=${`#/assess/${mother.id}/${table.id}${baby === null ? "" : `/${baby}`}`}>
      <span class="check-name">${name}</span>
      ${last === undefined ? html`<span class="hint">${t("check.never")}</span>`
        : html`<span class="hint">${t("check.last", { age: words.ago(Date.now() - last.atMs) })}</span>${last.result === null ? nothing : levelMark(words, last.result.level)}`}
    </a></li>`;
  }
}
