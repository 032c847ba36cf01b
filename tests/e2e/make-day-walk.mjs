// Walks a midwife's day on a phone without a network and keeps a picture of every step for docs/guide. Not a test:
//   LANCAR_SERVER_DLL=…/Release/…/Lancar.Server.dll node make-day-walk.mjs OUT [id|en]
// OUT/<language>/NN-step.png is what the phone shows; OUT/<language>/whole/NN-step.png is the whole page, for looking it through.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { LancarServer } from "./support/server.mjs";
import { Phone, PIN, launch, until } from "./support/phone.mjs";
import { checkUpTo } from "./support/safety.mjs";

const [out, only] = process.argv.slice(2);
if (out === undefined) throw new Error("Where to? node make-day-walk.mjs OUT [id|en]");
const WALKS = { id: { colorScheme: "light", red: "Ibu Contoh Melati", well: "Ibu Contoh Kenanga" }, en: { colorScheme: "dark", red: "Ibu Contoh Melati", well: "Ibu Contoh Kenanga" } };

class Walk {
  constructor(language, { colorScheme, red, well }) {
    Object.assign(this, { language, colorScheme, red, well, n: 0 });
  }

  /** Keeps a picture; `at` is what should be near the top of it. */
  async see(name, at = null) {
    const { page } = this.phone;
    const file = `${String(++this.n).padStart(2, "0")}-${name}.png`;
    await page.evaluate(() => scrollTo(0, 0));
    await this.settled();
    await page.screenshot({ path: join(out, this.language, "whole", file), fullPage: true });
    if (at !== null) await page.locator(at).first().evaluate((element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 112));
    await this.settled();
    await page.screenshot({ path: join(out, this.language, file) });
    const missing = await page.evaluate(() => /\[[a-z0-9-]+\.[^\]\s]+\]/.exec(document.body.innerText)?.[0] ?? null);
    if (missing !== null) throw new Error(`${file} misses a text: ${missing}`);
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) throw new Error(`${file} scrolls sideways`);
  }

  settled() {
    return this.phone.page.evaluate(async () => { for (let n = 0; n < 3; n++) await new Promise((done) => requestAnimationFrame(() => done())); });
  }

  async signIn() {
    const { page } = this.phone;
    await page.goto(`${this.server.address}/?lang=${this.language}`);
    await page.goto(`${this.server.address}/sign-in?to=/app/`);
    await this.see("sign-in");
    await page.fill("#userName", "bidan");
    await page.fill("#password", "lancar-demo");
    await page.evaluate(() => sessionStorage.setItem("by-hand", "1"));
    await Promise.all([page.waitForURL(/\/app\/$/), page.click("main form button")]);
    await page.waitForSelector('form.lock[data-mode="choose"]');
    await this.see("pin");
    await page.fill("#pin", PIN);
    await page.fill("#pin-again", PIN);
    await page.click("form.lock .primary");
    await page.waitForSelector("lancar-home");
    await page.evaluate(() => { sessionStorage.removeItem("by-hand"); window.typesPin = true; });
    await this.phone.serviceWorkerReady();
  }

  async beginsOffline() {
    const { phone } = this;
    this.redId = await phone.register(this.red, { hoursAgo: 26 });
    await this.see("registered");
    this.wellId = await phone.register(this.well, { hoursAgo: 30 });
    await phone.allSent();
    await this.server.stop();
    await phone.context.setOffline(true);
    await phone.page.evaluate(() => window.dispatchEvent(new Event("offline")));
    await phone.open();
    await this.see("list");
    await phone.open(`#/mother/${this.wellId}`);
    await this.see("mother");
  }

  async redBaby() {
    const { phone, phone: { page } } = this;
    await phone.open(`#/check/${this.redId}`);
    await this.see("checks");
    await checkUpTo(phone, this.redId, "baby/1", "temperature");
    await page.fill("#value", this.language === "id" ? "37,8" : "37.8");
    await this.see("temperature");
    await page.click('lancar-assess button[type="submit"]');
    await page.waitForSelector('[data-red="refer"]');
    await this.see("red");
    await page.click('[data-red="refer"]');
    await page.waitForSelector('lancar-assessment [data-level="red"]');
    await this.see("found");
    await page.click('[data-to="referral"]');
    await page.waitForSelector('[data-referral="open"]');
    await this.see("referral-note");
    await phone.open(`#/mother/${this.redId}`);
    await this.see("held");
    await phone.open();
    await this.see("list-with-referral");
  }

  async massage() {
    const { phone, phone: { page } } = this;
    await phone.open(`#/volume/${this.wellId}`);
    await this.see("milk");
    await phone.measureMilk(this.wellId, "4,5");
    await this.see("milk-kept", "lancar-mother figure, lancar-mother table");
    await phone.open(`#/plan/${this.wellId}`);
    await this.see("plan-protocols");
    await page.locator(".protocols li", { hasText: "Doko" }).locator("> button").click();
    await page.fill("#days", "3");
    await this.see("plan");
    await page.click('button[type="submit"]');
    await page.waitForSelector("lancar-mother #plan");
    await this.see("plan-kept", "#plan");
    await phone.pass(60_000);
    await phone.open(`#/massage/${this.wellId}`);
    await this.see("protocols");
    await page.locator(".protocols li", { hasText: "Doko" }).locator("> button").click();
    await page.waitForSelector("danger-signs");
    await this.see("danger-sign");
    for (let n = await page.locator("danger-signs .bars i").count(); n > 0; n--) await page.click('[data-answer="no"]');
    await page.waitForSelector("get-ready");
    await this.see("get-ready");
    await phone.startMassage(4);
    await phone.pass(42_000);
    await this.see("massage");
    await page.click(".halt");
    await this.see("why-paused");
    await page.click('[data-reason="baby"]');
    await page.waitForSelector(".run.paused .primary.large");
    await this.see("paused");
    await phone.pass(90_000);
    await page.click(".run.paused .primary.large");
    await page.waitForSelector("running-session");
    for (let n = 0; n < 20 && (await page.$("after-session")) === null; n++) await phone.pass(100_000);
    await phone.pass(6_000); // nobody touched the phone for a quarter of an hour: it asks for the PIN
    await phone.unlocked();
    await page.waitForSelector("after-session");
    await this.see("after");
    await phone.closeSession(7);
    await this.see("summary");
  }

  async measures() {
    const { phone, phone: { page } } = this;
    await phone.open(`#/measure/${this.wellId}`);
    await this.see("measures");
    await phone.open(`#/observe/${this.wellId}/infant-weight/1`);
    await page.waitForSelector("lancar-observe form");
    await page.fill("#item-weight", this.language === "id" ? "2,93" : "2.93");
    await page.fill("#item-birthWeight", "3050");
    await this.see("weight");
    await page.click('lancar-observe button[type="submit"]');
    await page.waitForSelector("lancar-observed .reading");
    await this.see("weight-usual");
  }

  async visit() {
    const { phone, phone: { page } } = this;
    await phone.open(`#/visit/${this.wellId}`);
    await page.locator('input[name="place"]').first().check();
    await this.see("visit");
    await page.click('button[type="submit"]');
    await page.waitForSelector(".visits .done");
    await this.see("visit-kept", ".visits");
    await phone.open();
    await this.see("list-at-end");
  }

  async sends() {
    const { phone, phone: { page } } = this;
    await phone.open("#/outbox");
    await this.see("not-sent");
    await this.server.start();
    await phone.context.setOffline(false);
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await phone.allSent();
    await phone.open("#/outbox");
    await until("every fact received", async () => (await phone.stored("deliveries")).every((one) => one.status === "accepted"));
    await this.see("received");
  }

  async whole(browser) {
    await mkdir(join(out, this.language, "whole"), { recursive: true });
    this.server = await LancarServer.create();
    try {
      this.phone = await Phone.create(browser, this.server.address, { behindMs: 30 * 60_000, colorScheme: this.colorScheme, reducedMotion: "reduce", sharpness: 2 });
      await this.phone.context.addInitScript(() => { if (sessionStorage.getItem("by-hand")) window.typesPin = false; });
      for (const part of ["signIn", "beginsOffline", "redBaby", "massage", "measures", "visit", "sends"]) await this[part]();
      if (this.phone.errors.length > 0) throw new Error(this.phone.errors.join("\n"));
    } catch (error) {
      await this.phone?.page.screenshot({ path: join(out, `${this.language}-failed.png`), fullPage: true }).catch(() => undefined);
      throw error;
    } finally {
      await this.server.remove();
    }
  }
}

const browser = await launch();
try {
  for (const [language, how] of Object.entries(WALKS)) {
    if (only === undefined || only === language) await new Walk(language, how).whole(browser);
  }
} finally {
  await browser.close();
}
