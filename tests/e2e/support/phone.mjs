// A phone: one browser context with its own storage, its own clock and a screen of 360 by 640.
import { chromium } from "playwright-core";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const WAIT_MS = 15_000;
const HOUR_MS = 3_600_000;
/** Less than the two minutes after which the app takes a page for frozen. */
const LONGEST_JUMP_MS = 110_000;
/** The PIN every test phone is locked with. */
export const PIN = "294751";

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS, timeout: 30_000 });
}

/** Waits for a condition in the test itself, with a time-out that says what was waited for. */
export async function until(what, condition, ms = WAIT_MS) {
  const deadline = Date.now() + ms;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`Waited ${ms} ms for: ${what}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

export class Phone {
  /**
   * The phone's clock starts behind the real one, so that a session told fast is never in the server's future.
   * `behindMs` 0 leaves the clock alone. The PIN is chosen and typed by itself wherever it is asked for, unless `typesPin` is false. `sharpness` is the pixels of the screen to one of the page.
   */
  static async create(browser, address, { behindMs = HOUR_MS, colorScheme = "light", reducedMotion = "no-preference", typesPin = true, sharpness = 1, serviceWorkers = "allow" } = {}) {
    const phone = new Phone();
    phone.address = address;
    phone.context = await browser.newContext({ viewport: { width: 360, height: 640 }, deviceScaleFactor: sharpness, serviceWorkers, colorScheme, reducedMotion, timezoneId: "Asia/Jakarta", locale: "id-ID", hasTouch: true });
    phone.context.setDefaultTimeout(WAIT_MS);
    phone.context.setDefaultNavigationTimeout(WAIT_MS);
    phone.errors = [];
    if (typesPin) await phone.context.addInitScript(typePin, PIN);
    if (behindMs > 0) await phone.context.clock.install({ time: Date.now() - behindMs });
    await phone.newPage();
    return phone;
  }

  async newPage() {
    this.page = await this.context.newPage();
    this.page.on("pageerror", (error) => this.errors.push(error.message));
    this.page.on("console", (message) => { if (/Content Security Policy|Refused to/.test(message.text())) this.errors.push(message.text()); });
    return this.page;
  }

  async signIn(name) {
    const { page } = this;
    await page.goto(`${this.address}/sign-in?to=/app/`);
    await page.fill("#userName", name);
    await page.fill("#password", "lancar-demo");
    await Promise.all([page.waitForURL(/\/app\/$/), page.click("main form button")]);
    await page.waitForSelector("lancar-home");
    await this.serviceWorkerReady();
  }

  serviceWorkerReady() {
    return this.page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { polling: 100 });
  }

  async open(hash = "") {
    await this.page.goto(`${this.address}/app/${hash}`);
    await this.page.waitForSelector("lancar-shell h1");
    await this.unlocked();
  }

  /** Waits until the PIN that types itself has been taken. */
  unlocked() {
    return this.page.waitForFunction(() => { const state = document.querySelector("lancar-shell")?.model.lock.state; return state !== "locked" && state !== "choose"; }, undefined, { polling: 50 });
  }

  /** Lets the phone's clock run, in steps a living page would see. */
  async pass(ms) {
    for (let left = ms; left > 0; left -= LONGEST_JUMP_MS) {
      await this.page.clock.fastForward(Math.min(left, LONGEST_JUMP_MS));
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done()))).catch(() => undefined);
    }
  }

  /** The time the phone's page believes in. */
  now() {
    return this.page.evaluate(() => Date.now());
  }

  /** The renderer dies as it does when the phone runs out of memory: no event, no farewell. */
  async kill() {
    const session = await this.context.newCDPSession(this.page);
    const crashed = this.page.waitForEvent("crash");
    session.send("Page.crash").catch(() => undefined);
    await crashed;
    await this.page.close();
    await this.newPage();
  }

  /** What the phone's store holds, opened: `facts` as `{ account, fact }`, `deliveries` (those given up too). The phone must be unlocked. */
  async stored(store) {
    await this.page.waitForFunction(() => document.querySelector("lancar-shell")?.model.lock.state === "open", undefined, { polling: 50 });
    return this.page.evaluate(async (name) => {
      const { model } = document.querySelector("lancar-shell");
      const { facts, deliveries } = await model.store.contentOf(model.lock.who);
      if (name === "facts") return facts.map((fact) => ({ account: model.lock.who, fact }));
      if (name === "deliveries") return deliveries.sort((a, b) => a.deviceSequence - b.deviceSequence);
      if (name === "drafts") return Object.values(model.store.vault(model.lock.who).drafts);
      if (name === "words") return model.siteWords;
      if (name === "heartbeat") return model.store.heartbeat(model.lock.who);
      throw new Error(`What is ${name}?`);
    }, store);
  }

  /** The rows of one object store as they lie on the disk, with bytes as base64. */
  onDisk(store) {
    return this.page.evaluate((name) => new Promise((resolve, reject) => {
      const request = indexedDB.open("lancar");
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const all = request.result.transaction(name).objectStore(name).getAll();
        const plain = (value) => value instanceof Uint8Array ? btoa(value.reduce((text, byte) => text + String.fromCharCode(byte), "")) : value instanceof CryptoKey ? { key: value.algorithm.name, extractable: value.extractable } : Array.isArray(value) ? value.map(plain)
          : value !== null && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)])) : value;
        all.onsuccess = () => { request.result.close(); resolve(all.result.map(plain)); };
        all.onerror = () => reject(all.error);
      };
    }), store);
  }

  /** Everything the server shows this account, over all pages, asked with the phone's own cookie. */
  async caseload() {
    const events = [];
    for (let after = 0; ;) {
      const answer = await this.context.request.get(`${this.address}/api/sync/caseload?after=${after}`);
      if (!answer.ok()) throw new Error(`caseload: ${answer.status()}`);
      const page = await answer.json();
      events.push(...page.events);
      after = page.cursor;
      if (!page.more) return { events, account: page.account };
    }
  }

  async pending() {
    return Number(await this.page.getAttribute(".outbox", "data-pending"));
  }

  /** Waits until a whole round with the server is over: what the account may see is here. */
  synced() {
    return this.page.waitForFunction(() => { const model = document.querySelector("lancar-shell")?.model; return model?.lastRound && model.sync.status === "idle"; }, undefined, { polling: 50 });
  }

  async allSent() {
    await until("everything is sent", async () => {
      if (await this.pending() === 0) return true;
      await this.page.clock.fastForward(1_000); // the waits between tries run on the phone's clock
      return false;
    });
  }

  async register(name, { hoursAgo = 30, share = "yes" } = {}) {
    const { page } = this;
    await this.open("#/register");
    const birth = new Date((await this.now()) - hoursAgo * HOUR_MS + 7 * HOUR_MS).toISOString();
    await page.fill("#name", name);
    await page.fill("#birth-date", birth.slice(0, 10));
    await page.fill("#birth-time", birth.slice(11, 16));
    await page.getByRole("radio", { name: "WIB" }).check();
    await page.locator('input[name="mode"]').first().check();
    await page.fill("#parity", "2");
    await page.fill("#weeks", "39");
    await page.locator('input[name="consent-care"]').first().check();
    await page.locator('input[name="consent-share"]').nth(share === "yes" ? 0 : 1).check();
    await page.locator('input[name="consent-research"]').nth(1).check();
    await page.click('button[type="submit"]');
    await page.waitForSelector("lancar-mother");
    return (await page.evaluate(() => location.hash)).split("/")[2];
  }

  /** Opens a session and answers no to every danger sign, up to the screen before the first touch. */
  async openSession(motherId, protocol) {
    const { page } = this;
    await this.open(`#/massage/${motherId}`);
    await page.locator(".protocols li", { hasText: protocol }).locator("> button").click();
    await page.waitForSelector("danger-signs");
    const total = await page.locator("danger-signs .bars i").count();
    for (let n = 0; n < total; n++) await page.click('[data-answer="no"]');
    await page.waitForSelector("get-ready");
  }

  async startMassage(comfort = 4) {
    const { page } = this;
    await page.locator('input[name="consent"]').first().check();
    await page.locator('input[name="comfort"]').nth(comfort).check();
    await page.click("get-ready .primary.large");
    await page.waitForSelector("running-session");
  }

  async closeSession(comfort = 7) {
    const { page } = this;
    await page.waitForSelector("after-session");
    await page.locator('input[name="comfort-after"]').nth(comfort).check();
    await page.locator('input[name="none"]').check();
    await page.click("after-session .actions button");
    await page.waitForSelector("session-summary");
  }

  async measureMilk(motherId, typed) {
    const { page } = this;
    await this.open(`#/volume/${motherId}`);
    await page.fill("#volume", typed);
    await page.locator('input[name="method"]').first().check();
    await page.locator('input[name="side"]').nth(2).check();
    await page.fill("#minutes", "15");
    await page.fill("#hours", "2,5");
    await page.click('button[type="submit"]');
    await page.waitForSelector("lancar-mother table");
  }

  close() {
    return this.context.close();
  }
}

/** Runs in the page: types the PIN into every form that asks for it, as somebody who knows it would. */
function typePin(pin) {
  const fill = (input) => {
    input.value = pin;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  let typed = null;
  new MutationObserver(() => {
    const form = document.querySelector("form.lock");
    if (form === null || form === typed || window.typesPin === false) return;
    typed = form;
    form.querySelectorAll("input").forEach(fill);
    queueMicrotask(() => form.requestSubmit());
  }).observe(document, { childList: true, subtree: true });
}
