import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { hoursSinceBirth, type Mother } from "../../care/mothers.ts";
import { readAmount, type AmountItem } from "../../care/amounts.ts";
import { readDecimal, readWhole } from "../../care/numbers.ts";
import { asked, assess, holds, tableOf, weightLossPercent, type TriageAnswer, type TriageNumber, type TriageQuestion, type TriageTable } from "../../care/triage.ts";
import { newId } from "../../store/uuid.ts";
import type { NewFact } from "../../store/phone-store.ts";
import { draftMark } from "../draft-mark.ts";
import { numberField } from "../fields/number-field.ts";
import { icon } from "../icons.ts";
import { Screen, replaceWith } from "../screen.ts";
import { findingLine, verdict } from "./level.ts";

/** A newborn's weight, in grams or kilograms. */
const WEIGHT: AmountItem = { minimum: 400, maximum: 9000, unit: "g", typedAlso: { unit: "kg", times: 1000, decimals: 3 } };
const WEIGHTS = ["birth", "now"] as const;

/** Goes through a decision table, one question at a time. A red answer offers to stop and refer at once; "not known" is never taken for no. */
export class AssessScreen extends Screen {
  private readonly answers: Record<string, TriageAnswer> = {};
  /** Questions answered, in the order given. */
  private touched: string[] = [];
  private red: TriageQuestion | null = null;
  private typed = "";
  private weights = { birth: "", now: "" };
  private wrong: string | null = null;
  /** The weight that cannot be read. */
  private wrongWeight: (typeof WEIGHTS)[number] | null = null;
  private shown = "";

  get heading(): string {
    const { table, words } = this;
    const baby = Number(this.args[2]);
    if (table === undefined) return words.t("check.title");
    return baby > 0 && (this.mother?.babies ?? 1) > 1 ? words.t("check.baby-n", { n: baby }) : words.of(table.name);
  }

  override get back(): string {
    return `#/check/${this.args[0]}`;
  }

  private get mother(): Mother | undefined {
    return this.model.mother(this.args[0] ?? "");
  }

  private get table(): TriageTable | undefined {
    return this.model.content === null ? undefined : tableOf(this.model.content, this.args[1] ?? "");
  }

  private get baby(): number | null {
    return this.args[1] === "baby" ? Number(this.args[2] ?? "1") : null;
  }

  protected override render(): TemplateResult {
    const { mother, table, words: { t } } = this;
    if (mother === undefined || table === undefined) return html`<p>${t("mother.unknown")}</p>`;
    const hours = hoursSinceBirth(mother.birthAtMs, Date.now());
    if (hours < 0) return html`<p class="notice watch">${t("register.birth-future")}</p>`;
    if (this.red !== null) return this.renderRed(table, this.red, hours);
    const list = asked(table, this.answers, hours);
    const question = list.find((one) => !this.touched.includes(one.id));
    return question === undefined ? this.renderResult(mother, table, hours) : this.renderQuestion(table, question, list);
  }

  /** Each new question is read out from its beginning. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const heading = this.querySelector<HTMLElement>("#question");
    const at = heading?.dataset["question"] ?? "";
    if (at !== this.shown && this.shown !== "") {
      window.scrollTo(0, 0);
      heading?.focus({ preventScroll: true });
    }

    this.shown = at;
  }

  private renderQuestion(table: TriageTable, question: TriageQuestion, list: readonly TriageQuestion[]): TemplateResult {
    const { words } = this;
    const { t } = words;
    const at = list.indexOf(question);
    return html`
      <p class="progress">${t("signs.progress", { n: at + 1, total: list.length })}</p>
      <div class="bars" aria-hidden="true">${list.map((_, index) => html`<i class=${index < at ? "done" : index === at ? "here" : ""}></i>`)}</div>
      <h2 class="big-question" id="question" tabindex="-1" data-question=${question.id}>${words.of(question.text)}</h2>
      ${question.hint === undefined ? nothing : html`<p class="hint">${words.of(question.hint)}</p>`}
      ${question.number === undefined ? this.renderAnswers(table, question) : this.renderNumber(table, question, question.number)}
      ${this.touched.length === 0 ? nothing : html`<button class="quiet" @click=${() => this.stepBack()}>${icon("back")} ${t("signs.previous")}</button>`}
      ${draftMark(words, table.signOff)}`;
  }

  private renderAnswers(table: TriageTable, question: TriageQuestion): TemplateResult {
    const { t } = this.words;
    return html`<div class="stack answers" role="group" aria-labelledby="question">
      <button data-answer="no" @click=${() => this.answer(table, question, "no")}>${icon("check")} ${t("answer.no")}</button>
      <button data-answer="yes" @click=${() => this.answer(table, question, "yes")}>${icon("alert")} ${t("answer.yes")}</button>
      <button data-answer="unknown" @click=${() => this.answer(table, question, "unknown")}>${icon("info")} ${t("answer.unknown")}</button>
    </div>`;
  }

  private renderNumber(table: TriageTable, question: TriageQuestion, number: TriageNumber): TemplateResult {
    const { words } = this;
    const { t } = words;
    return html`<form novalidate class="stack" @submit=${(event: SubmitEvent) => this.takeNumber(event, table, question, number)}>
      ${number.calculator === "weights" ? this.renderWeights() : numberField(words, {
        name: "value", label: t("triage.value"), unit: words.of(number.unit), typed: this.typed, step: number.decimals > 0 ? 0.1 : 1, min: number.minimum, max: number.maximum,
        decimals: number.decimals > 0, problem: this.wrong, onType: (typed) => this.set(() => { this.typed = typed; }) })}
      <button class="primary" type="submit">${t("triage.next")}</button>
      <button type="button" data-answer="unknown" @click=${() => this.answer(table, question, "unknown")}>${icon("info")} ${t("triage.not-measured")}</button>
    </form>`;
  }

  private renderWeights(): TemplateResult {
    const { words } = this;
    const { t } = words;
    const [birth, now] = WEIGHTS.map((name) => readAmount(this.weights[name], WEIGHT));
    const percent = "value" in birth! && "value" in now! ? weightLossPercent(birth.value, now.value) : null;
    return html`${WEIGHTS.map((name, index) => {
      const read = [birth!, now!][index]!;
      return numberField(words, {
        name: `weight-${name}`, label: t(`weight.${name}`), typed: this.weights[name], step: 0, min: 0, max: 0, decimals: true, problem: this.wrongWeight === name ? this.wrong : null,
        hint: "value" in read ? t("observe.read-as", { amount: t("amount.g", { n: words.decimal(read.value) }) }) : t("observe.units", { unit: t("unit.g"), also: t("unit.kg") }),
        onType: (typed) => this.set(() => { this.weights[name] = typed; this.wrong = this.wrongWeight = null; }) });
    })}
      ${percent === null ? nothing : html`<p class="notice" role="status">${percent > 0 ? t("weight.loss", { percent: words.decimal(percent) }) : t("weight.not-lost")}</p>`}`;
  }

  private renderRed(table: TriageTable, question: TriageQuestion, hours: number): TemplateResult {
    const { words } = this;
    const { t } = words;
    const findings = assess(table, this.answers, hours).findings.filter((one) => one.sign.level === "red" && question.signs.includes(one.sign));
    const actions = [...new Set(findings.map((one) => one.sign.action))].map((id) => table.actions[id]);
    return html`<section class="card stop" role="alert"><h2>${icon("stop")} ${t("triage.red-title")}</h2>
        ${findings.map((one) => html`<p><strong>${findingLine(words, table, one)}</strong></p>`)}
        ${actions.map((action) => (action === undefined ? nothing : html`<p>${words.of(action)}</p>`))}</section>
      <div class="stack">
        <button data-red="go-on" @click=${() => this.set(() => { this.red = null; })}>${t("triage.red-go-on")}</button>
        <button class="quiet" data-red="mistake" @click=${() => this.stepBack()}>${icon("back")} ${t("signs.confirm-no")}</button>
      </div>
      <div class="actions">${this.problemLine()}<button class="danger" data-red="refer" ?disabled=${this.busy} @click=${() => void this.save()}>${icon("send")} ${t("triage.red-refer")}</button></div>`;
  }

  /** All gone through: what it comes to, before it is kept. What is not known can be asked once more. */
  private renderResult(mother: Mother, table: TriageTable, hours: number): TemplateResult {
    const { words } = this;
    const { t } = words;
    const result = assess(table, this.answers, hours);
    return html`${verdict(words, { table, result })}
      <div class="stack">
        ${result.open.length === 0 ? nothing : html`<button @click=${() => this.set(() => { this.touched = this.touched.filter((id) => !result.open.includes(id)); })}>${t("signs.ask-again")}</button>`}
        <button class="quiet" @click=${() => this.stepBack()}>${icon("back")} ${t("signs.previous")}</button>
      </div>
      <p class="hint">${mother.name} · ${t("mother.hours", { n: hours })}</p>
      <div class="actions">${this.problemLine()}<button class="primary" data-save ?disabled=${this.busy} @click=${() => void this.save()}>${t(result.level === "red" ? "triage.save-refer" : "triage.save")}</button></div>`;
  }

  private answer(table: TriageTable, question: TriageQuestion, answer: TriageAnswer): void {
    this.set(() => {
      this.answers[question.id] = answer;
      this.touched = [...this.touched.filter((id) => id !== question.id), question.id];
      [this.typed, this.weights, this.wrong, this.wrongWeight] = ["", { birth: this.weights.birth, now: "" }, null, null];
      const hours = hoursSinceBirth(this.mother!.birthAtMs, Date.now());
      const isRed = assess(table, this.answers, hours).findings.some((one) => one.sign.level === "red" && question.signs.includes(one.sign));
      this.red = isRed ? question : null;
    });
  }

  private takeNumber(event: SubmitEvent, table: TriageTable, question: TriageQuestion, number: TriageNumber): void {
    event.preventDefault();
    const { words } = this;
    const read = number.calculator === "weights" ? this.readWeights() : number.decimals > 0 ? readDecimal(this.typed) : readWhole(this.typed);
    if (read === null) return;
    if ("problem" in read) return this.set(() => { this.wrong = words.t(`number.${read.problem}`); });
    const [min, max] = [words.decimal(number.minimum), words.decimal(number.maximum)];
    if (!holds(number, read.value)) return this.set(() => { [this.wrong, this.wrongWeight] = [words.t("number.range", { min, max }), "now"]; });
    this.answer(table, question, read.value);
  }

  /** The loss in percent, or null when a weight cannot be read, which is said beside it. */
  private readWeights(): { value: number } | null {
    const { words: { t }, words } = this;
    const [birth, now] = WEIGHTS.map((name) => readAmount(this.weights[name], WEIGHT));
    for (const [name, read] of [["birth", birth!], ["now", now!]] as const) {
      if ("value" in read) continue;
      this.set(() => { [this.wrongWeight, this.wrong] = [name, read.problem === "range" ? t("weight.range", { min: words.decimal(WEIGHT.minimum!), max: words.decimal(WEIGHT.maximum!) }) : t(`number.${read.problem}`)]; });
      return null;
    }

    return { value: weightLossPercent((birth as { value: number }).value, (now as { value: number }).value) };
  }

  private stepBack(): void {
    this.set(() => {
      const last = this.touched.at(-1);
      this.touched = this.touched.slice(0, -1);
      if (last !== undefined) delete this.answers[last];
      [this.red, this.wrong, this.wrongWeight, this.typed] = [null, null, null, ""];
    });
  }

  /** Keeps the assessment; a red one together with its referral, both or neither. */
  private async save(): Promise<void> {
    const { mother, table, model } = this;
    if (mother === undefined || table === undefined) return;
    const now = Date.now();
    const assessmentId = newId(now);
    const common = { occurredAtMs: now, motherId: mother.id };
    const facts: NewFact[] = [{ ...common, type: "assessment.recorded", payload: { assessmentId, table: table.id, tableVersion: table.version, baby: this.baby, answers: { ...this.answers } } }];
    if (assess(table, this.answers, hoursSinceBirth(mother.birthAtMs, now)).level === "red") {
      facts.push({ ...common, type: "referral.made", payload: { referralId: newId(now), because: "assessment", becauseId: assessmentId, urgency: "now", to: model.account?.facility?.name ?? null } });
    }

    await this.once(async () => {
      await model.record(facts);
      replaceWith(`#/assessment/${assessmentId}`);
    });
  }

  private set(change: () => void): void {
    change();
    this.requestUpdate();
  }
}
