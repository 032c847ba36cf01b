import { html, nothing, type TemplateResult } from "lit";
import { scoreInstrument, type ScoreInstrument, type ScoreItem } from "../../care/content.ts";
import { scoreTotals, type ItemAnswer } from "../../care/measurements.ts";
import { dayOfLife, type Mother } from "../../care/mothers.ts";
import { newId } from "../../store/uuid.ts";
import { draftMark } from "../draft-mark.ts";
import { choices } from "../fields/choices.ts";
import { Screen, replaceWith } from "../screen.ts";

/** The 16 signs: yes, no, or does not apply yet, with a hint where a sign cannot apply at this age. Nothing is filled in beforehand. */
export class ObserveSigns extends Screen {
  private readonly answers: Record<string, ItemAnswer> = {};
  private askedTooEarly = false;

  get heading(): string {
    return this.words.t("score.title");
  }

  override get back(): string {
    return `#/mother/${this.args[0]}`;
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const { t } = words;
    const mother = this.model.mother(this.args[0] ?? "");
    const content = this.model.content;
    if (mother === undefined || content === null) return html`<p>${t("mother.unknown")}</p>`;
    const instrument = scoreInstrument(content);
    const day = dayOfLife(mother.birthAtMs, Date.now());
    const left = instrument.items.filter((item) => this.answers[item.id] === undefined).length;
    return html`
      <p class="lead">${mother.name} · ${t("mother.day", { n: day })}</p>
      <p>${t("score.window", { n: instrument.windowHours })}</p>
      ${draftMark(words, instrument.signOff)}
      <p class="hint">${words.of(instrument.note)}</p>
      ${(["mother", "baby"] as const).map((about) => html`<h2>${t(`score.about-${about}`)}</h2>${instrument.items.filter((item) => item.about === about).map((item) => this.renderItem(item, day))}`)}
      ${this.renderTotals(instrument)}
      ${this.askedTooEarly && left > 0 ? html`<p class="problem" role="alert">${t("score.left", { n: left })}</p>` : nothing}
      ${this.saveButton(t("score.save"), () => void this.save(mother, instrument, left))}`;
  }

  private renderItem(item: ScoreItem, day: number): TemplateResult {
    const { words } = this;
    const { t } = words;
    const early = item.fromDay !== null && day < item.fromDay;
    return choices<ItemAnswer>({
      name: `item-${item.id}`, layout: "row", chosen: this.answers[item.id] ?? null,
      legend: html`<span class="item-id">${item.id}</span> ${words.of(item.text)}`,
      hint: early ? t("score.early", { n: item.fromDay ?? 0 }) : item.fromDay === null ? t("score.needs-weight") : undefined,
      choices: [{ value: "yes", label: t("answer.yes") }, { value: "no", label: t("answer.no") }, { value: "not-applicable", label: t("answer.not-applicable") }],
      onChoose: (value) => { this.answers[item.id] = value; this.requestUpdate(); },
    });
  }

  private renderTotals(instrument: ScoreInstrument): TemplateResult {
    const { words } = this;
    const { t } = words;
    const { yes, applicable, proratedTenths } = scoreTotals(this.answers);
    return html`<section class="card totals" aria-live="polite">
      <h2>${t("score.totals")}</h2>
      <dl class="facts">
        <div><dt>${t("score.raw")}</dt><dd>${t("score.raw-value", { n: yes, max: instrument.items.length })}</dd></div>
        <div><dt>${t("score.prorated")}</dt><dd>${proratedTenths === null ? t("score.none") : t("score.prorated-value", { percent: words.decimal(proratedTenths / 10), yes, applicable })}</dd></div>
      </dl></section>`;
  }

  private async save(mother: Mother, instrument: ScoreInstrument, left: number): Promise<void> {
    this.askedTooEarly = true;
    this.requestUpdate();
    if (left > 0) {
      const open = instrument.items.find((item) => this.answers[item.id] === undefined);
      this.querySelector<HTMLElement>(`input[name="item-${open?.id}"]`)?.focus();
      return;
    }

    const now = Date.now();
    const payload = { measurementId: newId(now), answers: { ...this.answers }, instrumentVersion: instrument.version };
    await this.once(async () => {
      await this.model.record([{ type: "milk-score.observed", occurredAtMs: now, motherId: mother.id, payload }]);
      replaceWith(this.back);
    });
  }
}
