import { html, nothing, type TemplateResult } from "lit";
import type { Performer } from "../../engine/session-types.ts";
import { protocolOf } from "../../care/content.ts";
import type { Mother } from "../../care/mothers.ts";
import { readWhole } from "../../care/numbers.ts";
import { planInForce } from "../../care/plans.ts";
import { instantOf } from "../../care/zones.ts";
import { newId } from "../../store/uuid.ts";
import { toFirstProblem } from "../fields/first-problem.ts";
import { choices } from "../fields/choices.ts";
import { momentField, typedMoment, type TypedMoment } from "../fields/moment-field.ts";
import { numberField } from "../fields/number-field.ts";
import { Screen, replaceWith } from "../screen.ts";

type Problems = Partial<Record<"when" | "minutes" | "performer", string>>;
const LONGEST_MINUTES = 120;

/** A massage somebody tells of afterwards. Nobody timed it, so it is kept apart from sessions and never counted as dose. */
export class RecallMassage extends Screen {
  private when: TypedMoment | null = null;
  private minutes = "";
  private performer: Performer | null = null;
  private asPlanned: "yes" | "no" = "yes";
  private problems: Problems = {};
  private tried = false;

  get heading(): string {
    return this.words.t("recall.title");
  }

  override get back(): string {
    return `#/mother/${this.args[0]}`;
  }

  protected override render(): TemplateResult {
    const { words, model } = this;
    const { t } = words;
    const mother = model.mother(this.args[0] ?? "");
    if (mother === undefined || model.content === null) return html`<p>${t("mother.unknown")}</p>`;
    if (!mother.consents.care) return html`<p>${t("next.no-care-consent")}</p>`;
    this.when ??= typedMoment(Date.now(), mother.zone);
    const plan = planInForce(mother.plans, Date.now());
    const protocol = protocolOf(model.content, plan?.protocolId, plan?.protocolVersion);
    return html`<form novalidate @submit=${(event: SubmitEvent) => void this.save(event, mother, plan?.protocolId ?? null)}>
      <p class="notice">${t("recall.apart")}</p>
      ${momentField(words, { name: "when", legend: t("recall.when"), hint: t("recall.when-hint"), typed: this.when, zone: mother.zone, problem: this.problems.when ?? null, onType: (typed) => this.set(mother, () => { this.when = typed; }) })}
      ${numberField(words, { name: "minutes", label: t("recall.minutes"), hint: t("recall.minutes-hint"), unit: t("unit.minutes"), typed: this.minutes, step: 1, min: 1, max: LONGEST_MINUTES, problem: this.problems.minutes ?? null, onType: (typed) => this.set(mother, () => { this.minutes = typed; }) })}
      ${choices<Performer>({ name: "performer", legend: t("recall.performer"), layout: "row", chosen: this.performer, problem: this.problems.performer ?? null, choices: (["midwife", "husband", "family"] as const).map((value) => ({ value, label: t(`performer.${value}`) })), onChoose: (value) => this.set(mother, () => { this.performer = value; }) })}
      ${protocol === undefined ? nothing : choices<"yes" | "no">({ name: "planned", legend: t("recall.as-planned", { name: words.of(protocol.name) }), layout: "row", chosen: this.asPlanned, choices: [{ value: "yes", label: t("answer.yes") }, { value: "no", label: t("recall.unknown") }], onChoose: (value) => this.set(mother, () => { this.asPlanned = value; }) })}
      ${Object.keys(this.problems).length === 0 ? nothing : html`<p class="problem" role="alert">${t("form.mend")}</p>`}
      ${this.saveButton(t("recall.save"))}
    </form>`;
  }

  private set(mother: Mother, change: () => void): void {
    change();
    if (this.tried) this.problems = this.check(mother);
    this.requestUpdate();
  }

  private at(mother: Mother): number | null {
    return this.when === null ? null : instantOf(this.when.date, this.when.time, mother.zone);
  }

  private check(mother: Mother): Problems {
    const { t } = this.words;
    const problems: Problems = {};
    const [at, minutes] = [this.at(mother), readWhole(this.minutes)];
    if (at === null) problems.when = t("moment.missing");
    else if (at > Date.now()) problems.when = t("moment.future");
    else if (at < mother.birthAtMs) problems.when = t("moment.before-birth");
    if ("problem" in minutes) problems.minutes = t(`number.${minutes.problem}`);
    else if (minutes.value < 1 || minutes.value > LONGEST_MINUTES) problems.minutes = t("number.range", { min: 1, max: LONGEST_MINUTES });
    if (this.performer === null) problems.performer = t("form.choose");
    return problems;
  }

  private async save(event: SubmitEvent, mother: Mother, planned: string | null): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.set(mother, () => { this.tried = true; });
    const [at, minutes] = [this.at(mother), readWhole(this.minutes)];
    if (Object.keys(this.problems).length > 0 || at === null || !("value" in minutes)) return toFirstProblem(this);
    const payload = { recallId: newId(Date.now()), minutes: minutes.value, performer: this.performer, protocolId: this.asPlanned === "yes" ? planned : null };
    await this.once(async () => {
      await this.model.record([{ type: "massage.recalled", occurredAtMs: at, motherId: mother.id, payload }]);
      replaceWith(this.back);
    });
  }
}
