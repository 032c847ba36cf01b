import { html, nothing, type TemplateResult } from "lit";
import type { Zone } from "../../care/mothers.ts";
import { readWhole } from "../../care/numbers.ts";
import { instantOf, zoneOfPhone } from "../../care/zones.ts";
import { newId } from "../../store/uuid.ts";
import { toFirstProblem } from "../fields/first-problem.ts";
import { choices, problemLine } from "../fields/choices.ts";
import { momentField, type TypedMoment } from "../fields/moment-field.ts";
import { numberField } from "../fields/number-field.ts";
import { Screen, replaceWith } from "../screen.ts";

type DeliveryMode = "vaginal" | "caesarean" | "assisted";
type Problems = Partial<Record<"name" | "birth" | "zone" | "mode" | "parity" | "weeks" | "babies" | "care", string>>;

/** The version of the consent texts in data/texts the mother was read. */
export const CONSENT_TEXT_VERSION = "1";

/** Registers a mother: birth date and time, what later analysis needs, and each consent by itself. */
export class RegisterMother extends Screen {
  private name = "";
  private birth: TypedMoment = { date: "", time: "" };
  private zone: Zone = zoneOfPhone(new Date().getTimezoneOffset());
  private mode: DeliveryMode | null = null;
  private parity = "";
  private weeks = "";
  private babies: "1" | "2" | "3" | "4" = "1";
  private care: "yes" | "no" | null = null;
  private share: "yes" | "no" | null = null;
  private research: "yes" | "no" | null = null;
  private problems: Problems = {};
  private tried = false;

  get heading(): string {
    return this.words.t("register.title");
  }

  protected override render(): TemplateResult {
    const { t } = this.words;
    return html`<form novalidate @submit=${this.save}>
      <div class="field"><label for="name">${t("register.name")}</label><p class="hint" id="name-hint">${t("register.name-hint")}</p>
        <input id="name" type="text" maxlength="120" autocomplete="off" .value=${this.name} aria-describedby="name-hint name-problem" aria-invalid=${this.problems.name !== undefined}
          @input=${(event: InputEvent) => this.set(() => { this.name = (event.target as HTMLInputElement).value; })}>
        ${problemLine("name-problem", this.problems.name ?? null)}</div>
      ${this.renderBirth()}
      ${choices<DeliveryMode>({ name: "mode", legend: t("register.mode"), chosen: this.mode, problem: this.problems.mode ?? null,
        choices: (["vaginal", "caesarean", "assisted"] as const).map((value) => ({ value, label: t(`mode.${value}`) })), onChoose: (value) => this.set(() => { this.mode = value; }) })}
      ${numberField(this.words, { name: "parity", label: t("register.parity"), hint: t("register.parity-hint"), typed: this.parity, step: 1, min: 1, max: 20, problem: this.problems.parity ?? null, onType: (typed) => this.set(() => { this.parity = typed; }) })}
      ${numberField(this.words, { name: "weeks", label: t("register.weeks"), hint: t("register.weeks-hint"), unit: t("unit.weeks"), typed: this.weeks, step: 1, min: 22, max: 44, problem: this.problems.weeks ?? null, onType: (typed) => this.set(() => { this.weeks = typed; }) })}
      ${choices({ name: "babies", legend: t("register.babies"), layout: "row", chosen: this.babies, choices: (["1", "2", "3", "4"] as const).map((value) => ({ value, label: value })), onChoose: (value) => this.set(() => { this.babies = value; }) })}
      <h2>${t("consent.title")}</h2>
      <p class="hint">${t("consent.intro")}</p>
      ${this.consent("care", t("consent.care"), this.care, (value) => { this.care = value; }, this.problems.care)}
      ${this.consent("share", t("consent.share-with-helper"), this.share, (value) => { this.share = value; })}
      ${this.consent("research", t("consent.research"), this.research, (value) => { this.research = value; })}
      ${Object.keys(this.problems).length === 0 ? nothing : html`<p class="problem" role="alert">${t("form.mend")}</p>`}
      ${this.saveButton(t("register.save"))}
    </form>`;
  }

  private renderBirth(): TemplateResult {
    const { t } = this.words;
    return html`${momentField(this.words, { name: "birth", legend: t("register.birth"), hint: t("register.birth-hint"), typed: this.birth, zone: this.zone, problem: this.problems.birth ?? null, onType: (typed) => this.set(() => { this.birth = typed; }) })}
      ${choices<Zone>({ name: "zone", legend: t("register.zone"), layout: "row", chosen: this.zone, choices: (["WIB", "WITA", "WIT"] as const).map((value) => ({ value, label: value })), onChoose: (value) => this.set(() => { this.zone = value; }) })}`;
  }

  private consent(name: string, legend: string, chosen: "yes" | "no" | null, choose: (value: "yes" | "no") => void, problem?: string): TemplateResult {
    const { t } = this.words;
    return choices<"yes" | "no">({ name: `consent-${name}`, legend, layout: "row", chosen, problem: problem ?? null, choices: [{ value: "yes", label: t("answer.yes") }, { value: "no", label: t("answer.no") }], onChoose: (value) => this.set(() => choose(value)) });
  }

  /** Once saving was tried, each mended answer takes its problem away at once. */
  private set(change: () => void): void {
    change();
    if (this.tried) this.problems = this.check(Date.now());
    this.requestUpdate();
  }

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const now = Date.now();
    const birthAt = instantOf(this.birth.date, this.birth.time, this.zone);
    const parity = readWhole(this.parity);
    const weeks = readWhole(this.weeks);
    this.set(() => { this.tried = true; });
    if (Object.keys(this.problems).length > 0 || birthAt === null || !("value" in parity) || !("value" in weeks)) return toFirstProblem(this);
    const motherId = newId(now);
    const registered = { name: this.name.trim(), birthAt: new Date(birthAt).toISOString(), zone: this.zone, deliveryMode: this.mode, parity: parity.value, gestationalWeeks: weeks.value, babies: Number(this.babies), studyCode: null };
    const consents = ([["care", this.care], ["share-with-helper", this.share], ["research", this.research]] as const)
      .filter(([, answer]) => answer !== null)
      .map(([purpose, answer]) => ({ type: "consent.recorded", occurredAtMs: now, motherId, payload: { purpose, given: answer === "yes", textVersion: CONSENT_TEXT_VERSION } }));
    await this.once(async () => {
      await this.model.record([{ type: "mother.registered", occurredAtMs: now, motherId, payload: registered }, ...consents]);
      replaceWith(`#/mother/${motherId}`);
    });
  };

  private check(now: number): Problems {
    const { t } = this.words;
    const birthAt = instantOf(this.birth.date, this.birth.time, this.zone);
    const between = (typed: string, min: number, max: number) => {
      const number = readWhole(typed);
      return "value" in number && number.value >= min && number.value <= max;
    };
    const problems: Problems = {};
    if (this.name.trim() === "") problems.name = t("register.name-missing");
    if (birthAt === null) problems.birth = t("register.birth-missing");
    else if (birthAt > now) problems.birth = t("register.birth-future");
    if (this.mode === null) problems.mode = t("form.choose");
    if (!between(this.parity, 1, 20)) problems.parity = t("register.parity-range");
    if (!between(this.weeks, 22, 44)) problems.weeks = t("register.weeks-range");
    if (this.care === null) problems.care = t("form.choose");
    return problems;
  }
}
