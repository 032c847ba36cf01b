import { html, nothing, type TemplateResult } from "lit";
import { readAmount } from "../../care/amounts.ts";
import { instrumentsOf } from "../../care/content.ts";
import { appliesAt, isAsked, isScoringRefusal, score, type Instrument, type InstrumentItem, type ItemValue, type Values } from "../../care/instruments.ts";
import { hoursSinceBirth, type Mother } from "../../care/mothers.ts";
import { remembered, type Observation } from "../../care/observations.ts";
import { instantOf } from "../../care/zones.ts";
import type { NewFact } from "../../store/phone-store.ts";
import { newId } from "../../store/uuid.ts";
import { wordsFor, type SiteWords } from "../../sync/site-words.ts";
import { draftMark } from "../draft-mark.ts";
import { toFirstProblem } from "../fields/first-problem.ts";
import { choices } from "../fields/choices.ts";
import { momentField, typedMoment, type TypedMoment } from "../fields/moment-field.ts";
import { numberField } from "../fields/number-field.ts";
import { scaleField } from "../fields/scale-field.ts";
import { Screen, replaceWith } from "../screen.ts";
import { wordOf } from "./observation-words.ts";

/** What is on the screen, as typed and chosen. Kept on the phone with every change, so that a killed tab loses nothing. */
interface Draft { readonly observationId: string; readonly answers: Record<string, string>; readonly typedAtMs: number }

/** What an answer on the screen means: a value, left open, or a problem in words. */
type Read = { readonly value: ItemValue | null } | { readonly problem: string };

const MINUTE_MS = 60_000;
const OPEN = "?";

/** Any instrument, drawn from its items: what is asked, what cannot apply yet, and nothing that is known already. */
export class Observe extends Screen {
  private draft: Draft | null = null;
  /** When what is back on the screen was typed; null when nothing was kept. */
  private restored: number | null = null;
  /** What is typed could not be kept: it is lost when the page goes. */
  private notKept = false;
  private problems: Record<string, string> = {};
  private tried = false;
  private loading = false;

  get heading(): string {
    const { instrument } = this;
    return instrument === undefined ? this.words.t("measure.title") : this.words.of(instrument.name);
  }

  override get back(): string {
    return this.args[3] === undefined ? `#/measure/${this.args[0]}` : `#/observed/${this.args[0]}/${this.args[3]}`;
  }

  private get mother(): Mother | undefined {
    return this.model.mother(this.args[0] ?? "");
  }

  private get instrument(): Instrument | undefined {
    return this.model.content === null ? undefined : instrumentsOf(this.model.content).find((one) => one.id === this.args[1]);
  }

  private get baby(): number | null {
    const number = Number(this.args[2] ?? 0);
    return number >= 1 ? number : null;
  }

  /** The observation being corrected, when one is. */
  private get corrected(): Observation | undefined {
    return this.mother?.observations.find((one) => one.id === this.args[3]);
  }

  private get draftKey(): string {
    return this.args.join(":");
  }

  protected override render(): TemplateResult {
    const { words, mother, instrument, draft } = this;
    const { t } = words;
    if (mother === undefined || instrument === undefined || (this.baby ?? 1) > mother.babies) return html`<p>${t("observe.unknown")}</p>`;
    if (draft === null) {
      void this.load(mother, instrument);
      return html`<p>${t("observe.loading")}</p>`;
    }

    const atMs = this.atMs();
    const values = this.values(mother, instrument, atMs);
    const shown = this.shown(instrument, values);
    return html`<form novalidate @submit=${(event: SubmitEvent) => void this.save(event, mother, instrument)}>
      <p class="lead">${mother.name} · ${t("mother.at-hours", { n: hoursSinceBirth(mother.birthAtMs, atMs) })}${this.baby === null || mother.babies === 1 ? nothing : html` · ${t("measure.baby", { n: this.baby })}`}</p>
      ${this.restored === null ? nothing : html`<div class="notice" role="status" data-restored><span>${t("observe.restored", { age: words.ago(Date.now() - this.restored) })}</span>
        <button type="button" class="small" ?disabled=${this.busy} @click=${() => void this.once(() => this.forget())}>${t("observe.forget")}</button></div>`}
      ${instrument.windowHours === undefined ? nothing : html`<p>${t("observe.window", { n: instrument.windowHours })}</p>`}
      ${instrument.definition === undefined ? nothing : html`<p><strong>${t("observe.means")}</strong> ${words.of(instrument.definition)}</p>`}
      ${this.renderLicence(instrument)}
      <p class="hint">${words.of(instrument.note)}</p>
      ${draftMark(words, instrument.signOff)}
      ${shown.map((item) => this.renderItem(mother, instrument, item, atMs))}
      ${Object.keys(this.problems).length === 0 ? nothing : html`<p class="problem" role="alert">${this.problems[""] ?? t("form.mend")}</p>`}
      ${this.notKept ? html`<p class="problem" role="alert" data-draft-lost>${t("observe.draft-not-kept")}</p>` : nothing}
      ${this.saveButton(t("observe.save"))}
    </form>`;
  }

  /** The moment observed: now, or that of the observation being corrected. */
  private atMs(): number {
    return this.corrected?.atMs ?? Date.now();
  }

  /** The words of a licensed form, where this site has brought them. */
  private siteWords(instrument: Instrument): SiteWords | undefined {
    return instrument.wordsFrom === "site" ? wordsFor(this.model.siteWords, instrument.id, instrument.version, this.model.language) : undefined;
  }

  private renderLicence(instrument: Instrument): TemplateResult | typeof nothing {
    if (instrument.wordsFrom === "lancar") return nothing;
    const site = this.siteWords(instrument);
    return site === undefined
      ? html`<p>${this.words.t("observe.site-words")} ${this.words.of(instrument.licenceNote)}</p>`
      : html`${site.intro === null ? nothing : html`<p lang=${site.language}>${site.intro}</p>`}<p class="hint">${site.licence}</p>`;
  }

  /**
   * The items to show: those asked after the answers so far. A form whose words the site brought is asked item by item; one without
   * words for its total and what must not be missed.
   */
  private shown(instrument: Instrument, values: Values): readonly InstrumentItem[] {
    const asked = instrument.items.filter((item) => isAsked(item, values));
    if (instrument.wordsFrom === "lancar") return asked;
    return this.siteWords(instrument) === undefined ? asked.filter((item) => item.kind !== "scale" || item.optional !== true) : asked.filter((item) => item.kind === "scale");
  }

  private renderItem(mother: Mother, instrument: Instrument, item: InstrumentItem, atMs: number): TemplateResult {
    const { words } = this;
    const { t } = words;
    const [name, label, problem] = [`item-${item.id}`, words.of(item.text), this.problems[item.id] ?? null];
    const early = !appliesAt(item, atMs - mother.birthAtMs);
    const hint = early ? t("observe.early", { n: item.fromDay ?? 1 }) : undefined;
    const answer = this.draft?.answers[item.id] ?? "";
    const set = (value: string) => this.set(item.id, value);
    const site = this.siteWords(instrument);
    const worded = site?.items.find((one) => one.id === item.id);
    if (site !== undefined && worded !== undefined) {
      return html`<div lang=${site.language}>${choices({ name, legend: worded.text, chosen: answer === "" ? null : answer, problem, choices: worded.choices.map(({ points, text }) => ({ value: String(points), label: text })), onChoose: set })}</div>`;
    }

    switch (item.kind) {
      case "number":
      case "count":
        return html`${numberField(words, {
          name, label, typed: answer, step: item.typedAlso === undefined ? 1 : 0, min: item.minimum ?? 0, max: item.maximum ?? 0,
          decimals: item.typedAlso !== undefined || (item.decimals ?? 0) > 0, problem, onType: set,
          ...this.numberHint(item, answer, hint), ...(item.unit === undefined || item.typedAlso !== undefined || item.kind === "count" ? {} : { unit: t(`unit.${item.unit}`) }),
        })}`;
      case "scale": return scaleField({ name, legend: label, hint, min: item.minimum ?? 0, max: item.maximum ?? 0, ends: item.ends === undefined ? null : [words.of(item.ends.low), words.of(item.ends.high)], chosen: answer === "" ? null : Number(answer), problem, onChoose: (value) => set(String(value)) });
      case "moment": return this.renderMoment(mother, item, name, label, answer, problem);
      case "choice":
      case "yes-no": {
        const codes = item.kind === "yes-no" ? ["yes", "no"] : (item.choices ?? []).map((one) => one.id);
        const all = [...codes.map((value) => ({ value, label: wordOf(words, item, value) })), ...(item.optional === true ? [{ value: OPEN, label: t("answer.unknown") }] : [])];
        return choices({ name, legend: label, hint, layout: item.kind === "yes-no" ? "row" : "stack", chosen: answer === "" ? null : answer, problem, choices: all, onChoose: set });
      }
    }
  }

  /** How a number typed in another unit is understood, said while it is typed. */
  private numberHint(item: InstrumentItem, typed: string, early: string | undefined): { hint?: string } {
    const { words } = this;
    if (item.typedAlso === undefined) return early === undefined ? (item.optional === true && item.id !== "total" ? { hint: words.t("observe.optional") } : {}) : { hint: early };
    const read = typed === "" ? null : readAmount(typed, item);
    const units = words.t("observe.units", { unit: words.t(`unit.${item.unit}`), also: words.t(`unit.${item.typedAlso.unit}`) });
    return { hint: read !== null && "value" in read ? words.t("observe.read-as", { amount: words.t(`amount.${item.unit}`, { n: words.decimal(read.value) }) }) : units };
  }

  private renderMoment(mother: Mother, item: InstrumentItem, name: string, label: string, answer: string, problem: string | null): TemplateResult {
    const { words, words: { t } } = this;
    const [date = "", time = ""] = answer.split("T");
    const now = typedMoment(this.atMs(), mother.zone);
    const set = (typed: TypedMoment) => this.set(item.id, `${typed.date === "" && typed.time !== "" ? now.date : typed.date}T${typed.time}`);
    return momentField(words, {
      name, legend: label, typed: { date, time }, zone: mother.zone, problem, onType: set, ...(item.optional === true ? { hint: t("observe.optional") } : {}),
      more: html`<button type="button" class="small" @click=${() => set(now)}>${t("observe.just-now")}</button>`,
    });
  }

  private set(id: string, answer: string): void {
    const { draft } = this;
    if (draft === null) return;
    draft.answers[id] = answer;
    if (this.tried) this.check();
    this.keep(draft);
    this.requestUpdate();
  }

  /** Keeps what is typed with every change; when the phone cannot, that is said while it can still be saved. */
  private keep(draft: Draft): void {
    const { model } = this;
    const typed: Draft = { ...draft, answers: { ...draft.answers }, typedAtMs: Date.now() };
    const said = (notKept: boolean) => { if (notKept !== this.notKept) { this.notKept = notKept; this.requestUpdate(); model.changed(); } };
    model.storage.watch(() => model.store.keepDraft(model.account!.id, this.draftKey, typed)).then(() => said(false), (error: unknown) => {
      console.error(error);
      said(true);
    });
  }

  /** Begins anew: what was typed earlier is deleted from the phone. */
  private async forget(): Promise<void> {
    const { model } = this;
    await model.storage.watch(() => model.store.keepDraft(model.account!.id, this.draftKey, null));
    [this.draft, this.restored, this.notKept, this.tried, this.problems] = [null, null, false, false, {}];
  }

  /** What each answer means at this moment. */
  private read(mother: Mother, item: InstrumentItem, atMs: number): Read {
    const { t } = this.words;
    const answer = this.draft?.answers[item.id] ?? "";
    if (answer === "" || answer === OPEN) return { value: null };
    if (item.kind === "choice" || item.kind === "yes-no") return { value: answer };
    if (item.kind === "scale") return { value: Number(answer) };
    if (item.kind === "moment") return this.readMoment(mother, answer, atMs);
    const read = readAmount(answer, item);
    if ("value" in read) return { value: read.value };
    return { problem: read.problem === "range" ? t("number.range", { min: this.words.decimal(item.minimum ?? 0), max: this.words.decimal(item.maximum ?? 0) }) : t(`number.${read.problem}`) };
  }

  private readMoment(mother: Mother, answer: string, atMs: number): Read {
    const { t } = this.words;
    const [date = "", time = ""] = answer.split("T");
    if (date === "" && time === "") return { value: null };
    const instant = instantOf(date, time, mother.zone);
    if (instant === null) return { problem: t("observe.moment-incomplete") };
    if (instant > atMs) return { problem: t("observe.moment-future") };
    const minutes = Math.floor((atMs - instant) / MINUTE_MS);
    return minutes * MINUTE_MS > atMs - mother.birthAtMs ? { problem: t("observe.moment-before-birth") } : { value: minutes };
  }

  /** The answers that can be read, without those to questions that are no longer asked. */
  private values(mother: Mother, instrument: Instrument, atMs: number): Values {
    const values: Record<string, ItemValue> = {};
    const itemByItem = this.siteWords(instrument) !== undefined; // a total typed before the words were here gives way to their sum
    for (const item of instrument.items) {
      if (itemByItem && item.kind !== "scale") continue;
      const read = isAsked(item, values) ? this.read(mother, item, atMs) : { value: null };
      if ("value" in read && read.value !== null) values[item.id] = read.value;
    }

    return values;
  }

  private check(): Values | null {
    const { mother, instrument, words: { t } } = this;
    if (mother === undefined || instrument === undefined) return null;
    const atMs = this.atMs();
    const values = this.values(mother, instrument, atMs);
    this.problems = {};
    for (const item of this.shown(instrument, values)) {
      const read = this.read(mother, item, atMs);
      if ("problem" in read) this.problems[item.id] = read.problem;
    }

    if (Object.keys(this.problems).length > 0) return null;
    const all = this.siteWords(instrument) !== undefined; // every item of a worded form is answered, or its sum means nothing
    const missing = this.shown(instrument, values).filter((item) => (all || item.optional !== true) && values[item.id] === undefined && appliesAt(item, atMs - mother.birthAtMs));
    for (const item of missing) this.problems[item.id] = item.kind === "number" || item.kind === "count" ? t("number.empty") : t("form.choose");
    if (missing.length > 0) return null;
    const result = score(instrument, values, atMs - mother.birthAtMs);
    if (!isScoringRefusal(result)) return values;
    this.problems[result.where.replace("values.", "")] = t(`errors.${result.refused}`);
    return null;
  }

  private async save(event: SubmitEvent, mother: Mother, instrument: Instrument): Promise<void> {
    event.preventDefault();
    const { draft, corrected } = this;
    if (this.busy || draft === null) return;
    this.tried = true;
    const values = this.check();
    this.requestUpdate();
    if (values === null) return toFirstProblem(this);
    const all = Object.fromEntries(instrument.items.map((item) => [item.id, values[item.id] ?? null]));
    const payload = { observationId: draft.observationId, instrumentId: instrument.id, instrumentVersion: instrument.version, baby: this.baby, values: all };
    const observed: NewFact = { type: "observation.recorded", occurredAtMs: this.atMs(), motherId: mother.id, payload, ...(corrected === undefined ? {} : { corrects: corrected.factId }) };
    await this.once(async () => {
      await this.model.record([observed, ...this.referral(mother, instrument, values, draft.observationId)]);
      await this.model.store.keepDraft(this.model.account!.id, this.draftKey, null).catch((error: unknown) => console.error(error)); // what is recorded is not offered again
      replaceWith(`#/observed/${mother.id}/${draft.observationId}`);
    });
  }

  /** A red alert is referred at once, as a red assessment is: by judgement, naming the observation: its outcome answers the alert. Once for one observation. */
  private referral(mother: Mother, instrument: Instrument, values: Values, observationId: string): NewFact[] {
    const result = score(instrument, values, this.atMs() - mother.birthAtMs);
    const isRed = !isScoringRefusal(result) && result.alerts.some((alert) => alert.level === "red");
    if (!isRed || mother.alertReferrals.has(observationId)) return [];
    const now = Date.now();
    return [{ type: "referral.made", occurredAtMs: now, motherId: mother.id, payload: { referralId: newId(now), because: "judgement", becauseId: null, urgency: "now", to: this.model.account?.facility?.name ?? null, observationId } }];
  }

  /** What was typed before the tab was killed; else the observation being corrected; else only what never changes. */
  private async load(mother: Mother, instrument: Instrument): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    try {
      const kept = await this.model.store.draft<Draft>(this.model.account!.id, this.draftKey);
      const saved = kept !== null && this.corrected === undefined && mother.observations.some((one) => one.id === kept.observationId);
      this.draft = kept === null || saved ? this.begun(mother, instrument) : { ...kept, answers: { ...kept.answers } };
      this.restored = kept === null || saved || Object.keys(kept.answers).length === 0 ? null : kept.typedAtMs;
    } catch (error) {
      console.error(error); // locked meanwhile: it is asked again when the screen is next drawn
    } finally {
      this.loading = false;
    }

    if (this.draft !== null) this.requestUpdate();
  }

  /** A form nothing was typed into yet: the observation being corrected, else only what never changes. */
  private begun(mother: Mother, instrument: Instrument): Draft {
    const { corrected } = this;
    const answers: Record<string, string> = {};
    for (const item of instrument.items) {
      const value = corrected === undefined ? (item.remember === true ? remembered(mother.observations, instrument.id, item.id, this.baby) : null) : corrected.values[item.id] ?? null;
      if (value !== null) answers[item.id] = this.typed(mother, item, value);
    }

    return { observationId: corrected?.id ?? newId(Date.now()), answers, typedAtMs: Date.now() };
  }

  /** A recorded value as it would have been typed. */
  private typed(mother: Mother, item: InstrumentItem, value: ItemValue): string {
    if (typeof value === "string") return value;
    if (item.kind !== "moment") return item.kind === "scale" ? String(value) : String(value).replace(".", this.words.language === "id" ? "," : ".");
    const { date, time } = typedMoment(this.atMs() - value * MINUTE_MS, mother.zone);
    return `${date}T${time}`;
  }
}
