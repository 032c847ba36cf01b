// What the phone gives away: page titles, what a lock leaves behind, a long pause, a helper whose mother shares no more; who may be offered a massage; small screens.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LancarServer } from "./support/server.mjs";
import { Phone, PIN, launch, until } from "./support/phone.mjs";
import { checkUpTo } from "./support/safety.mjs";

let server, browser;
before(async () => {
  server = await LancarServer.create();
  browser = await launch();
}, { timeout: 120_000 });
after(async () => {
  await browser?.close();
  await server?.remove();
}, { timeout: 30_000 });

const gate = (phone) => phone.page.waitForSelector("lock-gate form.lock");
const typed = async (phone) => {
  await until("the form takes a PIN", () => phone.page.isEnabled("form.lock .primary"));
  await phone.page.fill("#pin", PIN);
  await phone.page.click("form.lock .primary");
};

test("no title holds a mother's name, and a locked phone's is the app's own; the lock leaves nothing readable", { timeout: 120_000 }, async () => {
  const phone = await Phone.create(browser, server.address);
  const { page } = phone;
  await phone.signIn("bidan");
  const motherId = await phone.register("Ibu Nama Rahasia");
  for (const hash of ["", `#/mother/${motherId}`, `#/consent/${motherId}`, `#/contacts/${motherId}`, `#/check/${motherId}`, `#/measure/${motherId}`, `#/plan/${motherId}`, `#/visit/${motherId}`, `#/recall/${motherId}`, `#/harm/${motherId}`, `#/refer/${motherId}/judgement`, `#/massage/${motherId}`, "#/outbox"]) {
    await phone.open(hash);
    await until(`a title of ${hash}`, async () => /Lancar$/.test(await page.title()));
    assert.doesNotMatch(await page.title(), /Rahasia/, hash);
  }

  await phone.open();
  await page.fill("#search", "rahasia");
  await until("found", async () => (await page.locator("section.group .mother").count()) === 1);
  await page.evaluate(() => { window.typesPin = false; window.screens = [document.querySelector("lancar-home")]; });
  await page.evaluate(() => document.querySelector("lancar-shell").model.lockNow());
  await gate(phone);
  assert.equal(await page.title(), "Lancar");
  const left = await page.evaluate(() => {
    const shell = document.querySelector("lancar-shell");
    const { model } = shell;
    const held = JSON.stringify([model.facts, model.deliveries, model.dropped, model.mothers, [...model.codes], model.searched, model.lastRound, model.siteWords, model.account, [...model.shelf.places]]);
    return { held, running: model.running ?? null, screen: shell.screen === null, text: window.screens[0].textContent.trim() };
  });
  assert.deepEqual(left, { held: JSON.stringify([[], [], [], [], [], null, null, [], null, []]), running: null, screen: true, text: "" });
  await typed(phone);
  await page.waitForSelector("lancar-home section.group .mother");
  assert.equal(await page.inputValue("#search"), "", "the search is forgotten");

  // A form keeps what was typed, but shows nobody's name while locked.
  await phone.open(`#/harm/${motherId}`);
  await page.locator('input[value="breast"]').check();
  await page.evaluate(() => { window.typesPin = false; window.form = document.querySelector("lancar-harm"); });
  await page.evaluate(() => document.querySelector("lancar-shell").model.lockNow());
  await gate(phone);
  assert.equal((await page.evaluate(() => window.form.textContent)).trim(), "");
  await typed(phone);
  await page.waitForSelector("lancar-harm");
  assert.equal(await page.locator('input[value="breast"]').isChecked(), true);
  assert.deepEqual(phone.errors, []);
  await phone.close();
});

test("a massage paused for half an hour gives the key up; after the PIN it goes on from its pause", { timeout: 120_000 }, async () => {
  const phone = await Phone.create(browser, server.address, { behindMs: 3 * 3_600_000 });
  const { page } = phone;
  await phone.signIn("bidan");
  const motherId = await phone.register("Ibu Jeda Lama");
  await phone.openSession(motherId, "Kerinci");
  await phone.startMassage();
  await phone.pass(30_000);
  await page.click(".halt");
  await page.click('[data-reason="baby"]');
  await page.waitForSelector(".run.paused .primary.large");
  await page.evaluate(() => { window.typesPin = false; });
  await phone.pass(20 * 60_000);
  assert.equal(await page.locator(".run.paused").count(), 1, "a shorter pause stays in sight");
  await phone.pass(11 * 60_000);
  await gate(phone);
  assert.equal(await page.locator('lock-gate a[href^="#/session"]').count(), 0);
  assert.deepEqual(await page.evaluate(() => { const { model } = document.querySelector("lancar-shell"); return [model.facts.length, model.store.vaults.size, model.lock.state]; }), [0, 0, "locked"]);
  await typed(phone);
  await page.waitForSelector(".run.paused .primary.large");
  await page.click(".run.paused .primary.large");
  await page.waitForSelector("running-session");

  // The button pressed and nobody says why.
  await phone.pass(10_000);
  await page.click(".halt");
  await page.waitForSelector('[data-reason="rest"]');
  await phone.pass(32 * 60_000);
  await gate(phone);
  await typed(phone);
  await page.waitForSelector(".run.paused .primary.large");
  const paused = (await phone.stored("facts")).map((row) => row.fact).filter((fact) => fact.motherId === motherId && fact.type === "session.paused").map((fact) => fact.payload.reason);
  assert.deepEqual(paused, ["baby", "other"]);
  await phone.close();
});

test("a helper's phone forgets the mother when she shares no more, and has her again when she shares again", { timeout: 120_000 }, async () => {
  const [midwife, husband] = [await Phone.create(browser, server.address), await Phone.create(browser, server.address)];
  await midwife.signIn("bidan");
  await husband.signIn("suami");
  await husband.synced();
  const motherId = (await husband.page.locator('a[href^="#/mother/"]').first().getAttribute("href")).split("/")[2];
  const name = await husband.page.textContent(".tonight h2");
  assert.ok((await husband.stored("facts")).length > 2);
  assert.match(await husband.page.textContent("[data-normal]"), /8–12 kali/, "what is normal comes from the table");
  const share = async (yes) => {
    await midwife.open(`#/consent/${motherId}`);
    await midwife.page.locator('input[name="consent-share-with-helper"]').nth(yes ? 0 : 1).check();
    await midwife.page.click(".actions button");
    await midwife.page.waitForSelector("lancar-mother");
    await midwife.allSent();
    await husband.page.evaluate(() => document.querySelector("lancar-shell").model.sync.now());
  };
  await share(false);
  await until("she is forgotten", async () => (await husband.stored("facts")).length === 0);
  assert.doesNotMatch(await husband.page.textContent("body"), new RegExp(name));
  for (let n = 0; n < 2; n++) {
    await husband.page.evaluate(() => { const { model } = document.querySelector("lancar-shell"); model.lastRound = null; model.sync.now(); });
    await husband.synced();
    assert.equal((await husband.onDisk("sealed")).filter((row) => row.kind === "pack" || row.kind === "fact").length, 0, "and nothing of her is on the disk");
  }

  await share(true);
  await until("she is here again", async () => (await husband.page.locator(".tonight h2").count()) === 1);
  assert.equal(await husband.page.textContent(".tonight h2"), name);
  assert.deepEqual([...midwife.errors, ...husband.errors], []);
  await midwife.close();
  await husband.close();
});

test("who left care is offered no massage anywhere", { timeout: 60_000 }, async () => {
  const phone = await Phone.create(browser, server.address);
  const { page } = phone;
  await phone.signIn("bidan");
  const motherId = await phone.register("Ibu Uji Selesai");
  await phone.open(`#/mother/${motherId}`);
  assert.ok((await page.locator('a[href^="#/massage"]').count()) > 0);
  await phone.open(`#/contacts/${motherId}`);
  await page.getByRole("button", { name: "Asuhan ibu ini selesai" }).click();
  await page.locator('input[name="leaving-reason"]').first().check();
  await page.getByRole("button", { name: "Ya, selesai asuhan" }).click();
  await page.getByRole("button", { name: "Ibu kembali dalam asuhan" }).waitFor();
  for (const address of [`#/mother/${motherId}`, `#/massage/${motherId}`]) {
    await phone.open(address);
    await page.waitForSelector("#screen > *");
    assert.equal(await page.locator('a[href^="#/massage"], .protocols').count(), 0, address);
  }

  assert.match(await page.textContent("lancar-choose-protocol"), /sudah selesai/);
  await phone.close();
});

test("the way to help is on a screen of 360 by 640 without scrolling; a date stands in words in the app's language", { timeout: 90_000 }, async () => {
  const phone = await Phone.create(browser, server.address);
  const { page } = phone;
  await phone.signIn("bidan");
  const motherId = await phone.register("Ibu Layar Kecil");
  const seen = async (selector, where) => {
    const box = await page.locator(selector).boundingBox();
    assert.ok(box !== null && box.y >= 0 && box.y + box.height <= 640, `${selector} of ${where}: ${JSON.stringify(box)}`);
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${where}.png` });
  };
  await checkUpTo(phone, motherId, "baby/1", "temperature");
  await page.fill("#value", "37,5");
  await page.click('lancar-assess button[type="submit"]');
  await page.waitForSelector('[data-red="refer"]');
  await seen('[data-red="refer"]', "red-found");
  await page.click('[data-red="refer"]');
  await page.waitForSelector('[data-to="referral"]');
  await seen('[data-to="referral"]', "red-result");
  await phone.open(`#/visit/${motherId}`);
  const today = await page.inputValue("#when-date");
  const [year, , day] = today.split("-");
  assert.match(await page.textContent("#when-words"), new RegExp(`^\\S+, ${Number(day)} \\S+ ${year}, \\d\\d\\.\\d\\d WIB$`));
  await seen("#when-words", "visit-date");
  await phone.open("#/menu");
  await page.getByLabel("English").check();
  await phone.open(`#/visit/${motherId}`);
  await until("in English", async () => /^[A-Z][a-z]+day,? /.test(await page.textContent("#when-words")));
  assert.match(await page.textContent("#when-words"), new RegExp(` ${Number(day)} [A-Z][a-z]+ ${year}, \\d\\d:\\d\\d WIB$`));
  await seen("#when-words", "visit-date-en");
  await phone.open(`#/massage/${motherId}`);
  assert.deepEqual(phone.errors, []);
  await phone.close();

  const other = await Phone.create(browser, server.address);
  await other.signIn("bidan");
  const held = await other.register("Ibu Gerbang Kecil");
  await other.open(`#/massage/${held}`);
  await other.page.locator(".protocols li > button").first().click();
  await other.page.waitForSelector("danger-signs");
  await other.page.click('[data-answer="yes"]');
  await other.page.click("danger-signs .danger");
  await other.page.waitForSelector("do-not-massage .actions");
  const box = await other.page.locator("do-not-massage .actions .primary").boundingBox();
  assert.ok(box.y + box.height <= 640, JSON.stringify(box));
  if (process.env.PICTURES) await other.page.screenshot({ path: `${process.env.PICTURES}/gate-red.png` });
  await other.close();
});
