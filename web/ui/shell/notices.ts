import { html, nothing, type TemplateResult } from "lit";
import type { AppModel } from "../app-model.ts";
import { icon } from "../icons.ts";

/** What is wrong with this phone itself. A massage is disturbed only by what loses its minutes: a change that could not be written. */
export function notices(model: AppModel, full: boolean): TemplateResult {
  const { t, span } = { t: model.words!.t, span: (ms: number) => model.words!.span(ms) };
  const { storage } = model;
  const off = model.clockOffMs;
  return html`
    ${storage.failure === null ? nothing : html`<div class="notice stop" role="alert" data-notice="storage"><span>${icon("alert")} ${t(`storage.${storage.failure}`)}</span>${full ? nothing : html`<a class="button small" href="#/backup">${t("backup.title")}</a>`}</div>`}
    ${full || storage.failure !== null || !storage.nearlyFull ? nothing : html`<div class="notice watch" role="status" data-notice="nearly-full"><span>${t("storage.nearly-full")}</span><a class="button small" href="#/backup">${t("backup.title")}</a></div>`}
    ${full || off === null ? nothing : html`<div class="notice watch" role="status" data-notice="clock"><span>${t(off > 0 ? "clock.behind" : "clock.ahead", { age: span(Math.abs(off)) })}${(model.lastRound?.held ?? 0) > 0 ? html` ${t("clock.held", { n: model.lastRound!.held })}` : nothing}</span></div>`}`;
}
