import { html, nothing, type TemplateResult } from "lit";
import { protocolOf, type Content } from "../../care/content.ts";
import { scoreTotals, type ItemAnswer } from "../../care/measurements.ts";
import type { Mother } from "../../care/mothers.ts";
import { leading, scored } from "../../care/observations.ts";
import { outcomeText as reading } from "../measurements/observation-words.ts";
import { outcomeText } from "../triage/open-findings.ts";
import { termsText } from "./plan-section.ts";
import type { PlanTerms } from "../../care/plans.ts";
import type { Delivery, Fact } from "../../store/facts.ts";
import type { Words } from "../words.ts";

const NEWEST = 6;

/** Every fact about her in words, newest first, with who recorded it and whether the server has it. */
export function timeline(words: Words, content: Content, mother: Mother, facts: readonly Fact[], deliveries: readonly Delivery[], all: boolean, showAll: () => void): TemplateResult {
  const { t } = words;
  const status = new Map(deliveries.map((one) => [one.id, one.status]));
  const hers = facts.filter((fact) => fact.motherId === mother.id).sort((a, b) => Date.parse(b.occurredAt) - Date.parse(a.occurredAt) || b.deviceSequence - a.deviceSequence);
  const shown = all ? hers : hers.slice(0, NEWEST);
  return html`<section aria-labelledby="timeline"><h2 id="timeline">${t("timeline.title")}</h2>
    <ol class="timeline">${shown.map((fact) => {
      const at = Date.parse(fact.occurredAt);
      const [detail, sent] = [factDetail(words, content, mother, fact), status.get(fact.id)];
      return html`<li><span class="hint">${words.date(at, mother.zone)}, ${words.time(at, mother.zone)}</span>
        <span>${t(words.has(`fact.${fact.type}`) ? `fact.${fact.type}` : "fact.unknown")}${detail === "" ? nothing : html`: ${detail}`}${fact.corrects === null ? nothing : ` (${t("timeline.correction")})`}</span>
        ${fact.author === undefined && sent === undefined ? nothing : html`<small class="hint">${[fact.author?.name, sent === "pending" ? t("timeline.unsent") : sent === "refused" ? t("timeline.refused") : null].filter((one) => one != null).join(" · ")}</small>`}</li>`;
    })}</ol>
    ${hers.length <= shown.length ? nothing : html`<button @click=${showAll}>${t("timeline.all", { n: hers.length })}</button>`}</section>`;
}

/** What a fact says, in a few words; empty where its name says all. */
function factDetail(words: Words, content: Content, mother: Mother, { type, payload }: Fact): string {
  const { t } = words;
  switch (type) {
    case "milk-volume.measured": return `${words.decimal(Number(payload["volumeMl"]))} ml`;
    case "milk-score.observed": { const { yes, applicable } = scoreTotals(payload["answers"] as Record<string, ItemAnswer>); return t("score.value", { yes, applicable }); }
    case "consent.recorded": return `${t(`consent.short.${String(payload["purpose"])}`)}, ${t(payload["given"] === true ? "consent.given" : "consent.withdrawn")}`;
    case "plan.made": return termsText(words, payload as unknown as PlanTerms);
    case "plan.ended": return t(`plan.end.${String(payload["reason"])}`);
    case "massage.recalled": return t("recall.row", { time: t("span.minute", { n: Number(payload["minutes"]) }), performer: t(`performer.${String(payload["performer"])}`) });
    case "visit.recorded": return `${String(payload["schedule"]).toUpperCase()}${payload["baby"] === null ? "" : ` · ${t("visit.baby", { n: Number(payload["baby"]) })}`} · ${t(`visit.place.${String(payload["place"])}`)}`;
    case "session.paused": return t(`pause.${String(payload["reason"])}`);
    case "session.stopped": return t(`stop.${String(payload["reason"])}`);
    case "session.opened": return protocolName(words, content, payload);
    case "session.closed": { const adverse = payload["adverse"] as readonly string[]; return adverse.length === 0 ? "" : adverse.map((code) => t(`adverse.${code}`)).join(", "); }
    case "assessment.recorded": return assessed(words, mother, String(payload["assessmentId"]));
    case "referral.made": return [t(`urgency.${String(payload["urgency"])}`), ...(typeof payload["to"] === "string" ? [payload["to"]] : [])].join(" · ");
    case "referral.closed": return outcomeText(words, content, String(payload["outcome"]));
    case "harm.recorded": return `${harmName(words, content, String(payload["kind"]))}, ${t(`severity.${String(payload["severity"])}`)}`;
    case "observation.recorded": return observed(words, mother, String(payload["observationId"]));
    case "contact.changed": return t(`contacts.${String(payload["field"])}`);
    case "mother.left-care": return words.of(content.leaving?.reasons.find((one) => one.id === payload["reason"])?.label ?? { id: "", en: "" });
    default: return "";
  }
}

function protocolName(words: Words, content: Content, { protocolId, protocolVersion }: Fact["payload"]): string {
  const protocol = protocolOf(content, protocolId, protocolVersion);
  return protocol === undefined ? words.t("protocol.not-here") : words.of(protocol.name);
}

/** Which table, of which baby, and what it came to. */
function assessed(words: Words, mother: Mother, id: string): string {
  const found = mother.safety.assessments.find((one) => one.id === id);
  if (found?.table == null) return "";
  return [words.of(found.table.name), ...(found.baby !== null && mother.babies > 1 ? [words.t("about.baby-n", { n: found.baby })] : []), words.t(`level.${found.result?.level ?? "not-known"}`)].join(" · ");
}

/** Which instrument, of which baby, and its first outcome as it stands now. */
function observed(words: Words, mother: Mother, id: string): string {
  const found = mother.observations.find((one) => one.id === id);
  if (found === undefined) return "";
  const first = leading(scored(found, mother.birthAtMs));
  return [words.of(found.instrument.name), ...(found.baby !== null && mother.babies > 1 ? [words.t("about.baby-n", { n: found.baby })] : []), ...(first === undefined ? [] : [reading(words, found.instrument, first)])].join(" · ");
}

function harmName(words: Words, content: Content, code: string): string {
  const kind = content.triage?.harms.find((one) => one.code === code);
  return kind === undefined ? code : words.of(kind.text);
}
