// Keeping and restoring a backup, contacts on two phones, parked facts mended and given up, and what is said of the phone itself.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { LancarServer } from "./support/server.mjs";
import { Phone, launch, until } from "./support/phone.mjs";

let server, browser;
before(async () => {
  server = await LancarServer.create();
  browser = await launch();
}, { timeout: 90_000 });
after(async () => {
  await browser?.close();
  await server?.remove();
}, { timeout: 30_000 });

const WORDS = "rumah di tepi sungai";

async function saveBackup(phone) {
  const { page } = phone;
  await phone.open("#/backup");
  await page.fill("#backup-passphrase", WORDS);
  await page.fill("#backup-again", WORDS);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click('[data-backup="save"] .primary')]);
  return readFile(await download.path());
}

async function restoreBackup(phone, file, passphrase = WORDS) {
  const { page } = phone;
  await phone.open("#/backup");
  await page.setInputFiles("#backup-file", { name: "cadangan.lancar", mimeType: "application/octet-stream", buffer: file });
  await page.fill("#backup-its-passphrase", passphrase);
  await page.click('[data-backup="restore"] button[type="submit"]');
  await page.waitForSelector('[data-backup="restore"] .good, #restore-problem:not(:empty)');
}

test("a backup of unsent facts, restored on another phone: the server has each fact once, though the old phone sends them too", { timeout: 120_000 }, async () => {
  const old = await Phone.create(browser, server.address);
  await old.signIn("bidan");
  await old.synced();
  await old.context.setOffline(true);
  const motherId = await old.register("Ibu Cadangan");
  await old.measureMilk(motherId, "8,5");
  assert.ok(await old.pending() >= 4);
  const file = await saveBackup(old);
  assert.doesNotMatch(file.toString("latin1"), /Cadangan"|volumeMl|mother/);
  const own = await old.stored("deliveries");

  const fresh = await Phone.create(browser, server.address);
  await fresh.signIn("bidan");
  await fresh.synced();
  const before = (await fresh.stored("facts")).length;
  await restoreBackup(fresh, file, "bukan frasa itu");
  assert.match(await fresh.page.textContent("#restore-problem"), /Frasa sandi salah/);
  await restoreBackup(fresh, file.subarray(0, file.length - 40));
  assert.match(await fresh.page.textContent("#restore-problem"), /terpotong/);
  await restoreBackup(fresh, Buffer.from("bukan cadangan"));
  assert.match(await fresh.page.textContent("#restore-problem"), /bukan cadangan Lancar/);
  assert.equal((await fresh.stored("facts")).length, before, "nothing was changed");
  await restoreBackup(fresh, file);
  assert.match(await fresh.page.textContent('[data-backup="restore"] .good'), new RegExp(`${own.length} di antaranya belum terkirim`));
  await fresh.allSent();
  await old.context.setOffline(false);
  await old.page.evaluate(() => window.dispatchEvent(new Event("online")));
  await old.allSent();

  assert.deepEqual([...new Set((await fresh.stored("deliveries")).map((one) => one.status))], ["accepted"]);
  assert.deepEqual([...new Set((await old.stored("deliveries")).map((one) => one.status))], ["duplicate"]);
  const hers = (await old.caseload()).events.filter((one) => one.motherId === motherId);
  assert.deepEqual(hers.map((one) => one.id).sort(), own.map((one) => one.id).sort());
  await fresh.measureMilk(motherId, "11");
  await fresh.allSent();
  assert.deepEqual([...old.errors, ...fresh.errors], []);
  await fresh.open("#/outbox");
  assert.match(await fresh.page.textContent(".last-round"), /1 dari 1 diterima/);
  await old.close();
  await fresh.close();
});

test("two phones change the same contact: two versions, settled by the midwife; another field is merged", { timeout: 120_000 }, async () => {
  const [one, two] = [await Phone.create(browser, server.address), await Phone.create(browser, server.address)];
  await one.signIn("bidan");
  const motherId = await one.register("Ibu Dua Versi");
  await one.allSent();
  await two.signIn("bidan");
  await two.synced();
  const change = async (phone, field, value) => {
    await phone.open(`#/contacts/${motherId}`);
    await phone.page.fill(`#contact-${field}`, value);
    await phone.page.locator(`form:has(#contact-${field}) button`).click();
    await phone.page.waitForSelector(`form:has(#contact-${field}) .good`);
  };
  const online = async (phone) => {
    await phone.context.setOffline(false);
    await phone.page.evaluate(() => window.dispatchEvent(new Event("online")));
    await phone.allSent();
  };
  for (const phone of [one, two]) await phone.context.setOffline(true);
  await change(one, "name", "Ibu Satu");
  await change(one, "address", "Jalan Melati 3");
  await change(two, "name", "Ibu Dua");
  await change(two, "phone", "0812 345 678");
  await online(one);
  await online(two);
  await two.open(`#/contacts/${motherId}`);
  await two.page.waitForSelector('[data-contested="name"]');
  assert.match(await two.page.textContent('[data-contested="name"]'), /Ibu Satu[\s\S]*Ibu Dua/);
  assert.equal(await two.page.inputValue("#contact-address"), "Jalan Melati 3", "another field never meets");
  await two.page.locator('[data-contested="name"] li', { hasText: "Ibu Satu" }).locator("button").click();
  await two.page.waitForSelector("#contact-name");
  assert.equal(await two.page.inputValue("#contact-name"), "Ibu Satu");
  await two.allSent();
  const { events } = await two.caseload();
  const settled = events.filter((event) => event.motherId === motherId && event.type === "contact.changed").at(-1);
  assert.deepEqual([settled.payload.value, settled.payload.settles.length], ["Ibu Satu", 1]);
  await one.page.evaluate(() => window.dispatchEvent(new Event("online")));
  await until("the settled name and the other field on the other phone", async () => { await one.page.clock.fastForward(1_000); return one.page.evaluate((id) => { const mother = document.querySelector("lancar-shell").model.mother(id); return mother?.name === "Ibu Satu" && mother.contacts.phone.shown !== null; }, motherId); });
  assert.equal(await one.page.evaluate((id) => document.querySelector("lancar-shell").model.mother(id).contacts.phone.shown, motherId), "0812 345 678");
  assert.deepEqual([...one.errors, ...two.errors], []);
  await one.close();
  await two.close();
});

test("a parked registration is mended in its own form, and what hung on it follows; another fact is given up and taken back", { timeout: 120_000 }, async () => {
  const phone = await Phone.create(browser, server.address);
  const { page } = phone;
  await phone.signIn("bidan");
  await phone.synced();
  await phone.context.setOffline(true);
  const motherId = await phone.register("Ibu Salah Isi");
  // What the form would not let through, so that the server refuses it.
  await page.evaluate(async (id) => {
    const { model } = document.querySelector("lancar-shell");
    const vault = model.store.vaults.get(model.lock.who);
    const fact = [...vault.facts.values()].find((one) => one.motherId === id && one.type === "mother.registered");
    const wrong = { ...fact, payload: { ...fact.payload, parity: 50 } };
    vault.facts.set(fact.id, wrong);
  }, motherId);
  await phone.context.setOffline(false);
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await phone.allSent();
  await phone.open("#/outbox");
  const parked = () => page.locator('[data-delivery="refused"]').count();
  await until("all of hers are parked", async () => (await parked()) === 4);
  assert.match(await page.textContent('[data-delivery="refused"]'), /luar batas/);
  await page.locator('[data-delivery="refused"]', { hasText: "didaftarkan" }).locator('a[href^="#/mend/"]').click();
  await page.waitForSelector("lancar-mend #mend-parity");
  assert.equal(await page.inputValue("#mend-name"), "Ibu Salah Isi");
  assert.equal(await page.inputValue("#mend-parity"), "50");
  await page.click('lancar-mend button[type="submit"]');
  await page.waitForSelector("lancar-mend .problem:not(:empty)");
  await page.fill("#mend-parity", "3");
  // Something was recorded about a second baby: there cannot be one alone.
  await page.evaluate(async (id) => {
    const { model } = document.querySelector("lancar-shell");
    await model.store.record(model.lock.who, [{ type: "visit.recorded", occurredAtMs: Date.now(), motherId: id, payload: { visitId: crypto.randomUUID(), schedule: "kn", scheduleVersion: 1, baby: 2, place: "home" } }], Date.now());
    await model.rebuild();
  }, motherId);
  await page.click('lancar-mend button[type="submit"]');
  await page.waitForSelector("lancar-mend #mend-babies[aria-invalid=true]");
  assert.match(await page.innerText("lancar-mend"), /Ada catatan tentang bayi ke-2\./);
  await page.fill("#mend-babies", "2");
  await page.click('lancar-mend button[type="submit"]');
  await page.waitForSelector("lancar-outbox");
  await phone.allSent();
  await until("nothing is parked", async () => (await parked()) === 0);
  assert.match(await page.textContent(".last-round"), /5 dari 5 diterima/);
  const hers = (await phone.caseload()).events.filter((one) => one.motherId === motherId);
  assert.deepEqual(hers.map((one) => [one.type, one.payload.parity]).filter(([type]) => type === "mother.registered"), [["mother.registered", 3]]);
  assert.equal(hers.length, 5);

  await phone.measureMilk(motherId, "4");
  await phone.allSent();
  const account = await page.evaluate(() => document.querySelector("lancar-shell").model.lock.who);
  await page.evaluate(async ({ account, motherId }) => {
    const { model } = document.querySelector("lancar-shell");
    await model.store.record(account, [{ type: "milk-volume.measured", occurredAtMs: Date.now(), motherId, payload: { volumeMl: -1 } }], Date.now());
    await model.rebuild();
    model.sync.now();
  }, { account, motherId });
  await phone.open("#/outbox");
  const bad = page.locator('[data-delivery="refused"]');
  await until("it is parked", async () => { await page.clock.fastForward(500); return (await bad.count()) === 1; });
  await bad.getByRole("button", { name: "Buang" }).click();
  await page.locator('[data-delivery="refused"] .danger').click();
  await page.waitForSelector('[data-delivery="dropped"]');
  await page.getByRole("button", { name: "Ambil kembali" }).click();
  await page.waitForSelector('[data-delivery="refused"]');
  assert.deepEqual(phone.errors, []);
  await phone.close();
});

test("a mother who left care is said to have, goes from the phone after 14 days, and is fetched anew when she returns", { timeout: 120_000 }, async () => {
  const phone = await Phone.create(browser, server.address, { behindMs: 20 * 86_400_000 });
  const { page } = phone;
  await phone.signIn("bidan");
  const motherId = await phone.register("Ibu Selesai");
  await phone.open(`#/mother/${motherId}`);
  await page.click(`header a[href="#/contacts/${motherId}"]`);
  await page.getByRole("button", { name: "Asuhan ibu ini selesai" }).click();
  await page.locator('input[name="leaving-reason"]').first().check();
  await page.getByRole("button", { name: "Ya, selesai asuhan" }).click();
  await page.waitForSelector("text=Asuhan sudah selesai");
  await phone.allSent();
  await phone.open("#/");
  await page.fill("#search", "Ibu Selesai");
  assert.match(await page.textContent(`.mother[href="#/mother/${motherId}"]`), /sudah selesai/);
  await page.press("#search", "Escape");
  await page.clock.setSystemTime(Date.now());
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await until("she is gone from the phone", async () => { await page.clock.fastForward(1_000); return (await phone.stored("facts")).every((row) => row.fact.motherId !== motherId); });
  assert.deepEqual((await phone.caseload()).events.filter((one) => one.motherId === motherId).map((one) => one.type), ["mother.left-care"], "the server gives her to no phone any more");
  const seen = await phone.context.request.get(`${server.address}/mothers/${motherId}`);
  assert.match(await seen.text(), /Ibu Selesai/, "her page stays");
  // The clock's jump of weeks locked the phone; its PIN is typed again.
  await until("the phone is open", () => page.evaluate(() => document.querySelector("lancar-shell").model.account !== null));
  await page.evaluate(async (id) => {
    const { model } = document.querySelector("lancar-shell");
    await model.record([{ type: "mother.returned", occurredAtMs: Date.now(), motherId: id, payload: {} }]);
  }, motherId);
  await until("she is back", async () => { await page.clock.fastForward(1_000); return page.evaluate((id) => document.querySelector("lancar-shell").model.mother(id)?.name === "Ibu Selesai", motherId); });
  await phone.close();
});

test("what is said of the phone itself: nearly full, full, its clock, and that facts are stored and taken all the same", { timeout: 90_000 }, async () => {
  const phone = await Phone.create(browser, server.address, { behindMs: 3_600_000 });
  const { page } = phone;
  await phone.context.addInitScript(() => {
    navigator.storage.estimate = async () => ({ quota: 1_000, usage: window.usage ?? 899 });
    navigator.storage.persist = async () => { window.askedToPersist = true; return true; };
  });
  await phone.signIn("bidan");
  assert.equal(await page.evaluate(() => window.askedToPersist), true);
  assert.match(await page.textContent('[data-notice="clock"]'), /tertinggal 1 jam|tertinggal 59 menit/);
  assert.equal(await page.locator('[data-notice="nearly-full"]').count(), 0);
  const motherId = await phone.register("Ibu Jam Salah");
  await phone.allSent();
  assert.deepEqual([...new Set((await phone.stored("deliveries")).map((one) => one.status))], ["accepted"], "a clock that is wrong keeps nothing from being taken");

  await page.evaluate(() => { window.usage = 900; document.querySelector("lancar-shell").model.sync.now(); });
  await page.waitForSelector('[data-notice="nearly-full"] a[href="#/backup"]');
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    window.freeRoom = () => { IDBObjectStore.prototype.put = put; };
    IDBObjectStore.prototype.put = function (value, ...key) { if (this.name === "sealed") throw new DOMException("no room", "QuotaExceededError"); return put.call(this, value, ...key); };
  });
  const before = (await phone.stored("facts")).length;
  await phone.open(`#/contacts/${motherId}`);
  await page.fill("#contact-address", "Jalan Penuh 1");
  await page.locator("form:has(#contact-address) button").click();
  await page.waitForSelector('[data-notice="storage"]');
  assert.match(await page.textContent('[data-notice="storage"]'), /TIDAK tersimpan/);
  assert.equal((await phone.stored("facts")).length, before);
  await page.evaluate(() => window.freeRoom());
  await page.locator("form:has(#contact-address) button").click();
  await page.waitForSelector("form:has(#contact-address) .good");
  assert.equal(await page.locator('[data-notice="storage"]').count(), 0);
  await phone.close();
});
