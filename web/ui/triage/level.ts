import { html, nothing, type TemplateResult } from "lit";
import type { Assessment } from "../../care/safety.ts";
import type { TriageFinding, TriageLevel, TriageTable } from "../../care/triage.ts";
import { draftMark } from "../draft-mark.ts";
import { icon, type IconName } from "../icons.ts";
import type { Words } from "../words.ts";

const ICONS: Readonly<Record<TriageLevel, IconName>> = { red: "stop", amber: "alert", "not-known": "info", clear: "check" };
const LOOKS: Readonly<Record<TriageLevel, string>> = { red: "stop", amber: "watch", "not-known": "watch", clear: "clear" };

/** The level as icon and word, for a line. */
export function levelMark(words: Words, level: TriageLevel): TemplateResult {
  return html`<span class="level ${LOOKS[level]}">${icon(ICONS[level])} ${words.t(`level.${level}`)}</span>`;
}

/** A measured number with its unit, in the language's way of writing it. */
export function measured(words: Words, table: TriageTable, { sign, value }: TriageFinding): string {
  const number = table.questions.find((one) => one.signs.includes(sign))?.number;
  return value === null || number === undefined ? "" : `${words.fixed(value, number.decimals)} ${words.of(number.unit)}`;
}

/** The limit a number reached, in words; empty for a yes. */
export function limit(words: Words, table: TriageTable, { sign }: TriageFinding): string {
  const number = table.questions.find((one) => one.signs.includes(sign))?.number;
  if (number === undefined) return "";
  const said = (key: string, value: number) => words.t(key, { value: words.fixed(value, number.decimals), unit: words.of(number.unit) });
  return [sign.atLeast === undefined ? "" : said("triage.at-least", sign.atLeast), sign.below === undefined ? "" : said("triage.below", sign.below)].filter((one) => one !== "").join(", ");
}

/** The finding with what was measured: `Badan bayi panas: 37,9 °C`. */
export function findingLine(words: Words, table: TriageTable, finding: TriageFinding): string {
  const value = measured(words, table, finding);
  return value === "" ? words.of(finding.sign.finding) : `${words.of(finding.sign.finding)}: ${value}`;
}

/** The age a rule counts at, in words; empty when it counts always. */
function age(words: Words, { fromHour, toHour }: TriageFinding["sign"]): string {
  if (fromHour === undefined && toHour === undefined) return "";
  if (toHour === undefined) return words.t("triage.from-hour", { from: fromHour ?? 0 });
  return fromHour === undefined ? words.t("triage.until-hour", { to: toHour }) : words.t("triage.between-hours", { from: fromHour, to: toHour });
}

/** What an assessment comes to: the level in icon and word, what to do, and why. */
export function verdict(words: Words, { table, result }: Pick<Assessment, "table" | "result">): TemplateResult {
  const { t } = words;
  if (table === null || result === null) return html`<section class="verdict watch"><div class="sign" aria-hidden="true">${icon("info")}</div><h2>${t("level.not-known")}</h2><p>${t("triage.unreadable")}</p></section>`;
  const { level, findings, open } = result;
  const actions = [...new Set(findings.map((one) => one.sign.action))].map((action) => table.actions[action]);
  return html`
    <section class="verdict ${LOOKS[level]}" data-level=${level}>
      <div class="sign" aria-hidden="true">${icon(ICONS[level])}</div>
      <h2>${t(`level.${level}`)}</h2>
      ${findings.length > 0 ? html`<ul class="plain">${findings.map((one) => html`<li>${findingLine(words, table, one)}</li>`)}</ul>` : html`<p>${t(`level.${level}.note`)}</p>`}
      ${actions.map((action) => (action === undefined ? nothing : html`<p class="do">${words.of(action)}</p>`))}
    </section>
    ${open.length === 0 ? nothing : html`<section class="card watch" data-open=${open.length}><h2>${icon("info")} ${t("triage.open-title", { n: open.length })}</h2><p>${t("triage.open")}</p>
      <ul class="plain">${open.map((id) => html`<li>${words.of(table.questions.find((one) => one.id === id)!.text)}</li>`)}</ul></section>`}
    <details class="why" ?open=${level === "red"}><summary>${t("triage.why")}</summary>
      ${findings.length === 0 ? html`<p>${t(`triage.why.${level === "clear" ? "clear" : "open"}`)}</p>` : html`<ul class="plain">${findings.map((one) => html`<li>${reason(words, table, one)}</li>`)}</ul>`}
      <p class="hint">${words.of(table.basis)}</p></details>
    ${draftMark(words, table.signOff)}`;
}

/** Why in plain words: what was found, the limit it reached, the age it counts at, where the rule comes from. */
function reason(words: Words, table: TriageTable, finding: TriageFinding): TemplateResult {
  const { t } = words;
  const said = [limit(words, table, finding), age(words, finding.sign)].filter((one) => one !== "");
  return html`${findingLine(words, table, finding)}. ${t(`triage.because.${finding.sign.level}`)}${said.length === 0 ? "" : ` ${t("triage.rule", { rule: said.join("; ") })}`} <span class="hint">(${t("triage.source", { source: finding.sign.source })}${finding.sign.signOff.state === "draft" ? html`, ${t("triage.draft-rule")}` : nothing})</span>`;
}
