import { html, nothing, type TemplateResult } from "lit";
import { instrumentsOf, scoreInstrument, volumeInstrument, type Content } from "../../care/content.ts";
import type { Instrument, InstrumentGroup } from "../../care/instruments.ts";
import { hoursSinceBirth, type Mother } from "../../care/mothers.ts";
import { isDue, latest, leading, scored } from "../../care/observations.ts";
import { icon } from "../icons.ts";
import { Screen } from "../screen.ts";
import { outcomeText } from "./observation-words.ts";

const GROUPS: readonly InstrumentGroup[] = ["milk", "baby", "mother", "husband"];

/** Everything that can be measured, under four headings, with what was measured last and what is due. */
export class MeasureList extends Screen {
  get heading(): string {
    return this.words.t("measure.title");
  }

  override get keepsTyped(): boolean {
    return false;
  }

  override get back(): string {
    return `#/mother/${this.args[0]}`;
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const { t } = words;
    const mother = this.model.mother(this.args[0] ?? "");
    const { content } = this.model;
    if (mother === undefined || content === null) return html`<p>${t("mother.unknown")}</p>`;
    const instruments = instrumentsOf(content);
    return html`
      <p class="lead">${mother.name} · ${t("mother.hours", { n: hoursSinceBirth(mother.birthAtMs, Date.now()) })}</p>
      ${GROUPS.map((group) => html`<section><h2>${t(`measure.group.${group}`)}</h2><ul class="rows">
        ${group === "milk" ? this.older(mother, content) : nothing}
        ${instruments.filter((one) => one.group === group).map((one) => this.rows(mother, one))}</ul></section>`)}`;
  }

  /** Volume and the 16 signs keep their own screens. */
  private older(mother: Mother, content: Content): TemplateResult {
    const { words } = this;
    const volume = mother.measurements.findLast((one) => one.kind === "volume");
    const score = mother.measurements.findLast((one) => one.kind === "score");
    return html`
      ${this.row(`#/volume/${mother.id}`, words.of(volumeInstrument(content).name), false, volume === undefined ? null : { atMs: volume.atMs, says: `${words.decimal(volume.volumeMl)} ml` }, mother)}
      ${this.row(`#/signs/${mother.id}`, words.of(scoreInstrument(content).name), false, score === undefined ? null : { atMs: score.atMs, says: words.t("score.value", { yes: score.totals.yes, applicable: score.totals.applicable }) }, mother)}`;
  }

  private rows(mother: Mother, instrument: Instrument): TemplateResult {
    const { words } = this;
    const babies = instrument.subject === "baby" ? Array.from({ length: mother.babies }, (_, index) => index + 1) : [null];
    return html`${babies.map((baby) => {
      const last = latest(mother.observations, instrument.id, baby);
      const first = last === undefined ? undefined : leading(scored(last, mother.birthAtMs));
      const name = words.of(instrument.name) + (baby === null || mother.babies === 1 ? "" : ` · ${words.t("measure.baby", { n: baby })}`);
      return this.row(`#/observe/${mother.id}/${instrument.id}/${baby ?? 0}`, name, isDue(instrument, last, mother.birthAtMs, Date.now()),
        last === undefined ? null : { atMs: last.atMs, says: first === undefined ? "" : outcomeText(words, instrument, first) }, mother);
    })}`;
  }

  private row(href: string, name: string, due: boolean, last: { atMs: number; says: string } | null, mother: Mother): TemplateResult {
    const { t } = this.words;
    return html`<li><a href=${href}><strong>${name}</strong>
      ${due ? html`<span class="state due">${icon("wait")} ${t("measure.due")}</span>` : nothing}
      <span class="hint">${last === null ? t("measure.never") : t("measure.last", { n: hoursSinceBirth(mother.birthAtMs, last.atMs), says: last.says })}</span></a></li>`;
  }
}
