import { LitElement, html, nothing, type TemplateResult } from "lit";
import type { AppModel } from "../app-model.ts";
import { icon } from "../icons.ts";
import type { Screen } from "../screen.ts";
import type { SessionRunner } from "../sessions/session-runner.ts";
import type { SessionFlow } from "../sessions/session-flow.ts";
import { HomeScreen } from "../home/home-screen.ts";
import { LockGate } from "../lock/lock-gate.ts";
import { outboxBar } from "../outbox/outbox-bar.ts";
import { notices } from "./notices.ts";
import { screenAt, type ScreenName } from "./routes.ts";
import type { UseUpdate } from "./updates.ts";

type Screens = typeof import("./screens.ts").SCREENS;

/** The frame around every screen: heading, the way back, the outbox bar that never hides, DEMO, and an offered update. */
export class AppShell extends LitElement {
  private screen: Screen | null = null;
  private shownAt = "";
  private screenName = "";
  private screenArgs: readonly string[] = [];
  private gate: LockGate | null = null;
  private pendingUpdate: UseUpdate | null = null;
  private screens: Screens | null = null;
  /** The screen asked for is in the part of the app that is not here yet. */
  private awaitsScreen = false;
  private fetching: "no" | "under-way" | "failed" = "no";

  constructor(private readonly model: AppModel, private readonly runner: SessionRunner) {
    super();
    model.addEventListener("change", () => this.route());
    window.addEventListener("hashchange", () => this.route());
    this.addEventListener("screen-drawn", () => this.requestUpdate());
    setInterval(() => this.requestUpdate(), 30_000); // the age of the oldest unsent fact
  }

  offerUpdate(update: UseUpdate | null): void {
    this.pendingUpdate = update;
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.route();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { model } = this;
    if (model.words === null) return this.renderStart();
    if (!model.worksHere) return this.renderNotHere();
    if (this.asksForPin) return html`${this.gate}`;
    if (model.account === null) return this.renderSignIn();
    const { t } = model.words;
    const full = this.screen?.full === true;
    return html`
      <div class="frame ${full ? "full" : ""}">
        <header class="top">
          ${this.screen?.back == null ? html`<span class="mark" aria-hidden="true"></span>` : html`<a class="round" href=${this.screen.back} aria-label=${t("shell.back")}>${icon("back")}</a>`}
          <h1 tabindex="-1">${this.screen?.heading ?? ""}</h1>
          ${model.account.demo === true ? html`<strong class="demo">DEMO</strong>` : nothing}
          ${this.screenName === "mother" && !model.isHelper ? html`<a class="round" href=${`#/contacts/${this.screenArgs[0]}`} aria-label=${t("contacts.title")}>${icon("person")}</a>` : nothing}
          ${full ? nothing : html`<a class="round" href="#/menu" aria-label=${t("shell.menu")}>${icon("menu")}</a>`}
        </header>
        ${outboxBar(model)}
        ${this.pendingUpdate === null || full ? nothing : html`<div class="notice" role="status"><span>${t("update.ready")}</span><button class="small" @click=${this.pendingUpdate}>${t("update.use")}</button></div>`}
        ${model.sync.status === "signed-out" && !full ? html`<div class="notice watch" role="status"><span>${t("signin.again")}</span><a class="button small" href="/sign-in?to=/app/">${t("signin.do")}</a></div>` : nothing}
        ${model.sync.status === "other-account" ? html`<div class="notice watch" role="status"><span>${t("sync.other-account")}</span>${full ? nothing : html`<a class="button small" href="/sign-in?to=/app/">${t("signin.do")}</a>`}</div>` : nothing}
        ${notices(model, full)}
        ${this.fetching === "failed" ? html`<div class="notice watch" role="alert"><span>${t("shell.part-missing")}</span><button class="small" @click=${() => location.reload()}>${t("shell.reload")}</button></div>` : nothing}
        ${this.awaitsScreen && this.fetching === "under-way" ? html`<div class="notice" role="status">${t("shell.part-coming")}</div>` : nothing}
        <main id="screen">${this.screen}</main>
      </div>`;
  }

  protected override updated(): void {
    const { words } = this.model;
    document.documentElement.lang = this.model.language;
    if (words !== null) document.title = this.screen === null || this.asksForPin || this.model.account === null ? "Lancar" : `${this.screen.pageTitle} · Lancar`;
  }

  /** Shows the screen of the address; the same address keeps its screen and whatever is typed into it. */
  private route(): void {
    const { model } = this;
    this.requestUpdate();
    if (model.hasBegun) void this.fetchScreens();
    if (model.lock.state !== "open") this.askForPin();
    if (model.words === null || model.account === null || !model.worksHere) {
      // A phone that locked by itself keeps what was typed, out of the page, until the same person is back.
      if (model.lock.state === "nobody" || !model.worksHere || this.screen?.keepsTyped === false) this.forgetScreen();
      return;
    }

    const { name, args } = screenAt(location.hash, model.isHelper);
    this.screenName = name;
    this.screenArgs = args;
    if (this.isCurtained) this.askForPin();
    else this.gate = null;
    const at = [model.account.id, name, ...args].join("/");
    this.awaitsScreen = false;
    if (at === this.shownAt) return;
    const screen = this.make(name);
    this.awaitsScreen = screen === null;
    if (screen === null) return; // drawn when its part of the app is here
    screen.model = model;
    screen.args = args;
    const first = this.shownAt === "";
    this.screen = screen;
    this.shownAt = at;
    if (!first) void this.updateComplete.then(() => this.startOfScreen());
  }

  private make(name: ScreenName): Screen | null {
    if (name === "") return new HomeScreen();
    if (this.screens === null) return null;
    const screen = new this.screens[name].type();
    if (name === "session") (screen as SessionFlow).runner = this.runner;
    return screen;
  }

  /** On a slow line the first screen does not wait for the others. Tried again with the next change. */
  private async fetchScreens(): Promise<void> {
    if (this.screens !== null || this.fetching === "under-way") return;
    this.fetching = "under-way";
    try {
      this.screens = (await import("./screens.ts")).SCREENS;
      this.fetching = "no";
      this.route();
    } catch (error) {
      console.error(error);
      this.fetching = "failed";
      this.requestUpdate();
    }
  }

  /** True while the phone is locked, or locked but for a massage that is not what is looked at. */
  private get asksForPin(): boolean {
    const { state } = this.model.lock;
    return state === "choose" || state === "locked" || this.isCurtained;
  }

  private get isCurtained(): boolean {
    const { curtainedFor } = this.model.lock;
    return curtainedFor !== null && !(this.screenName === "session" && this.screenArgs[0] === curtainedFor);
  }

  private askForPin(): void {
    if (this.gate !== null) return;
    this.gate = new LockGate();
    this.gate.model = this.model;
  }

  private forgetScreen(): void {
    this.screen = null;
    this.shownAt = "";
  }

  /** A new screen begins at its top, with the heading read out. */
  private startOfScreen(): void {
    window.scrollTo(0, 0);
    this.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }

  /** Before the first content there are no texts yet, hence both languages here. */
  private renderStart(): TemplateResult {
    const failed = !["idle", "syncing"].includes(this.model.sync.status);
    return html`<main class="start"><div class="mark big" aria-hidden="true"></div><h1>Lancar</h1>
      ${failed
        ? html`<p role="alert">Pertama kali, Lancar perlu internet sebentar untuk mengambil isi. Setelah itu jalan tanpa internet.</p>
            <p lang="en">The first time, Lancar needs the internet for a moment to fetch its content. After that it runs without.</p>
            <button class="primary" @click=${() => this.model.sync.now()}>Coba lagi · Try again</button>`
        : html`<p>Menyiapkan…</p>`}
    </main>`;
  }

  private renderSignIn(): TemplateResult {
    const { words, sync, waitingForOthers } = this.model;
    const { t } = words!;
    const asking = sync.status === "syncing" || sync.status === "idle";
    return html`<main class="start"><div class="mark big" aria-hidden="true"></div><h1>Lancar</h1>
      <p>${asking ? t("signin.asking") : sync.status === "signed-out" || sync.status === "forbidden" ? t("signin.first") : t("signin.offline")}</p>
      ${waitingForOthers > 0 ? html`<p class="notice">${t("outbox.others", { n: waitingForOthers })}</p>` : nothing}
      ${asking ? nothing : html`<a class="button primary" href="/sign-in?to=/app/">${t("signin.do")}</a>`}
      <div class="languages">${this.languageButtons()}</div>
    </main>`;
  }

  private renderNotHere(): TemplateResult {
    const { t } = this.model.words!;
    return html`<main class="start"><div class="mark big" aria-hidden="true"></div><h1>Lancar</h1>
      <p>${t("role.not-here", { name: this.model.visitor?.name ?? "" })}</p>
      <a class="button primary" href="/">${t("role.to-pages")}</a>
      <div class="languages">${this.languageButtons()}</div>
    </main>`;
  }

  private languageButtons(): TemplateResult {
    return html`${(["id", "en"] as const).map((language) => html`<button class="small" lang=${language} aria-pressed=${this.model.language === language}
      @click=${() => void this.model.chooseLanguage(language)}>${language === "id" ? "Indonesia" : "English"}</button>`)}`;
  }
}

customElements.define("lancar-shell", AppShell);
