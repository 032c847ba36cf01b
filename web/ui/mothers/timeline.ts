import { html, nothing, type TemplateResult } from "lit";
import { scoreTotals, type ItemAnswer } from "../../care/measurements.ts";
import type { Mother } from "../../care/mothers.ts";
import { termsText } from "./plan-section.ts";
import type { PlanTerms } from "../../care/plans.ts";
import type { Delivery, Fact } from "../../store/facts.ts";
import type { Words } from "../words.ts";

const NEWEST = 6;

/** Every fact about her in words, newest first, with who recorded it and whether the server has it. */
export function timeline(words: Words, mother: Mother, facts: readonly Fact[], deliveries: readonly Delivery[], all: boolean, showAll: () => void): TemplateResult {
  const { t } = words;
  const status = new Map(deliveries.map((one) => [one.id, one.status]));
  const hers = facts.filter((fact) => fact.motherId === mother.id).sort((a, b) => Date.parse(b.occurredAt) - Date.parse(a.occurredAt) || b.deviceSequence - a.deviceSequence);
  const shown = all ? hers : hers.slice(0, NEWEST);
  return html`<section aria-labelledby="timeline"><h2 id="timeline">${t("timeline.title")}</h2>
    <ol class="timeline">${shown.map((fact) => {
      const at = Date.parse(fact.occurredAt);
      const [detail, sent] = [factDetail(words, fact), status.get(fact.id)];
      return html`<li><span class="hint">${words.date(at, mother.zone)}, ${words.time(at, mother.zone)}</span>
        <span>${t(words.has(`fact.${fact.type}`) ? `fact.${fact.type}` : "fact.unknown")}${detail === "" ? nothing : html`: ${detail}`}${fact.corrects === null ? nothing : ` (${t("timeline.correction")})`}</span>
        ${fact.author === undefined && sent === undefined ? nothing : html`<small class="hint">${[fact.author?.name, sent === "pending" ? t("timeline.unsent") : sent === "refused" ? t("timeline.refused") : null].filter((one) => one != null).join(" · ")}</small>`}</li>`;
    })}</ol>
    ${hers.length <= shown.length ? nothing : html`<button @click=${showAll}>${t("timeline.all", { n: hers.length })}</button>`}</section>`;
}

function factDetail(words: Words, { type, payload }: Fact): string {
  const { t } = words;
  switch (type) {
    case "milk-volume.measured": return `${words.decimal(Number(payload["volumeMl"]))} ml`;
    case "milk-score.observed": { const { yes, applicable } = scoreTotals(payload["answers"] as Record<string, ItemAnswer>); return t("score.value", { yes, applicable }); }
    case "consent.recorded": return `${t(`consent.short.${String(payload["purpose"])}`)}, ${t(payload["given"] === true ? "consent.given" : "consent.withdrawn")}`;
    case "plan.made": return termsText(words, payload as unknown as PlanTerms);
    case "plan.ended": return t(`plan.end.${String(payload["reason"])}`);
    case "massage.recalled": return t("recall.row", { minutes: Number(payload["minutes"]), performer: t(`performer.${String(payload["performer"])}`) });
    case "visit.recorded": return `${String(payload["schedule"]).toUpperCase()}${payload["baby"] === null ? "" : ` · ${t("visit.baby", { n: Number(payload["baby"]) })}`} · ${t(`visit.place.${String(payload["place"])}`)}`;
    case "session.paused": return t(`pause.${String(payload["reason"])}`);
    case "session.stopped": return t(`stop.${String(payload["reason"])}`);
    default: return "";
  }
}
