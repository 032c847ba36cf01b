import { html, nothing, type TemplateResult } from "lit";
import type { Mother } from "../../care/mothers.ts";
import { schedulesFor, VISIT_PLACES, type VisitSchedule } from "../../care/visits.ts";
import { instantOf } from "../../care/zones.ts";
import { newId } from "../../store/uuid.ts";
import { toFirstProblem } from "../fields/first-problem.ts";
import { choices, problemLine } from "../fields/choices.ts";
import { momentField, typedMoment, type TypedMoment } from "../fields/moment-field.ts";
import { Screen, replaceWith } from "../screen.ts";

type Place = (typeof VISIT_PLACES)[number];
type Problems = Partial<Record<"when" | "whom" | "place", string>>;
const HOUR_MS = 3_600_000;

/** Records a visit of the mother, of each baby, or of all at once. Which window it fills is said beforehand; outside all of them it is recorded and fills none. */
export class RecordVisit extends Screen {
  private when: TypedMoment | null = null;
  private readonly whom = new Set<string>();
  private touched = false;
  private place: Place | null = null;
  private problems: Problems = {};
  private tried = false;

  get heading(): string {
    return this.words.t("visit.do");
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
    const all = schedulesFor(model.content, mother.babies);
    if (!this.touched) for (const one of all) this.whom.add(keyOf(one));
    const at = this.at(mother);
    return html`<form novalidate @submit=${(event: SubmitEvent) => void this.save(event, mother)}>
      ${momentField(words, { name: "when", legend: t("visit.when"), hint: t("visit.when-hint"), typed: this.when, zone: mother.zone, problem: this.problems.when ?? null, onType: (typed) => this.set(mother, () => { this.when = typed; }) })}
      <fieldset class="question"><legend>${t("visit.whom")}</legend><div class="choices stack">${all.map((one) => html`
        <label class="choice"><input type="checkbox" name="whom" value=${keyOf(one)} .checked=${this.whom.has(keyOf(one))} @change=${(event: Event) => this.set(mother, () => this.pick(keyOf(one), (event.target as HTMLInputElement).checked))}>
          <span><span class="choice-label">${one.baby === null ? t("visit.mother") : mother.babies > 1 ? t("visit.baby", { n: one.baby }) : t("visit.the-baby")}</span><small>${this.fills(one.schedule, mother, at)}</small></span></label>`)}</div>
        ${problemLine("whom-problem", this.problems.whom ?? null)}</fieldset>
      ${choices<Place>({ name: "place", legend: t("visit.where"), chosen: this.place, problem: this.problems.place ?? null, choices: VISIT_PLACES.map((value) => ({ value, label: t(`visit.place.${value}`) })), onChoose: (value) => this.set(mother, () => { this.place = value; }) })}
      ${Object.keys(this.problems).length === 0 ? nothing : html`<p class="problem" role="alert">${t("form.mend")}</p>`}
      ${this.saveButton(t("visit.save"))}
    </form>`;
  }

  /** The visit a moment counts as. */
  private fills(schedule: VisitSchedule, mother: Mother, at: number | null): string {
    if (at === null) return "";
    const age = (at - mother.birthAtMs) / HOUR_MS;
    const window = schedule.windows.find(({ fromHours, toHours }) => age >= fromHours && age < toHours);
    return window === undefined ? this.words.t("visit.fills-none") : this.words.t("visit.fills", { visit: window.id, window: this.words.of(window.says) });
  }

  private pick(key: string, on: boolean): void {
    this.touched = true;
    if (on) this.whom.add(key);
    else this.whom.delete(key);
  }

  private set(mother: Mother, change: () => void): void {
    change();
    if (this.tried) this.problems = this.check(mother);
    this.requestUpdate();
  }

  /** The minute typed; the present minute is now, to the millisecond, so that a visit is never before its birth or window by a few seconds. */
  private at(mother: Mother): number | null {
    if (this.when === null) return null;
    const [now, typed] = [Date.now(), instantOf(this.when.date, this.when.time, mother.zone)];
    return typed !== null && typed <= now && now - typed < 60_000 ? now : typed;
  }

  private check(mother: Mother): Problems {
    const { t } = this.words;
    const problems: Problems = {};
    const at = this.at(mother);
    if (at === null) problems.when = t("moment.missing");
    else if (at > Date.now()) problems.when = t("moment.future");
    else if (at < mother.birthAtMs) problems.when = t("moment.before-birth");
    if (this.whom.size === 0) problems.whom = t("visit.whom-missing");
    if (this.place === null) problems.place = t("form.choose");
    return problems;
  }

  private async save(event: SubmitEvent, mother: Mother): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.set(mother, () => { this.tried = true; });
    const at = this.at(mother);
    if (Object.keys(this.problems).length > 0 || at === null) return toFirstProblem(this);
    const now = Date.now();
    const visits = schedulesFor(this.model.content!, mother.babies).filter((one) => this.whom.has(keyOf(one))).map(({ schedule, baby }) => ({
      type: "visit.recorded", occurredAtMs: at, motherId: mother.id, payload: { visitId: newId(now), schedule: schedule.schedule, scheduleVersion: schedule.version, baby, place: this.place },
    }));
    await this.once(async () => {
      await this.model.record(visits);
      replaceWith(this.back);
    });
  }
}

const keyOf = ({ schedule, baby }: { readonly schedule: VisitSchedule; readonly baby: number | null }) => `${schedule.schedule}${baby ?? ""}`;
