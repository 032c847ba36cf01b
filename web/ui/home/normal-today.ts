import { html, type TemplateResult } from "lit";
import type { Words } from "../words.ts";

const LAST_DESCRIBED_DAY = 7;

/** What is normal for a healthy term baby on this day of life. Texts carry their sources; unsigned, hence marked draft. */
export function normalToday(words: Words, day: number): TemplateResult {
  const { t } = words;
  const shown = Math.min(Math.max(day, 1), LAST_DESCRIBED_DAY);
  return html`<section class="card">
    <h2>${t("normal.title", { n: day })}</h2>
    <p class="draft">${t("draft.mark")}</p>
    <dl class="facts">
      <div><dt>${t("normal.wet")}</dt><dd>${t(`normal.wet.${shown}`)}</dd></div>
      <div><dt>${t("normal.stool")}</dt><dd>${t(`normal.stool.${shown}`)}</dd></div>
      <div><dt>${t("normal.feeds")}</dt><dd>${t("normal.feeds.all")}</dd></div>
    </dl>
    <p>${t("normal.milk")}</p>
    <p class="hint">${t("normal.source")}</p>
  </section>`;
}
