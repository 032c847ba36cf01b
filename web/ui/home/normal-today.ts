import { html, nothing, type TemplateResult } from "lit";
import { usualAt, type ExpectedFirstDays, type UsualBand } from "../../care/expected.ts";
import { draftMark } from "../draft-mark.ts";
import type { Words } from "../words.ts";

/** What a family can see of a day: each with the instrument and outcome of `data/expected/first-days.json` it is usual for. */
const LINES = [
  ["normal.wet", "nappies-24h", ["wet"]], ["normal.stool", "nappies-24h", ["soiled", "colour"]], ["normal.feeds", "feeds-24h", ["feeds"]],
] as const;

/** What is usual for a healthy term baby at this age, from the same table as the readings of measurements, with its sources. */
export function normalToday(words: Words, expected: ExpectedFirstDays | undefined, ageMs: number, day: number): TemplateResult | typeof nothing {
  const { t } = words;
  if (expected === undefined) return nothing;
  const lines = LINES.flatMap(([label, instrument, outcomes]) => {
    const bands = outcomes.map((outcome) => usualAt(expected, instrument, outcome, ageMs)).filter((band): band is UsualBand => band !== null);
    return bands.length === 0 ? [] : [{ label, bands }];
  });
  const milk = usualAt(expected, "milk-flow", "flow", ageMs);
  const bands = [...lines.flatMap((line) => line.bands), ...(milk === null ? [] : [milk])];
  if (bands.length === 0) return nothing;
  const sources = [...new Set(bands.flatMap((band) => band.source.split(", ")))].sort();
  return html`<section class="card" data-normal>
    <h2>${t("normal.title", { n: day })}</h2>
    ${draftMark(words, expected.signOff)}
    <dl class="facts">${lines.map(({ label, bands: said }) => html`<div><dt>${t(label)}</dt><dd>${said.map((band) => words.of(band.says)).join(", ")}</dd></div>`)}</dl>
    ${milk === null ? nothing : html`<p>${sentence(words.of(milk.says))}</p>`}
    <p class="hint">${t("normal.source", { list: sources.join(", ") })}</p>
  </section>`;
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
