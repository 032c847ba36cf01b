// A red sign of the baby without a network: referral note, massage held, the coordinator sees it open, the outcome ends the hold. And the harms ledger.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { LancarServer } from "./support/server.mjs";
import { Phone, launch, until } from "./support/phone.mjs";
import { checkUpTo } from "./support/safety.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let server, browser, phone, coordinator;
before(async () => {
  server = await LancarServer.create();
  browser = await launch();
  phone = await Phone.create(browser, server.address);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, timezoneId: "Asia/Jakarta", reducedMotion: "reduce" });
  context.setDefaultTimeout(15_000);
  coordinator = await context.newPage();
  await coordinator.goto(`${server.address}/sign-in`);
  await coordinator.fill("#userName", "koordinator");
  await coordinator.fill("#password", "lancar-demo");
  await Promise.all([coordinator.waitForURL((url) => url.pathname !== "/sign-in"), coordinator.click("main form button")]);
}, { timeout: 120_000 });
after(async () => {
  await browser?.close();
  await server?.remove();
}, { timeout: 30_000 });

async function online() {
  await phone.context.setOffline(false);
  await phone.page.evaluate(() => window.dispatchEvent(new Event("online")));
  await phone.allSent();
}

async function assertAccessible(page, where) {
  await page.evaluate(AXE);
  assert.deepEqual(await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(" | ")}`)), [], where);
}

test("a red baby offline: note, hold, open at the coordinator's, outcome, hold lifted", { timeout: 150_000 }, async () => {
  await phone.signIn("bidan");
  const motherId = await phone.register("Ibu Uji Rujukan");
  await phone.allSent();
  await phone.context.setOffline(true);
  const { page } = phone;

  await checkUpTo(phone, motherId, "baby/1", "temperature");
  await page.fill("#value", "37,5");
  await page.click('lancar-assess button[type="submit"]');
  await page.waitForSelector('[data-red="refer"]');
  assert.match(await page.textContent("lancar-assess .card.stop"), /Badan bayi panas: 37,5 °C/);
  await page.click('[data-red="refer"]');
  await page.waitForSelector('lancar-assessment [data-level="red"]');
  const why = await page.textContent("lancar-assessment .why");
  assert.match(why, /37,5 °C atau lebih/, "why: the limit");
  assert.match(why, /P44/, "why: the source");
  assert.match(await page.textContent("lancar-assessment"), /belum diketahui/, "what was not asked is not known");

  await page.click('[data-to="referral"]');
  await page.waitForSelector('[data-referral="open"]');
  const note = await page.textContent(".note-sheet");
  for (const part of ["Ibu Uji Rujukan", "Badan bayi panas: 37,5 °C", "30 jam sejak lahir", "Bidan Ayu"]) assert.ok(note.includes(part), `${part} in ${note}`);
  const referral = (await page.evaluate(() => location.hash)).split("/")[2];

  for (const address of [`#/mother/${motherId}`, `#/massage/${motherId}`]) {
    await phone.open(address);
    await page.waitForSelector(".stop");
    assert.equal(await page.locator('a[href^="#/massage"], .protocols').count(), 0, `no way into a massage from ${address}`);
  }

  await phone.open();
  assert.match(await page.textContent(".open-findings"), /Ibu Uji Rujukan/, "on top of the list");
  assert.equal(await page.locator(".open-findings").evaluate((one) => one === one.parentElement.firstElementChild), true);

  await online();
  const { events } = await phone.caseload();
  assert.deepEqual(events.filter((one) => one.motherId === motherId).map((one) => one.type).slice(-2), ["assessment.recorded", "referral.made"]);
  await coordinator.goto(`${server.address}/today?lang=id`);
  const row = coordinator.locator(".person", { hasText: "Ibu Uji Rujukan" });
  assert.match(await row.textContent(), /Perlu ditindaklanjuti, hasilnya belum dicatat\.\s*Badan bayi panas/);
  await row.locator("h2 a").click();
  await coordinator.waitForSelector("#safety");
  await assertAccessible(coordinator, "mother with a referral");
  await coordinator.click(`a[href$="/referrals/${referral}"]`);
  await coordinator.waitForSelector("#found");
  assert.match(await coordinator.textContent("main"), /Badan bayi panas: 37,5 °C/);
  await assertAccessible(coordinator, "referral note");

  await phone.context.setOffline(true);
  await phone.open(`#/outcome/${referral}`);
  await page.locator('input[value="no-danger"]').check();
  await page.click("lancar-outcome .actions button");
  await page.waitForSelector("lancar-mother");
  await until("the hold is lifted", async () => (await page.locator(`a[href="#/massage/${motherId}"]`).count()) > 0);
  assert.equal(await page.locator("[data-finding]").count(), 0);
  await online();
  await coordinator.reload();
  assert.match(await coordinator.textContent(".notice"), /ternyata tidak berbahaya/);
  await coordinator.goto(`${server.address}/today`);
  assert.doesNotMatch(await coordinator.locator(".person", { hasText: "Ibu Uji Rujukan" }).textContent(), /Perlu ditindaklanjuti/);
  assert.deepEqual(phone.errors, []);
});

test("a harm stands in the ledger beside the sessions, leaves as codes without names", { timeout: 90_000 }, async () => {
  const { page } = phone;
  const motherId = await phone.register("Ibu Uji Keluhan");
  await phone.open(`#/harm/${motherId}`);
  await page.locator('input[value="breast"]').check();
  await page.locator('input[value="moderate"]').check();
  await page.click("lancar-harm .actions button");
  await page.waitForSelector("lancar-mother");
  await phone.allSent();
  await coordinator.goto(`${server.address}/harms?kind=breast&lang=id`);
  const table = await coordinator.textContent("main table");
  assert.match(table, /Ibu Uji Keluhan/);
  assert.match(table, /sedang/);
  const csv = await (await coordinator.context().request.get(`${server.address}/harms?handler=file&kind=breast`)).text();
  assert.match(csv, /breast;moderate;recorded;0/);
  assert.doesNotMatch(csv, /Ibu/);
  await assertAccessible(coordinator, "harms ledger");
});
