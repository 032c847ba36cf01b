import { draftWords } from "../draft-mark.ts";
import { html, nothing, type TemplateResult } from "lit";
import { placeOf, usualAt, type ExpectedFirstDays } from "../../care/expected.ts";
import type { Instrument, InstrumentItem, OutcomeValue } from "../../care/instruments.ts";
import type { Words } from "../words.ts";

/** A coded answer in words. */
export function wordOf(words: Words, item: InstrumentItem, code: string): string {
  const choice = item.choices?.find((one) => one.id === code);
  return choice !== undefined ? words.of(choice.text) : code === "yes" ? words.t("answer.yes") : words.t("answer.no");
}

/** An outcome with its unit: `2.850 g`, `95 % dari berat lahir`, `belum keluar sampai jam ke-14`. Words never come with numbers. */
export function outcomeText(words: Words, instrument: Instrument, { outcome, value, word, yes, answered, censoring }: OutcomeValue): string {
  const { t } = words;
  if (word !== null) return outcome.rule === "all-yes" ? t(`flow.${word}`) : wordOf(words, instrument.items.find((item) => item.id === outcome.of[0])!, word);
  if (outcome.rule === "yes-list") return yes.length === 0 ? t("observed.none") : yes.map((id) => words.of(instrument.items.find((item) => item.id === id)!.text)).join(", ");
  const number = words.decimal(value ?? 0, outcome.decimals);
  if (censoring !== "none") return t(`censored.${censoring}`, { hours: number });
  if (outcome.rule === "sum" && answered === 0) return t("observed.not-yet-applicable");
  return outcome.direction.endsWith("better") ? t("observed.of", { n: number, max: words.decimal(outcome.maximum ?? 0) }) : t(`amount.${outcome.unit}`, { n: number });
}

/** What is usual at this age, beside the reading. Never a verdict. */
export function usualText(words: Words, expected: ExpectedFirstDays | undefined, instrument: string, reading: OutcomeValue, ageMs: number): TemplateResult | typeof nothing {
  const { t } = words;
  const band = expected === undefined ? null : usualAt(expected, instrument, reading.outcome.id, ageMs);
  if (band === null || expected === undefined) return nothing;
  const place = placeOf(band, reading);
  return html`<p class="usual">${place === "unsaid" ? nothing : html`<strong>${t(`place.${place}`)}.</strong> `}${t("observed.usual", { says: words.of(band.says) })}
    <small>${t("observed.source", { source: band.source })}${draftWords(words, expected.signOff)}</small></p>`;
}
