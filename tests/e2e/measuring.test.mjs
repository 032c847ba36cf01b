// Measuring offline with the generic screen: what is typed survives, what is usual stands beside it, and the page shows it with units.
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { LancarServer } from "./support/server.mjs";
import { Phone, launch, until } from "./support/phone.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

let server, browser;
before(async () => {
  server = await LancarServer.create();
  browser = await launch();
}, { timeout: 90_000 });
after(async () => {
  await browser?.close();
  await server?.remove();
}, { timeout: 30_000 });

async function assertAccessible(phone, screen) {
  const { page } = phone;
  await page.evaluate(await readFile(AXE, "utf8"));
  await page.evaluate(() => { window.axeDone = null; window.axe.run(document, { resultTypes: ["violations"] }).then((result) => { window.axeDone = result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target} ${node.failureSummary}`).join(" | ")}`); }); });
  const found = await until(`axe on ${screen}`, async () => { await page.clock.runFor(100); return page.evaluate(() => window.axeDone); });
  assert.deepEqual(found, [], screen);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${screen} scrolls sideways`);
  assert.equal(await page.evaluate(() => /\[[a-z0-9-]+\.[^\]\s]+\]/.exec(document.body.innerText)?.[0] ?? null), null, `${screen} misses a text`);
  if (process.env.LANCAR_SHOTS) await page.screenshot({ path: `${process.env.LANCAR_SHOTS}/${screen.replaceAll(/\W+/g, "-")}.png`, fullPage: true });
}

async function observe(phone, motherId, instrument, baby = 0) {
  await phone.open(`#/observe/${motherId}/${instrument}/${baby}`);
  await phone.page.waitForSelector("lancar-observe form");
}

async function save(phone) {
  await phone.page.click('lancar-observe button[type="submit"]');
  await phone.page.waitForSelector("lancar-observed .reading");
  return phone.page.textContent("lancar-observed");
}

test("a whole round of measuring, offline, with a killed tab, a correction and the page", { timeout: 150_000 }, async () => {
  const phone = await Phone.create(browser, server.address);
  await phone.signIn("bidan");
  const motherId = await phone.register("Ibu Ukur", { hoursAgo: 60 });
  await phone.allSent();
  await phone.context.setOffline(true);

  // Weight in kilograms with a comma; the birth weight is asked once.
  await observe(phone, motherId, "infant-weight", 1);
  await phone.page.fill("#item-weight", "2,85");
  await until("grams are read back", async () => (await phone.page.textContent("#item-weight-hint")).includes("2.850 g"));
  await phone.page.click('lancar-observe button[type="submit"]');
  await until("the missing birth weight is asked for", async () => (await phone.page.textContent("#item-birthWeight-problem")).length > 0);
  await until("what was typed is kept on the phone", async () => (await phone.stored("drafts")).some((one) => one?.answers?.weight === "2,85"));
  await phone.kill();
  await observe(phone, motherId, "infant-weight", 1);
  await phone.page.waitForSelector("lancar-observe .notice");
  assert.equal(await phone.page.inputValue("#item-weight"), "2,85");
  await phone.page.fill("#item-birthWeight", "3000");
  const weight = await save(phone);
  assert.match(weight, /2\.850 g/);
  assert.match(weight, /95 %/);
  assert.match(weight, /Seperti yang biasa\..*turun dahulu/s);
  await observe(phone, motherId, "infant-weight", 1);
  assert.equal(await phone.page.inputValue("#item-weight"), "", "the draft is gone once saved");
  assert.equal(await phone.page.inputValue("#item-birthWeight"), "3000", "nothing is asked twice");

  // Nappies: counted with plus; the colour is asked after a stool only.
  await observe(phone, motherId, "nappies-24h", 1);
  const plus = (name) => phone.page.locator(".field", { has: phone.page.locator(`#item-${name}`) }).locator("button.step").last();
  await plus("wet").click();
  await plus("wet").click();
  assert.equal(await phone.page.locator('input[name="item-colour"]').count(), 0);
  await plus("soiled").click();
  await phone.page.locator('input[name="item-colour"]').first().check();
  const nappies = await save(phone);
  assert.match(nappies, /2 kali dalam 24 jam/);
  assert.match(nappies, /Lebih sedikit dari yang biasa/);
  assert.match(nappies, /bukan kegagalan/);

  // First colostrum: not yet, then seen at a clock time.
  await observe(phone, motherId, "first-colostrum");
  await phone.page.locator('input[name="item-seen"]').nth(1).check();
  assert.match(await save(phone), /Belum keluar sampai jam ke-60/);
  await phone.open(`#/measure/${motherId}`);
  assert.match(await phone.page.locator(".rows li", { hasText: "Kolostrum pertama" }).textContent(), /Waktunya dicatat/);
  await phone.pass(30 * 60_000);
  await observe(phone, motherId, "first-colostrum");
  await phone.page.locator('input[name="item-seen"]').first().check();
  const wib = new Date((await phone.now()) - 10 * 60_000 + 7 * 3_600_000).toISOString();
  await phone.page.fill("#item-when-date", wib.slice(0, 10));
  await phone.page.fill("#item-when-time", wib.slice(11, 16));
  assert.match(await save(phone), /60,\d+ jam/);

  // Comfort on eleven digits, corrected afterwards.
  await observe(phone, motherId, "comfort");
  await phone.page.locator('input[name="item-comfort"]').nth(7).check();
  assert.match(await save(phone), /7 dari 10/);
  await phone.page.click('lancar-observed a[href^="#/observe/"]');
  await phone.page.waitForSelector("lancar-observe form");
  assert.ok(await phone.page.locator('input[name="item-comfort"]').nth(7).isChecked());
  await phone.page.locator('input[name="item-comfort"]').nth(8).check();
  assert.match(await save(phone), /sudah dibetulkan.*8 dari 10/s);

  // A licensed form: its total and the one item that must not be missed, no words of it.
  await observe(phone, motherId, "epds");
  assert.equal(await phone.page.locator('fieldset.question').count(), 1);
  await phone.page.fill("#item-total", "11");
  await phone.page.locator('input[name="item-q10"]').nth(0).check();
  const epds = await save(phone);
  assert.match(epds, /11 dari 30/);
  assert.match(epds, /Perlu diperiksa hari ini/);
  assert.doesNotMatch(epds, /Cari pertolongan sekarang/);

  await phone.open(`#/mother/${motherId}`);
  assert.match(await phone.page.textContent("lancar-mother"), /Berat badan bayi/);
  const own = (await phone.stored("facts")).filter((row) => row.fact.type === "observation.recorded" && row.fact.motherId === motherId).map((row) => row.fact);
  assert.equal(own.length, 7);

  await phone.context.setOffline(false);
  await phone.page.evaluate(() => window.dispatchEvent(new Event("online")));
  await phone.allSent();
  assert.ok((await phone.stored("deliveries")).every((one) => one.status === "accepted"), JSON.stringify((await phone.stored("deliveries")).filter((one) => one.status !== "accepted")));

  await phone.page.goto(`${server.address}/mothers/${motherId}`);
  const page = await phone.page.textContent("main");
  for (const said of [/2850 g/, /95(,0)? %/, /2 kali dalam 24 jam/, /Belum keluar sampai jam ke-60/, /60,\d\d? jam/, /8 dari 10/, /dibetulkan 1 kali/, /11 dari 30/, /turun dahulu/]) assert.match(page, said);
  if (process.env.LANCAR_SHOTS) await phone.page.screenshot({ path: `${process.env.LANCAR_SHOTS}/page-mother.png`, fullPage: true });
  assert.deepEqual(phone.errors, []);
  await phone.close();
});

test("a red answer comes first, in words", { timeout: 60_000 }, async () => {
  const phone = await Phone.create(browser, server.address);
  await phone.signIn("bidan");
  const motherId = await phone.register("Ibu Butir Sepuluh", { hoursAgo: 200 });
  await observe(phone, motherId, "epds");
  await phone.page.fill("#item-total", "2");
  await phone.page.locator('input[name="item-q10"]').nth(3).check();
  await phone.page.click('lancar-observe button[type="submit"]');
  await until("a total its items do not allow", async () => /Jumlahkan kembali/.test(await phone.page.textContent("#item-total-problem")));
  await phone.page.fill("#item-total", "12");
  await save(phone);
  const first = phone.page.locator("lancar-observed section.card").first();
  assert.match(await first.getAttribute("class"), /stop/);
  assert.match(await first.textContent(), /Cari pertolongan sekarang/);
  await phone.close();
});

test("a site that holds a licence brings the words of a form: they are asked item by item, and only midwives get them", { timeout: 60_000 }, async () => {
  const words = { instrument: "latch", version: 1, language: "id", licence: "Izin contoh untuk pengujian, 1 Desember 2026", intro: null, items: Array.from({ length: 5 }, (_, index) => ({ id: `q${index + 1}`, text: `Pertanyaan contoh ${index + 1}`, choices: [2, 1, 0].map((points) => ({ points, text: `Jawaban ${points}` })) })) };
  await mkdir(join(server.data, "instrument-words"), { recursive: true });
  await writeFile(join(server.data, "instrument-words", "latch.id.json"), JSON.stringify(words));
  await writeFile(join(server.data, "instrument-words", "broken.json"), "{");
  const phone = await Phone.create(browser, server.address);
  await phone.signIn("bidan");
  const motherId = await phone.register("Ibu Kata Berizin", { hoursAgo: 20 });
  await phone.allSent();
  await until("the words reach the phone", async () => (await phone.stored("words")).some((one) => one.instrument === "latch"));
  await phone.page.reload();
  await phone.context.setOffline(true);
  await observe(phone, motherId, "latch");
  assert.match(await phone.page.textContent("form"), /Pertanyaan contoh 1.*Pertanyaan contoh 5/s);
  assert.equal(await phone.page.locator("#item-total").count(), 0);
  for (const n of [1, 2, 3, 4, 5]) await phone.page.locator(`input[name="item-q${n}"]`).nth(n === 5 ? 2 : 0).check();
  assert.match(await save(phone), /8 dari 10/);
  await phone.context.setOffline(false);

  const husband = await Phone.create(browser, server.address);
  await husband.signIn("suami");
  assert.deepEqual(await (await husband.context.request.get(`${server.address}/api/instruments/words`)).json(), { words: [] });
  const stranger = await fetch(`${server.address}/api/instruments/words`, { redirect: "manual" });
  assert.notEqual(stranger.status, 200);
  assert.doesNotMatch(await (await fetch(`${server.address}/api/content`)).text(), /Pertanyaan contoh/);
  await husband.close();
  await phone.close();
});

test("a helper's phone has no measuring", { timeout: 60_000 }, async () => {
  const phone = await Phone.create(browser, server.address);
  await phone.signIn("suami");
  const motherId = (await phone.page.locator('a[href^="#/mother/"]').first().getAttribute("href")).split("/")[2];
  for (const hash of [`#/measure/${motherId}`, `#/observe/${motherId}/epds/0`, `#/observed/${motherId}/x`]) {
    await phone.open(hash);
    await phone.page.waitForSelector("lancar-home");
  }

  await phone.open(`#/mother/${motherId}`);
  assert.equal(await phone.page.locator('a[href^="#/measure"]').count(), 0);
  await phone.close();
});

for (const [colorScheme, language] of [["light", "id"], ["dark", "en"]]) {
  test(`every instrument's screen is accessible, ${colorScheme}`, { timeout: 150_000 }, async () => {
    const phone = await Phone.create(browser, server.address, { colorScheme, reducedMotion: "reduce" });
    await phone.signIn("bidan");
    if (language === "en") {
      await phone.open("#/menu");
      await phone.page.getByLabel("English").check();
      await phone.page.waitForFunction(() => document.documentElement.lang === "en");
    }

    const motherId = await phone.register(`Ibu Alat ${colorScheme}`, { hoursAgo: 20 });
    await phone.open(`#/measure/${motherId}`);
    await assertAccessible(phone, `measure ${colorScheme}`);
    const links = await phone.page.locator('a[href^="#/observe/"]').evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    assert.equal(links.length, 19);
    for (const link of links) {
      await phone.open(link);
      await phone.page.waitForSelector("lancar-observe form");
      await assertAccessible(phone, `${link.split("/")[3]} ${colorScheme}`);
    }

    // Day 1: these signs do not apply yet, so nothing needs to be answered; that is said, and nobody has failed.
    await observe(phone, motherId, "let-down-signs");
    assert.match(await phone.page.textContent("form"), language === "en" ? /from day 2/ : /hari ke-2/);
    assert.match(await save(phone), language === "en" ? /are not missing/ : /bukan data yang hilang/);
    await assertAccessible(phone, `observed let-down ${colorScheme}`);
    await observe(phone, motherId, "test-weighing", 1);
    await phone.page.fill("#item-before", "3000");
    await phone.page.fill("#item-after", "3.008");
    await phone.page.locator('input[name="item-resolution"]').first().check();
    assert.match(await save(phone), language === "en" ? /7\.8 ml/ : /7,8 ml/);
    await assertAccessible(phone, `observed test-weighing ${colorScheme}`);
    assert.deepEqual(phone.errors, []);
    await phone.close();
  });
}
