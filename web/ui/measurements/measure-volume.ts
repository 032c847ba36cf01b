import { html, nothing, type TemplateResult } from "lit";
import { volumeInstrument, type VolumeInstrument } from "../../care/content.ts";
import { hoursSinceBirth, type Mother } from "../../care/mothers.ts";
import { lastFeedAtMs } from "../../care/observations.ts";
import { readDecimal, readWhole, type TypedNumber } from "../../care/numbers.ts";
import { newId } from "../../store/uuid.ts";
import { toFirstProblem } from "../fields/first-problem.ts";
import { choices } from "../fields/choices.ts";
import { numberField } from "../fields/number-field.ts";
import { Screen, replaceWith } from "../screen.ts";

type Problems = Partial<Record<"volume" | "method" | "side" | "minutes" | "hours", string>>;

/** Expressed milk in millilitres with what makes it mean something: method, side, minutes, hours since the last feed. */
export class MeasureVolume extends Screen {
  private prefilled = false;
  private volume = "";
  private method: "hand" | "pump" | null = null;
  private side: "left" | "right" | "both" | null = null;
  private minutes = "";
  private hours = "";
  private hoursUnknown = false;
  private problems: Problems = {};
  private tried = false;

  get heading(): string {
    return this.words.t("volume.title");
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
    const instrument = volumeInstrument(content);
    this.prefill(mother, instrument.maxHoursSinceLastFeed);
    return html`<form novalidate @submit=${(event: SubmitEvent) => void this.save(event, mother, instrument)}>
      <p class="lead">${mother.name} · ${t("mother.hours", { n: hoursSinceBirth(mother.birthAtMs, Date.now()) })}</p>
      <p class="hint">${words.of(instrument.note)}</p>
      ${numberField(words, { name: "volume", label: t("volume.ml"), hint: t("volume.ml-hint"), unit: "ml", typed: this.volume, step: 1, min: instrument.minimum, max: instrument.maximum, decimals: true, problem: this.problems.volume ?? null, onType: (typed) => this.set(() => { this.volume = typed; }) })}
      ${choices({ name: "method", legend: t("volume.method"), layout: "row", chosen: this.method, problem: this.problems.method ?? null, choices: (["hand", "pump"] as const).map((value) => ({ value, label: t(`method.${value}`) })), onChoose: (value) => this.set(() => { this.method = value; }) })}
      ${choices({ name: "side", legend: t("volume.side"), layout: "row", chosen: this.side, problem: this.problems.side ?? null, choices: (["left", "right", "both"] as const).map((value) => ({ value, label: t(`side.${value}`) })), onChoose: (value) => this.set(() => { this.side = value; }) })}
      ${numberField(words, { name: "minutes", label: t("volume.minutes"), unit: t("unit.minutes"), typed: this.minutes, step: 1, min: 1, max: instrument.maxMinutes, problem: this.problems.minutes ?? null, onType: (typed) => this.set(() => { this.minutes = typed; }) })}
      ${this.hoursUnknown ? nothing : numberField(words, { name: "hours", label: t("volume.last-feed"), unit: t("unit.hours"), typed: this.hours, step: 0.5, min: 0, max: instrument.maxHoursSinceLastFeed, decimals: true, problem: this.problems.hours ?? null, onType: (typed) => this.set(() => { this.hours = typed; }) })}
      <label class="choice lone"><input type="checkbox" .checked=${this.hoursUnknown} @change=${(event: Event) => this.set(() => { this.hoursUnknown = (event.target as HTMLInputElement).checked; })}><span><span class="choice-label">${t("volume.last-feed-unknown")}</span></span></label>
      ${Object.keys(this.problems).length === 0 ? nothing : html`<p class="problem" role="alert">${t("form.mend")}</p>`}
      ${this.saveButton(t("volume.save"))}
    </form>`;
  }

  /** Nobody is asked twice: a last feed already recorded stands in the field, to be changed if it is no longer true. */
  private prefill(mother: Mother, maxHours: number): void {
    if (this.prefilled) return;
    this.prefilled = true;
    const fedAt = lastFeedAtMs(mother.observations);
    const hours = fedAt === null ? Infinity : Math.round((Date.now() - fedAt) / 360_000) / 10;
    if (hours >= 0 && hours <= maxHours) this.hours = this.words.decimal(hours);
  }

  /** Once saving was tried, each mended answer takes its problem away at once. */
  private set(change: () => void, instrument = volumeInstrument(this.model.content!)): void {
    change();
    if (this.tried) this.problems = this.check(instrument);
    this.requestUpdate();
  }

  private check(instrument: VolumeInstrument): Problems {
    const { t } = this.words;
    const problem = (number: TypedNumber, min: number, max: number): string | null =>
      "problem" in number ? t(`number.${number.problem}`) : number.value < min || number.value > max ? t("number.range", { min, max }) : null;
    const found: Readonly<Record<keyof Problems, string | null>> = {
      volume: problem(readDecimal(this.volume), instrument.minimum, instrument.maximum),
      method: this.method === null ? t("form.choose") : null,
      side: this.side === null ? t("form.choose") : null,
      minutes: problem(readWhole(this.minutes), 1, instrument.maxMinutes),
      hours: this.hoursUnknown ? null : problem(readDecimal(this.hours), 0, instrument.maxHoursSinceLastFeed),
    };
    return Object.fromEntries(Object.entries(found).filter(([, text]) => text !== null)) as Problems;
  }

  private async save(event: SubmitEvent, mother: Mother, instrument: VolumeInstrument): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.set(() => { this.tried = true; });
    const volume = readDecimal(this.volume);
    const minutes = readWhole(this.minutes);
    const hours = this.hoursUnknown ? null : readDecimal(this.hours);
    if (Object.keys(this.problems).length > 0 || !("value" in volume) || !("value" in minutes) || (hours !== null && !("value" in hours))) return toFirstProblem(this);
    const now = Date.now();
    const payload = { measurementId: newId(now), volumeMl: volume.value, method: this.method, side: this.side, minutes: minutes.value, hoursSinceLastFeed: hours?.value ?? null, instrumentVersion: instrument.version };
    await this.once(async () => {
      await this.model.record([{ type: "milk-volume.measured", occurredAtMs: now, motherId: mother.id, payload }]);
      replaceWith(this.back);
    });
  }
}
