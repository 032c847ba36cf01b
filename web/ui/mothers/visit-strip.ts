import { html, nothing, type TemplateResult } from "lit";
import type { Content } from "../../care/content.ts";
import type { Mother } from "../../care/mothers.ts";
import { schedulesFor, visitStatus, type VisitState, type VisitStatus } from "../../care/visits.ts";
import { draftMark } from "../draft-mark.ts";
import { icon, type IconName } from "../icons.ts";
import type { Words } from "../words.ts";

const ICONS: Readonly<Record<VisitState, IconName>> = { done: "check", due: "house", missed: "alert", ahead: "wait" };

/** The visits of mother and babies: done, due, missed, ahead, each with icon and word. */
export function visitStrip(words: Words, content: Content, mother: Mother, nowMs: number): TemplateResult {
  const { t } = words;
  const strips = schedulesFor(content, mother.babies).map(({ schedule, baby }) => ({ schedule, baby, all: visitStatus(schedule, mother.birthAtMs, mother.visits, baby, nowMs) }));
  const filling = new Set(strips.flatMap(({ all }) => all.map((one) => one.doneBy?.id)));
  const extra = mother.visits.filter((visit) => !filling.has(visit.id));
  return html`<section aria-labelledby="visits"><h2 id="visits">${t("visit.title")}</h2>
    ${strips.map(({ schedule, baby, all }) => html`<h3>${words.of(schedule.name)}${mother.babies > 1 && baby !== null ? ` · ${t("visit.baby", { n: baby })}` : ""}</h3>
      <ol class="visits">${all.map((one) => html`<li class=${one.state}><span>${icon(ICONS[one.state])} <strong>${one.id}</strong></span> <small>${t(`visit.state.${one.state}`)}</small></li>`)}</ol>
      ${line(words, mother, all)}`)}
    ${extra.length === 0 ? nothing : html`<p class="hint">${t("visit.extra", { list: extra.map((visit) => `${visit.schedule.toUpperCase()} ${words.date(visit.atMs, mother.zone)}`).join("; ") })}</p>`}
    ${mother.consents.care ? html`<a class="button" href=${`#/visit/${mother.id}`}>${icon("house")} ${t("visit.do")}</a>` : nothing}
    <details><summary>${t("visit.where-from")}</summary>${[...new Set(strips.map((one) => one.schedule))].map((schedule) => html`<h3>${words.of(schedule.name)}</h3>${draftMark(words, schedule.signOff)}
      <p>${words.of(schedule.source.says)} <span class="hint">(${t("protocol.source", { ref: schedule.source.ref, where: schedule.source.where })})</span></p><p>${words.of(schedule.reading)}</p>`)}</details>
  </section>`;
}

/** Until when the due one can be made, or from when the next. */
function line(words: Words, mother: Mother, all: readonly VisitStatus[]): TemplateResult | typeof nothing {
  const { t } = words;
  const due = all.find((one) => one.state === "due");
  const moment = (ms: number) => ({ date: words.date(ms, mother.zone), time: words.time(ms, mother.zone) });
  if (due !== undefined) return html`<p class="hint">${t("visit.until", { visit: due.id, ...moment(due.untilMs) })}</p>`;
  const next = all.find((one) => one.state === "ahead");
  return next === undefined ? nothing : html`<p class="hint">${t("visit.from", { visit: next.id, ...moment(next.fromMs) })}</p>`;
}
