import { html, nothing, type TemplateResult } from "lit";
import type { Performer } from "../../engine/session-types.ts";
import { choosable, protocolOf, sessionRules, type Protocol } from "../../care/content.ts";
import type { Mother } from "../../care/mothers.ts";
import { readWhole } from "../../care/numbers.ts";
import { PLAN_END_REASONS, planInForce, type CarePlan } from "../../care/plans.ts";
import { plannedDose } from "../../engine/dose.ts";
import { newId } from "../../store/uuid.ts";
import { draftMark } from "../draft-mark.ts";
import { choices, problemLine } from "../fields/choices.ts";
import { toFirstProblem } from "../fields/first-problem.ts";
import { numberField } from "../fields/number-field.ts";
import { termsText } from "../mothers/plan-section.ts";
import { Screen, replaceWith } from "../screen.ts";

type Problems = Partial<Record<"perDay" | "days" | "window", string>>;
type Start = "at-once" | "between";

const MOST_PER_DAY = 12;
const LAST_DAY = 42;
const LAST_HOUR = LAST_DAY * 24;

/**
 * Makes a plan: first the protocol with its evidence, sources and what is unknown, then how often, for how long, by whom and from when.
 * What the protocol's source states is shown and not asked; only where it is silent can it be filled in. A plan is changed by making another.
 */
export class MakePlan extends Screen {
  private chosen: string | null = null;
  private performer: Performer | null = null;
  private perDay = "";
  private asSheWishes = false;
  private days = "";
  private daysOpen = false;
  private start: Start = "at-once";
  private from = "";
  private to = "";
  private problems: Problems = {};
  private tried = false;
  private endReason: (typeof PLAN_END_REASONS)[number] | null = null;
  private endProblem: string | null = null;

  get heading(): string {
    return this.words.t(this.chosen === null ? "plan.choose" : "plan.terms");
  }

  override get back(): string {
    return `#/mother/${this.args[0]}`;
  }

  protected override render(): TemplateResult {
    const { model, words: { t } } = this;
    const mother = model.mother(this.args[0] ?? "");
    if (mother === undefined || model.content === null) return html`<p>${t("mother.unknown")}</p>`;
    if (!mother.consents.care) return this.renderWithoutConsent(mother);
    const protocol = model.content.protocols.find((one) => keyOf(one) === this.chosen);
    return protocol === undefined ? this.renderProtocols(mother) : this.renderTerms(mother, protocol);
  }

  /** A plan can be ended without consent, and not made. */
  private renderWithoutConsent(mother: Mother): TemplateResult {
    const plan = planInForce(mother.plans, Date.now());
    return html`${plan === null ? nothing : this.renderEnd(mother, plan)}<p>${this.words.t("next.no-care-consent")}</p>`;
  }

  private renderProtocols(mother: Mother): TemplateResult {
    const { model, words } = this;
    const { t } = words;
    const now = planInForce(mother.plans, Date.now());
    const protocols = choosable(model.content!, now?.protocolId, null);
    const isPlanned = (one: Protocol) => one.id === now?.protocolId && one.version === now.protocolVersion;
    return html`
      ${now === null ? nothing : this.renderEnd(mother, now)}
      <p>${t("claim.safe")}</p>
      <ul class="protocols">${protocols.map((protocol) => html`<li class="card">
        <h2>${words.of(protocol.name)}${protocol.preset === null ? html` <span class="state">${t("protocol.own")}</span>` : nothing}</h2>
        <p><strong>${t("protocol.minutes", { minutes: this.minutes(protocol) })}</strong></p>
        <p class="marks">${draftMark(words, protocol.signOff)}<span class="grade">${t(`grade.${protocol.evidence.grade}`)}</span>${isPlanned(protocol) ? html`<span class="state">${t("protocol.planned")}</span>` : nothing}</p>
        <p>${words.of(protocol.schedule.note)}</p>
        <button class=${isPlanned(protocol) ? "primary" : ""} @click=${() => this.choose(protocol)} aria-label=${t("protocol.choose-named", { name: words.of(protocol.name) })}>${t("protocol.choose")}</button>
        ${this.renderSources(protocol, false)}</li>`)}</ul>`;
  }

  private minutes(protocol: Protocol): string {
    const { plannedMinMs, plannedMaxMs } = plannedDose(sessionRules(protocol, this.model.content!.gate));
    return this.words.minuteRange(plannedMinMs, plannedMaxMs);
  }

  private renderSources(protocol: Protocol, open: boolean): TemplateResult {
    const { words } = this;
    const { t } = words;
    return html`<details ?open=${open}><summary>${t("protocol.where-from")}</summary>
      <ul class="plain">${protocol.sources.map((source) => html`<li>${words.of(source.says)} <span class="hint">(${t("protocol.source", { ref: source.ref, where: source.where })})</span></li>`)}</ul>
      <p>${words.of(protocol.evidence.unknown)}</p>
      ${protocol.notStated.length === 0 ? nothing : html`<p>${t("protocol.not-stated", { list: protocol.notStated.map((code) => t(`not-stated.${code}`)).join(", ") })}</p>`}
      ${protocol.assumed.length === 0 ? nothing : html`<p>${t("protocol.assumed", { list: protocol.assumed.map((code) => t(`assumed.${code}`)).join(", ") })}</p>`}</details>`;
  }

  private renderEnd(mother: Mother, plan: CarePlan): TemplateResult {
    const { words, model } = this;
    const { t } = words;
    const protocol = protocolOf(model.content!, plan.protocolId, plan.protocolVersion);
    return html`<section class="card"><h2>${t("plan.now")}</h2>
      <p><strong>${protocol === undefined ? t("protocol.not-here") : words.of(protocol.name)}</strong></p><p class="hint">${termsText(words, plan)}</p>
      <p class="hint">${t("plan.changed-by")}</p>
      <details><summary>${t("plan.end")}</summary>
        ${choices({ name: "end", legend: t("plan.end-why"), chosen: this.endReason, problem: this.endProblem, choices: PLAN_END_REASONS.map((value) => ({ value, label: t(`plan.end.${value}`) })), onChoose: (value) => { this.endReason = value; this.endProblem = null; this.requestUpdate(); } })}
        ${this.problemLine()}<button ?disabled=${this.busy} @click=${() => void this.end(mother, plan)}>${t("plan.end-do")}</button></details></section>`;
  }

  private renderTerms(mother: Mother, protocol: Protocol): TemplateResult {
    const { words } = this;
    const { t } = words;
    const { sessionsPerDay, days, startHours } = protocol.schedule;
    const performers = protocol.performers as readonly Performer[];
    return html`<form novalidate @submit=${(event: SubmitEvent) => void this.save(event, mother, protocol)}>
      <section class="card"><h2>${words.of(protocol.name)}</h2>
        <p class="marks">${draftMark(words, protocol.signOff)}<span class="grade">${t(`grade.${protocol.evidence.grade}`)}</span></p>
        <p>${words.of(protocol.schedule.note)}</p>${this.renderSources(protocol, false)}
        <button type="button" @click=${() => { this.chosen = null; this.requestUpdate(); }}>${t("plan.other-protocol")}</button></section>
      ${sessionsPerDay !== null ? stated(t("plan.ask-per-day"), t("plan.per-day", { n: sessionsPerDay }), t("plan.stated")) : html`
        ${this.asSheWishes ? nothing : numberField(words, { name: "per-day", label: t("plan.ask-per-day"), hint: t("plan.silent"), unit: t("unit.times"), typed: this.perDay, step: 1, min: 1, max: MOST_PER_DAY, problem: this.problems.perDay ?? null, onType: (typed) => this.set(() => { this.perDay = typed; }) })}
        ${tick(t("plan.as-she-wishes"), this.asSheWishes, (on) => this.set(() => { this.asSheWishes = on; }))}`}
      ${days !== null ? stated(t("plan.ask-days"), t("plan.days", { n: days }), t("plan.stated")) : html`
        ${this.daysOpen ? nothing : numberField(words, { name: "days", label: t("plan.ask-days"), hint: t("plan.silent"), unit: t("unit.days"), typed: this.days, step: 1, min: 1, max: LAST_DAY, problem: this.problems.days ?? null, onType: (typed) => this.set(() => { this.days = typed; }) })}
        ${tick(t("plan.days-open"), this.daysOpen, (on) => this.set(() => { this.daysOpen = on; }))}`}
      ${startHours !== null ? stated(t("plan.ask-start"), t("plan.window", { from: startHours[0]!, to: startHours[1]! }), t("plan.stated")) : html`
        ${choices<Start>({ name: "start", legend: t("plan.ask-start"), hint: t("plan.silent"), chosen: this.start, choices: (["at-once", "between"] as const).map((value) => ({ value, label: t(`plan.begin.${value}`) })), onChoose: (value) => this.set(() => { this.start = value; }) })}
        ${this.start === "at-once" ? nothing : html`<div class="question"><div class="pair">
          ${([["from", t("plan.from"), this.from], ["to", t("plan.to"), this.to]] as const).map(([name, label, typed]) => html`<div class="field"><label for=${name}>${label}</label>
            <input id=${name} type="text" inputmode="numeric" maxlength="4" autocomplete="off" .value=${typed} aria-invalid=${this.problems.window !== undefined} aria-describedby="window-problem"
              @input=${(event: InputEvent) => this.set(() => { this[name] = (event.target as HTMLInputElement).value; })}></div>`)}</div>${problemLine("window-problem", this.problems.window ?? null)}</div>`}`}
      ${choices<Performer>({ name: "performer", legend: t("protocol.performer"), layout: "row", chosen: this.performer, choices: performers.map((value) => ({ value, label: t(`performer.${value}`) })), onChoose: (value) => this.set(() => { this.performer = value; }) })}
      ${Object.keys(this.problems).length === 0 ? nothing : html`<p class="problem" role="alert">${t("form.mend")}</p>`}
      ${this.saveButton(t("plan.save"))}
    </form>`;
  }

  private choose(protocol: Protocol): void {
    this.chosen = keyOf(protocol);
    this.performer = (protocol.performers.includes("husband") ? "husband" : protocol.performers[0]) as Performer;
    [this.problems, this.tried] = [{}, false];
    this.requestUpdate();
    void this.updateComplete.then(() => { window.scrollTo(0, 0); document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true }); });
  }

  /** Once saving was tried, each mended answer takes its problem away at once. */
  private set(change: () => void): void {
    change();
    if (this.tried) this.problems = this.check();
    this.requestUpdate();
  }

  private get protocol(): Protocol {
    return this.model.content!.protocols.find((one) => keyOf(one) === this.chosen)!;
  }

  private check(): Problems {
    const { t } = this.words;
    const { sessionsPerDay, days, startHours } = this.protocol.schedule;
    const whole = (typed: string, max: number): string | null => {
      const number = readWhole(typed);
      return "problem" in number ? t(`number.${number.problem}`) : number.value < 1 || number.value > max ? t("number.range", { min: 1, max }) : null;
    };
    const [from, to] = [readWhole(this.from), readWhole(this.to)];
    const inOrder = "value" in from && "value" in to && from.value < to.value && to.value <= LAST_HOUR;
    const found: Readonly<Record<keyof Problems, string | null>> = {
      perDay: sessionsPerDay !== null || this.asSheWishes ? null : whole(this.perDay, MOST_PER_DAY),
      days: days !== null || this.daysOpen ? null : whole(this.days, LAST_DAY),
      window: startHours !== null || this.start === "at-once" || inOrder ? null : t("plan.window-order", { max: LAST_HOUR }),
    };
    return Object.fromEntries(Object.entries(found).filter(([, text]) => text !== null)) as Problems;
  }

  private async save(event: SubmitEvent, mother: Mother, protocol: Protocol): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.set(() => { this.tried = true; });
    if (Object.keys(this.problems).length > 0) return toFirstProblem(this);
    const now = Date.now();
    const { sessionsPerDay, days, startHours } = protocol.schedule;
    const payload = {
      planId: newId(now), protocolId: protocol.id, protocolVersion: protocol.version, performer: this.performer,
      sessionsPerDay: sessionsPerDay ?? (this.asSheWishes ? null : Number(this.perDay)),
      days: days ?? (this.daysOpen ? null : Number(this.days)),
      startWindowHours: startHours ?? (this.start === "at-once" ? null : [Number(this.from), Number(this.to)]),
    };
    await this.once(async () => {
      await this.model.record([{ type: "plan.made", occurredAtMs: now, motherId: mother.id, payload }]);
      replaceWith(this.back);
    });
  }

  private async end(mother: Mother, plan: CarePlan): Promise<void> {
    if (this.endReason === null) {
      this.endProblem = this.words.t("form.choose");
      this.requestUpdate();
      return;
    }

    await this.once(async () => {
      await this.model.record([{ type: "plan.ended", occurredAtMs: Date.now(), motherId: mother.id, payload: { planId: plan.id, reason: this.endReason } }]);
      replaceWith(this.back);
    });
  }
}

const keyOf = (protocol: Protocol) => `${protocol.id}/${protocol.version}`;

function stated(label: string, value: string, note: string): TemplateResult {
  return html`<div class="stated"><strong>${label}</strong><span>${value}</span><small class="hint">${note}</small></div>`;
}

function tick(label: string, on: boolean, onTick: (on: boolean) => void): TemplateResult {
  return html`<label class="choice lone"><input type="checkbox" .checked=${on} @change=${(event: Event) => onTick((event.target as HTMLInputElement).checked)}><span><span class="choice-label">${label}</span></span></label>`;
}
