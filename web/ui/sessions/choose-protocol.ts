import { html, nothing, type TemplateResult } from "lit";
import { plannedDose } from "../../engine/dose.ts";
import type { Performer } from "../../engine/session-types.ts";
import { mayMassage } from "../../care/may-massage.ts";
import { nextStep } from "../../care/next-step.ts";
import { planInForce } from "../../care/plans.ts";
import { choosable, protocolOf, sessionRules, type Protocol } from "../../care/content.ts";
import { newId } from "../../store/uuid.ts";
import { draftMark } from "../draft-mark.ts";
import { sessionFact } from "../app-model.ts";
import { choices } from "../fields/choices.ts";
import { icon } from "../icons.ts";
import { Screen, replaceWith } from "../screen.ts";

/** Which protocol, by whom. Each says its minutes, where it comes from, how weak the evidence is, and what its source leaves out. */
export class ChooseProtocol extends Screen {
  private performer: Performer | null = null;

  get heading(): string {
    return this.words.t("protocol.title");
  }

  override get back(): string {
    return `#/mother/${this.args[0]}`;
  }

  protected override render(): TemplateResult {
    const { model, words: { t } } = this;
    const mother = model.mother(this.args[0] ?? "");
    if (mother === undefined || model.content === null) return html`<p>${t("mother.unknown")}</p>`;
    if (!mother.consents.care) return html`<p>${t("next.no-care-consent")}</p>`;
    const step = nextStep(mother, Date.now(), model.isHelper, model.store.deviceId);
    if (step.action === "see-facility") return html`<p class="notice stop" role="alert">${icon("stop")} <span>${t(`next.${step.reason}`)}</span></p>`;
    if (!mayMassage(mother)) return html`<p class="notice watch" role="alert">${icon("alert")} <span>${t(mother.left !== null ? "next.left-care" : mother.refusal !== null ? "next.not-accepted" : "next.referral-held")}</span></p>`;
    const plan = planInForce(mother.plans, Date.now());
    const performers: readonly Performer[] = model.isHelper ? ["husband", "family"] : ["midwife", "husband", "family"];
    const chosen = this.performer ?? (plan !== null && performers.includes(plan.performer) ? plan.performer : performers[0]!);
    const followed = plan ?? mother.sessions[0]?.state;
    const protocols = choosable(model.content, followed?.protocolId, plan);
    const toFetch = plan !== null && protocolOf(model.content, plan.protocolId, plan.protocolVersion) === undefined;
    const isFollowed = (one: Protocol) => one.id === followed?.protocolId && one.version === followed.protocolVersion;
    return html`
      ${choices<Performer>({ name: "performer", legend: t("protocol.performer"), layout: "row", chosen, choices: performers.map((value) => ({ value, label: t(`performer.${value}`) })), onChoose: (value) => { this.performer = value; this.requestUpdate(); } })}
      ${toFetch ? html`<p class="notice must-fetch">${t("protocol.must-fetch")}</p>` : nothing}
      <p>${t("claim.safe")}</p>
      ${this.problemLine()}
      <ul class="protocols">${protocols.map((protocol) => html`<li class="card">${this.renderProtocol(protocol, mother.id, chosen, isFollowed(protocol), plan !== null && isFollowed(protocol))}</li>`)}</ul>`;
  }

  private renderProtocol(protocol: Protocol, motherId: string, performer: Performer, used: boolean, planned: boolean): TemplateResult {
    const { model, words } = this;
    const { t } = words;
    const { plannedMinMs, plannedMaxMs } = plannedDose(sessionRules(protocol, model.content!.gate));
    return html`
      <h2>${words.of(protocol.name)}${protocol.preset === null ? html` <span class="state">${t("protocol.own")}</span>` : nothing}</h2>
      <p><strong>${t("protocol.minutes", { minutes: words.minuteRange(plannedMinMs, plannedMaxMs) })}</strong>${protocol.phases.some((one) => one.kind === "rest") ? ` · ${t("protocol.rests")}` : nothing}${used ? html` · <span class="state">${t(planned ? "protocol.planned" : "protocol.used-last")}</span>` : nothing}</p>
      <p class="marks">${draftMark(words, protocol.signOff)}<span class="grade">${t(`grade.${protocol.evidence.grade}`)}</span></p>
      <p>${words.of(protocol.area.label)}</p>
      <button class=${used ? "primary" : ""} ?disabled=${this.busy} @click=${() => void this.open(protocol, motherId, performer)} aria-label=${t("protocol.choose-named", { name: words.of(protocol.name) })}>${icon("hands")} ${t("protocol.choose")}</button>
      <details><summary>${t("protocol.where-from")}</summary>
        <ul class="plain">${protocol.sources.map((source) => html`<li>${words.of(source.says)} <span class="hint">(${t("protocol.source", { ref: source.ref, where: source.where })})</span></li>`)}
          <li>${words.of(protocol.schedule.note)}</li></ul>
        <p>${words.of(protocol.evidence.unknown)}</p>
        ${protocol.notStated.length === 0 ? nothing : html`<p>${t("protocol.not-stated", { list: protocol.notStated.map((code) => t(`not-stated.${code}`)).join(", ") })}</p>`}
        ${protocol.assumed.length === 0 ? nothing : html`<p>${t("protocol.assumed", { list: protocol.assumed.map((code) => t(`assumed.${code}`)).join(", ") })}</p>`}
      </details>`;
  }

  private async open(protocol: Protocol, motherId: string, performer: Performer): Promise<void> {
    const sessionId = newId(Date.now());
    const fact = { type: "opened", sessionId, protocolId: protocol.id, protocolVersion: protocol.version, performer } as const;
    await this.once(async () => {
      await this.model.record([sessionFact(motherId, sessionId, fact, this.model.clock())]);
      replaceWith(`#/session/${sessionId}`);
    });
  }
}
