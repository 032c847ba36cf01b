// The midwife's day without a network: the list with reasons, a plan, a session by it, a massage told of kept apart, KF1 and KN1, search.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LancarServer } from "./support/server.mjs";
import { Phone, launch, until } from "./support/phone.mjs";

let server, browser, phone;
before(async () => {
  server = await LancarServer.create();
  browser = await launch();
  phone = await Phone.create(browser, server.address);
}, { timeout: 120_000 });
after(async () => {
  await browser?.close();
  await server?.remove();
}, { timeout: 30_000 });

const row = (name) => phone.page.locator(".mother", { hasText: name });

test("a whole day offline: who and why, plan, session, told massage, visits, search; then every fact on the server", { timeout: 300_000 }, async () => {
  await phone.signIn("bidan");
  const motherId = await phone.register("Ibu Nur'aini Uji", { hoursAgo: 30 });
  await phone.allSent();
  const { page } = phone;
  await server.stop();
  await phone.context.setOffline(true);

  await phone.open();
  assert.match(await row("Nur'aini").innerText(), /Kunjungan KF1, KN1: waktunya hampir habis\n[\s\S]*Belum ada ukuran ASI sebelum pijat/);
  const headings = await page.locator(".group h2").allInnerTexts();
  assert.deepEqual(headings.map((text) => text.replace(/\s*\d+$/, "")), ["Sekarang", "Hari ini", "Nanti", "Tidak ada yang menunggu"].filter((group) => headings.some((text) => text.startsWith(group))));

  await phone.measureMilk(motherId, "4,5");
  await page.click(`a[href="#/plan/${motherId}"]`);
  await page.waitForSelector("lancar-plan");
  await page.locator(".protocols li", { hasText: "Doko" }).locator("> button").click();
  assert.match(await page.locator(".stated").first().innerText(), /2 kali sehari[\s\S]*Sudah ditentukan oleh sumber/);
  await page.click('button[type="submit"]');
  assert.match(await page.locator("#days-problem").innerText(), /Tulis angkanya/, "where the source is silent the plan must say something");
  await page.fill("#days", "3");
  await page.click('button[type="submit"]');
  await page.waitForSelector("lancar-mother #plan");
  assert.match(await page.locator("section[aria-labelledby=plan]").innerText(), /Belum ada sesi yang terlewat/, "what can still be given is not missing");
  assert.equal(await page.locator("p.given").count(), 0);

  await phone.pass(60_000);
  await phone.openSession(motherId, "Doko");
  await phone.startMassage(4);
  for (let n = 0; n < 20 && (await page.$("after-session")) === null; n++) await phone.pass(100_000);
  await phone.closeSession(7);
  await phone.open(`#/mother/${motherId}`);
  assert.equal(await page.locator("p.given").innerText(), "1 dari 1 kali; 15 dari 15 menit");

  await page.click(`a[href="#/recall/${motherId}"]`);
  await page.fill("#minutes", "12");
  await page.locator('input[name="performer"]').nth(1).check();
  await page.click('button[type="submit"]');
  await page.waitForSelector(".recalled");
  assert.match(await page.locator(".recalled").innerText(), /diceritakan[\s\S]*sekitar 12 menit · Suami/);
  assert.equal(await page.locator("p.given").innerText(), "1 dari 1 kali; 15 dari 15 menit", "what was told of adds no minute");

  await page.click(`a[href="#/visit/${motherId}"]`);
  assert.match(await page.locator("lancar-visit").innerText(), /Dihitung sebagai KF1[\s\S]*Dihitung sebagai KN1/);
  await page.locator('input[name="place"]').first().check();
  await page.click('button[type="submit"]');
  await page.waitForSelector(".visits .done");
  assert.deepEqual(await page.locator(".visits li strong").allInnerTexts(), ["KF1", "KF2", "KF3", "KF4", "KN1", "KN2", "KN3"]);
  assert.deepEqual(await page.locator(".visits .done strong").allInnerTexts(), ["KF1", "KN1"]);
  assert.match(await page.locator(".timeline").innerText(), /Kunjungan: KN · bayi 1 · Di rumah/);

  await phone.open();
  await page.fill("#search", "NURAINI");
  await page.waitForFunction(() => document.querySelectorAll(".group .mother").length === 1);
  assert.doesNotMatch(await row("Nur'aini").innerText(), /KF1/, "what is done is no longer asked for");
  await page.fill("#search", "tidak ada namanya");
  await page.waitForSelector(".empty");
  await page.press("#search", "Escape");
  await until("all again", async () => (await page.locator(".group .mother").count()) > 1);

  await server.start();
  await phone.context.setOffline(false);
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await phone.allSent();
  assert.deepEqual([...new Set((await phone.stored("deliveries")).map((one) => one.status))], ["accepted"]);
  const hers = (await phone.caseload()).events.filter((one) => one.motherId === motherId);
  assert.deepEqual(hers.map((one) => one.type).filter((type) => !type.startsWith("session.") && type !== "consent.recorded"),
    ["mother.registered", "milk-volume.measured", "plan.made", "massage.recalled", "visit.recorded", "visit.recorded"]);
  assert.deepEqual(phone.errors, []);
});
