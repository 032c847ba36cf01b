import { html, nothing, type TemplateResult } from "lit";
import { scoreInstrument } from "../../care/content.ts";
import { babiesToldOf, mendFields, valueAt, withValueAt, type MendField } from "../../care/mending.ts";
import type { Zone } from "../../care/mothers.ts";
import { readDecimal, readWhole } from "../../care/numbers.ts";
import { instantOf } from "../../care/zones.ts";
import type { Delivery, Fact } from "../../store/facts.ts";
import { choices, problemLine } from "../fields/choices.ts";
import { momentField, typedMoment } from "../fields/moment-field.ts";
import { numberField } from "../fields/number-field.ts";
import { icon } from "../icons.ts";
import { Screen, replaceWith } from "../screen.ts";
import { reasonOf } from "./reason.ts";

/** A parked fact with its values to be filled in again. The mended one takes its place; the parked one is kept among the dropped for 30 days. */
export class MendFact extends Screen {
  private readonly typed = new Map<string, string>();
  private readonly problems = new Map<string, string>();

  get heading(): string {
    return this.words.t("mend.title");
  }

  override get back(): string {
    return "#/outbox";
  }

  protected override render(): TemplateResult {
    const { model, words } = this;
    const { t } = words;
    const delivery = model.parked.find((one) => one.id === this.args[0]);
    const fact = delivery === undefined ? undefined : model.facts.find((one) => one.id === delivery.id);
    const fields = fact === undefined || model.content === null ? null : mendFields(fact.type, model.content);
    if (delivery === undefined || fact === undefined || fields === null) return html`<p>${t("mend.nothing")}</p>`;
    return html`<form novalidate @submit=${(event: SubmitEvent) => void this.save(event, delivery, fact, fields)}>
      <p class="lead">${t(`fact.${fact.type}`)} · ${model.mother(fact.motherId)?.name ?? ""}</p>
      <p class="problem">${icon("alert")} ${reasonOf(delivery, words)}</p>
      ${fields.map((field) => this.fieldOf(fact, field))}
      ${this.problems.size === 0 ? nothing : html`<p class="problem" role="alert">${t("form.mend")}</p>`}
      ${this.saveButton(t("mend.save"))}
    </form>`;
  }

  private fieldOf(fact: Fact, field: MendField): TemplateResult {
    const { words } = this;
    const problem = this.problems.get(field.name) ?? null;
    const name = `mend-${field.name}`;
    const label = this.textOf(field);
    if (field.kind === "choice") {
      return choices({ name, legend: label, layout: "row", chosen: this.shownOf(fact, field), problem, choices: field.choices.map((one) => ({ value: one.value, label: words.has(one.label) ? words.t(one.label) : one.label })), onChoose: (value) => this.set(field, value) });
    }

    if (field.kind === "number") {
      return numberField(words, { name, label, typed: this.shownOf(fact, field), step: 1, min: field.min, max: field.max, decimals: field.decimals, problem, onType: (typed) => this.set(field, typed), ...(field.nullable ? { hint: words.t("mend.may-be-empty") } : {}) });
    }

    if (field.kind === "instant") {
      const [date = "", time = ""] = this.shownOf(fact, field).split("T");
      return momentField(words, { name, legend: label, typed: { date, time }, zone: zoneOf(fact), problem, onType: (typed) => this.set(field, `${typed.date}T${typed.time}`) });
    }

    return html`<div class="field"><label for=${name}>${label}</label>
      <input id=${name} type="text" maxlength=${field.longest} autocomplete="off" .value=${this.shownOf(fact, field)} aria-describedby=${`${name}-problem`} aria-invalid=${problem !== null} @input=${(event: InputEvent) => this.set(field, (event.target as HTMLInputElement).value)}>
      ${problemLine(`${name}-problem`, problem)}</div>`;
  }

  private textOf(field: MendField): string {
    const item = /^item:(.+)$/.exec(field.label)?.[1];
    if (item === undefined) return this.words.t(field.label);
    const found = scoreInstrument(this.model.content!).items.find((one) => one.id === item);
    return found === undefined ? item : `${item} ${this.words.of(found.text)}`;
  }

  /** What is in the field: as typed, or as the parked fact has it. */
  private shownOf(fact: Fact, field: MendField): string {
    const typed = this.typed.get(field.name);
    if (typed !== undefined) return typed;
    const value = valueAt(fact.payload, field.name);
    if (value === null || value === undefined) return "";
    if (field.kind === "number") return String(value);
    return field.kind === "instant" ? wallTime(Date.parse(String(value)), zoneOf(fact)) : String(value);
  }

  private set(field: MendField, value: string): void {
    this.typed.set(field.name, value);
    this.problems.delete(field.name);
    this.requestUpdate();
  }

  private async save(event: SubmitEvent, delivery: Delivery, fact: Fact, fields: readonly MendField[]): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.problems.clear();
    let { payload } = fact;
    for (const field of fields) {
      const read = this.read(fact, field);
      if ("problem" in read) this.problems.set(field.name, read.problem);
      else payload = withValueAt(payload, field.name, read.value);
    }

    const told = babiesToldOf(this.model.facts, fact.motherId);
    if (fact.type === "mother.registered" && Number(payload["babies"]) < told && !this.problems.has("babies")) this.problems.set("babies", this.words.t("mend.babies-told", { n: told }));
    this.requestUpdate();
    if (this.problems.size > 0) return;
    const mended = payload;
    await this.once(async () => {
      const { model } = this;
      await model.storage.watch(() => model.store.mend(delivery.account, delivery.id, mended, Date.now()));
      await model.rebuild();
      model.sync.now();
      replaceWith(this.back);
    });
  }

  private read(fact: Fact, field: MendField): { value: unknown } | { problem: string } {
    const { t } = this.words;
    const typed = this.shownOf(fact, field).trim();
    if (typed === "" && (field.kind === "text" || field.kind === "number") && field.nullable) return { value: null };
    switch (field.kind) {
      case "choice": return typed === "" ? { problem: t("form.choose") } : { value: typed };
      case "text": return typed === "" ? { problem: t("mend.empty") } : { value: typed };
      case "instant": {
        const [date = "", time = ""] = typed.split("T");
        const at = instantOf(date, time, zoneOf(fact));
        return at === null ? { problem: t("register.birth-missing") } : at > Date.now() ? { problem: t("register.birth-future") } : { value: new Date(at).toISOString() };
      }
      case "number": {
        const number = field.decimals ? readDecimal(typed) : readWhole(typed);
        if ("problem" in number) return { problem: t(`number.${number.problem}`) };
        return number.value < field.min || number.value > field.max ? { problem: t("number.range", { min: field.min, max: field.max }) } : { value: number.value };
      }
    }
  }
}

const zoneOf = (fact: Fact) => (fact.payload["zone"] as Zone | undefined) ?? "WIB";

/** `2026-11-21T09:30` on the clocks of the zone. */
function wallTime(atMs: number, zone: Zone): string {
  const { date, time } = typedMoment(atMs, zone);
  return `${date}T${time}`;
}
