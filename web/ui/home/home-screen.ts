import { html, nothing, type TemplateResult } from "lit";
import { mayMassage } from "../../care/may-massage.ts";
import { dayOfLife, hoursSinceBirth, type Mother } from "../../care/mothers.ts";
import { finds, searchable } from "../../care/search.ts";
import { worklist, type WorkItem } from "../../care/worklist.ts";
import { icon } from "../icons.ts";
import { hasOpenFinding, openOnTop } from "../triage/open-findings.ts";
import { normalToday } from "./normal-today.ts";
import { reasonSince, reasonText } from "./reason-words.ts";
import { Screen, goTo } from "../screen.ts";

const GROUPS = ["now", "today", "later", "none"] as const;
/** Rows drawn at first and with each further tap: a list of hundreds appears at once on a slow phone. */
const STEP = 25;
const REASONS_SHOWN = 3;
const MINUTE_MS = 60_000;

/** "Who needs me now, and why?" for a midwife; "what do we do tonight, what is normal, when do we call?" for a helper. */
export class HomeScreen extends Screen {
  private shown = STEP;
  private texts: { readonly items: readonly WorkItem[]; readonly codes: number; readonly of: ReadonlyMap<string, string> } | null = null;
  private made: { readonly mothers: readonly Mother[]; readonly content: unknown; readonly minute: number; readonly items: readonly WorkItem[] } | null = null;

  get heading(): string {
    return this.words.t(this.model.isHelper ? "home.title-helper" : "home.title");
  }

  override get keepsTyped(): boolean {
    return false;
  }

  override get back(): string | null {
    return null;
  }

  protected override render(): TemplateResult {
    const now = Date.now();
    const items = this.items(now);
    return this.model.isHelper ? this.renderHelper(items, now) : this.renderMidwife(items, now);
  }

  /** The list changes with the facts and the clock, not with every letter typed. */
  private items(now: number): readonly WorkItem[] {
    const { mothers, content, isHelper, store } = this.model;
    const minute = Math.floor(now / MINUTE_MS);
    if (this.made?.mothers !== mothers || this.made.content !== content || this.made.minute !== minute) {
      this.made = { mothers, content, minute, items: worklist(mothers, now, content!, isHelper, store.deviceId) };
    }

    return this.made.items;
  }

  /** What each mother is found by, worked out once for a list. */
  private searchTexts(items: readonly WorkItem[]): ReadonlyMap<string, string> {
    const { codes } = this.model;
    if (this.texts?.items !== items || this.texts.codes !== codes.size) {
      this.texts = { items, codes: codes.size, of: new Map(items.map(({ mother }) => [mother.id, searchable(`${mother.name} ${codes.get(mother.id) ?? ""}`)])) };
    }

    return this.texts.of;
  }

  private get query(): string {
    const { searched, account } = this.model;
    return searched !== null && searched.account === account?.id ? searched.query : "";
  }

  private renderMidwife(items: readonly WorkItem[], now: number): TemplateResult {
    const { t } = this.words;
    if (items.length === 0 && (this.model.fetchesFirst || this.model.toFetch !== null)) return html`<section class="empty" role="status">${icon("wait")}<h2>${t("home.fetching-title")}</h2><p>${t("home.fetching")}</p></section>${this.renderComing()}${this.renderRegister()}`;
    if (items.length === 0) return html`<section class="empty">${icon("person")}<h2>${t("home.empty-title")}</h2><p>${t("home.empty")}</p></section>${this.renderRegister()}`;
    const query = searchable(this.query);
    const found = query === "" ? items : items.filter(({ mother }) => finds(query, this.searchTexts(items).get(mother.id)!));
    // Whoever has an open referral stands on top already; in the groups she would only say it again.
    const listed = query === "" ? found.filter((item) => !(item.step.action === "see-facility" && hasOpenFinding(item.mother))) : found;
    const drawn = listed.slice(0, this.shown);
    return html`
      ${openOnTop(this.words, this.model.content!, this.model.mothers, now)}
      ${this.renderComing()}
      ${this.renderSearch(found)}
      ${found.length === 0 ? html`<section class="empty"><p>${t("home.none-found", { query: this.query })}</p>${this.renderMaybeNotHere()}<button @click=${() => this.search("")}>${t("home.show-all")}</button></section>` : nothing}
      ${GROUPS.map((group) => {
        const rows = drawn.filter((item) => item.group === group);
        const total = listed.filter((item) => item.group === group).length;
        return rows.length === 0 ? nothing : html`<section class="group ${group}" aria-labelledby=${`group-${group}`}>
          <h2 id=${`group-${group}`}>${t(`group.${group}`)} <span class="count">${total}</span></h2>
          <ul class="mothers">${rows.map((item) => this.motherRow(item, now))}</ul></section>`;
      })}
      ${listed.length <= this.shown ? nothing : html`<button @click=${() => { this.shown += STEP; this.requestUpdate(); }}>${t("home.more", { n: listed.length - this.shown })}</button>`}
      ${this.renderRegister()}`;
  }

  /** The first time, and when mothers came back or with a backup: how far their histories have come. */
  private renderComing(): TemplateResult | typeof nothing {
    const { toFetch, sync } = this.model;
    if (toFetch === null) return nothing;
    const { total, left } = toFetch;
    return html`<section class="coming" role="status"><p>${this.words.t(sync.status === "syncing" ? "home.coming" : "home.coming-later", { n: left.length })}</p>
      <progress max=${total} value=${total - left.length} aria-hidden="true"></progress></section>`;
  }

  private renderMaybeNotHere(): TemplateResult | typeof nothing {
    const { toFetch } = this.model;
    return toFetch === null ? nothing : html`<p>${this.words.t("home.maybe-not-here", { n: toFetch.left.length })}</p>`;
  }

  private renderRegister(): TemplateResult {
    return html`<div class="actions"><a class="button primary" href="#/register">${icon("plus")} ${this.words.t("home.register")}</a></div>`;
  }

  private renderSearch(found: readonly WorkItem[]): TemplateResult {
    const { model, words: { t } } = this;
    const busy = model.sync.status === "syncing";
    return html`<form class="finder" role="search" @submit=${(event: SubmitEvent) => { event.preventDefault(); if (found.length > 0 && this.query !== "") goTo(`#/mother/${found[0]!.mother.id}`); }}>
      <label class="searching"><span>${t("home.search")}</span>${icon("search")}
        <input id="search" type="search" autocomplete="off" spellcheck="false" enterkeyhint="go" maxlength="60" .value=${this.query}
          @input=${(event: InputEvent) => this.search((event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => { if (event.key === "Escape") this.search(""); }}></label>
      <button type="button" class="round-button ${busy ? "busy" : ""}" aria-label=${t("home.refresh")} @click=${() => model.sync.now()}>${icon("refresh")}</button>
      <p class="only-read" role="status">${this.query === "" ? t(`sync.${model.sync.status}`) : t("home.found", { n: found.length })}</p>
    </form>`;
  }

  private search(query: string): void {
    this.model.searched = { account: this.model.account!.id, query };
    this.shown = STEP;
    this.requestUpdate();
  }

  private motherRow({ mother, step, reasons, group }: WorkItem, now: number): TemplateResult {
    const { words } = this;
    const { t } = words;
    const urgent = step.rank === 0 || step.action === "continue-session" || step.action === "see-facility";
    const said = urgent ? reasons.filter(({ reason }) => !["referral-open", "referred", "deferred", "session-left-open", "not-accepted"].includes(reason)) : reasons;
    return html`<li><a class="mother ${group}" href=${`#/mother/${mother.id}`}>
      <span class="who"><strong>${mother.name}</strong><span class="hours">${t("mother.hours", { n: hoursSinceBirth(mother.birthAtMs, now) })}</span></span>
      <span class="next">
        ${step.action === "none" && !urgent ? nothing : html`<b>${urgent ? html`${icon("stop")} ` : nothing}${t(`action.${step.action}`)}</b>`}
        ${urgent || reasons.length === 0 ? html`<span>${t(`next.${step.reason}`)}</span>` : nothing}
        ${said.slice(0, REASONS_SHOWN).map((reason) => html`<span class="why">${reasonText(words, this.model.content!, reason)} <small>${reasonSince(words, reason, now)}</small></span>`)}
        ${said.length > REASONS_SHOWN ? html`<small>${t("work.more", { n: said.length - REASONS_SHOWN })}</small>` : nothing}
      </span>
    </a></li>`;
  }

  private renderHelper(items: readonly WorkItem[], now: number): TemplateResult {
    const { words, model } = this;
    const { t } = words;
    if (items.length === 0) return html`<section class="empty">${icon("hands")}<h2>${t("home.helper-empty-title")}</h2><p>${t("home.helper-empty")}</p></section>`;
    return html`${items.map(({ mother, step, reasons }) => html`
      <section class="card tonight">
        <h2>${mother.name}</h2>
        <p class="hours">${t("mother.hours", { n: hoursSinceBirth(mother.birthAtMs, now) })} · ${t("mother.day", { n: dayOfLife(mother.birthAtMs, now) })}</p>
        <h3>${t("helper.tonight")}</h3>
        <p><strong>${t(`action.${step.action}`)}</strong> ${t(`next.${step.reason}`)}</p>
        ${reasons.filter(({ reason }) => reason === "session-due" && step.rank !== 0).map((reason) => html`<p>${reasonText(words, this.model.content!, reason)}</p>`)}
        <div class="stack">
          ${step.action === "massage" && mayMassage(mother) ? html`<a class="button primary" href=${`#/massage/${mother.id}`}>${icon("hands")} ${t("action.massage")}</a>` : nothing}
          ${step.action === "continue-session" ? html`<a class="button primary" href=${`#/session/${step.sessionId}`}>${icon("play")} ${t("action.continue-session")}</a>` : nothing}
          <a class="button" href=${`#/mother/${mother.id}`}>${t("helper.sessions")}</a>
        </div>
      </section>
      ${normalToday(words, model.content!.expected, now - mother.birthAtMs, dayOfLife(mother.birthAtMs, now))}
      <section class="card call"><h2>${icon("alert")} ${t("helper.when-call")}</h2>
        <ul class="plain">${model.content!.gate.signs.filter((sign) => sign.level === "red").map((sign) => html`<li>${words.of(sign.question)}</li>`)}</ul>
        <p><strong>${t("helper.call-now")}</strong></p>
      </section>`)}`;
  }
}

customElements.define("lancar-home", HomeScreen);
