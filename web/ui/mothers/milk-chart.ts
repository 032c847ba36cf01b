import { html, svg, type TemplateResult } from "lit";
import type { ExpectedMilkVolume } from "../../care/content.ts";
import type { VolumeMeasurement } from "../../care/measurements.ts";
import type { Words } from "../words.ts";

const HOUR_MS = 3_600_000;
const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [328, 190, 34, 8, 18, 34];

/** Expressed volumes by hours since birth over the range usually seen per feed. The range is no target; the table below says the same in words. */
export function milkChart(words: Words, expected: ExpectedMilkVolume, birthAtMs: number, volumes: readonly VolumeMeasurement[], nowMs: number): TemplateResult {
  const { t } = words;
  const hours = (ms: number) => (ms - birthAtMs) / HOUR_MS;
  const bands = expected.bands.filter((band) => band.basis === "per-feed");
  const days = Math.max(3, Math.ceil(Math.max(hours(nowMs), ...volumes.map((one) => hours(one.atMs))) / 24));
  const shownDays = Math.min(days, 14);
  const top = Math.max(10, ...volumes.map((one) => one.volumeMl), ...bands.filter((band) => band.fromHours < shownDays * 24).map((band) => band.upper));
  const step = [2, 5, 10, 20, 50, 100, 200].find((one) => top / one <= 4) ?? 500;
  const ceiling = Math.ceil(top / step) * step;
  const x = (hour: number) => LEFT + ((WIDTH - LEFT - RIGHT) * Math.min(hour, shownDays * 24)) / (shownDays * 24);
  const y = (ml: number) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * ml) / ceiling;
  const points = volumes.filter((one) => hours(one.atMs) <= shownDays * 24);
  const everyDays = shownDays <= 7 ? 1 : 2;
  return html`<figure class="milk">
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${t("chart.label", { n: points.length })}>
      ${bands.map((band) => svg`<rect class="band" x=${x(band.fromHours)} width=${Math.max(0, x(band.toHours) - x(band.fromHours))} y=${y(band.upper)} height=${y(band.lower) - y(band.upper)}/>`)}
      ${Array.from({ length: Math.round(ceiling / step) + 1 }, (_, index) => svg`<line class="grid" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${y(index * step)} y2=${y(index * step)}/><text x=${LEFT - 5} y=${y(index * step) + 4} text-anchor="end">${index * step}</text>`)}
      ${Array.from({ length: Math.floor(shownDays / everyDays) + 1 }, (_, index) => svg`<text x=${x(index * everyDays * 24)} y=${HEIGHT - 18} text-anchor=${index * everyDays === shownDays ? "end" : "middle"}>${index * everyDays * 24}</text>`)}
      <text x=${LEFT - 5} y="11" text-anchor="end">ml</text>
      <text x=${(LEFT + WIDTH) / 2} y=${HEIGHT - 3} text-anchor="middle">${t("chart.hours")}</text>
      ${points.length < 2 ? null : svg`<polyline class="line" points=${points.map((one) => `${x(hours(one.atMs))},${y(one.volumeMl)}`).join(" ")}/>`}
      ${points.map((one) => svg`<circle class="point" cx=${x(hours(one.atMs))} cy=${y(one.volumeMl)} r="4.5"/>`)}
    </svg>
    <figcaption class="hint"><span class="swatch"></span> ${t("chart.band", { source: [...new Set(bands.map((band) => band.source))].join(", ") })} ${words.of(expected.about)}</figcaption>
  </figure>`;
}
