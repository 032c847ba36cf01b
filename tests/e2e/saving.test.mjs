// What happens when the phone cannot store: every form says so, its button works again, and the second try stores once. And red alerts, and facts given up.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LancarServer } from "./support/server.mjs";
import { Phone, launch, until } from "./support/phone.mjs";
import { checkUpTo } from "./support/safety.mjs";

let server, browser, phone;
before(async () => {
  server = await LancarServer.create();
  browser = await launch();
  phone = await Phone.create(browser, server.address);
  await phone.context.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      if (window.diskFull === true && this.name === "sealed") throw new DOMException("full", "QuotaExceededError");
      return put.apply(this, given);
    };
  });
  await phone.signIn("bidan");
}, { timeout: 120_000 });
after(async () => {
  await browser?.close();
  await server?.remove();
}, { timeout: 30_000 });

const full = (isFull) => phone.page.evaluate((value) => { window.diskFull = value; }, isFull);
const factsOf = async (motherId, type) => (await phone.stored("facts")).filter((row) => row.fact.motherId === motherId && row.fact.type === type);

/** Taps a button on a full phone, then twice on one with room. */
async function savedAtLast(what, button, motherId, type, count = 1) {
  const { page } = phone;
  const before = (await factsOf(motherId, type)).length;
  await full(true);
  await page.locator(button).click();
  await until(`${what}: it is said that nothing was stored`, async () => (await page.locator("[data-not-done]:not(:empty)").count()) > 0);
  assert.equal(await page.locator(button).isEnabled(), true, `${what}: the button works again`);
  assert.equal((await factsOf(motherId, type)).length, before, `${what}: nothing half-written`);
  await full(false);
  await page.locator(button).evaluate((one) => { one.click(); one.click(); });
  await until(`${what}: stored`, async () => (await factsOf(motherId, type)).length > before);
  await until(`${what}: the screen moves on`, async () => (await page.locator("[data-not-done]:not(:empty)").count()) === 0);
  assert.equal((await factsOf(motherId, type)).length, before + count, `${what}: once`);
}

test("every form can be saved again after the phone could not store it, and a double tap stores once", { timeout: 240_000 }, async () => {
  const { page } = phone;
  const motherId = await phone.register("Ibu Uji Simpan");
  const submit = '.actions button';

  await phone.open(`#/consent/${motherId}`);
  await page.locator('input[name="consent-research"]').first().check();
  await savedAtLast("consent", submit, motherId, "consent.recorded");

  await phone.open(`#/volume/${motherId}`);
  await page.fill("#volume", "3");
  await page.locator('input[name="method"]').first().check();
  await page.locator('input[name="side"]').nth(2).check();
  await page.fill("#minutes", "15");
  await page.fill("#hours", "2");
  await savedAtLast("volume", submit, motherId, "milk-volume.measured");

  await phone.open(`#/signs/${motherId}`);
  for (const name of await page.locator('lancar-signs input[type="radio"]').evaluateAll((all) => [...new Set(all.map((one) => one.name))])) await page.locator(`input[name="${name}"]`).first().check();
  await savedAtLast("16 signs", submit, motherId, "milk-score.observed");

  await phone.open(`#/plan/${motherId}`);
  await page.locator(".protocols li", { hasText: "WHO" }).locator("> button").click();
  for (const box of await page.locator('lancar-plan input[type="checkbox"]').all()) await box.check();
  await savedAtLast("plan", submit, motherId, "plan.made");

  await phone.open(`#/recall/${motherId}`);
  await page.fill("#minutes", "10");
  await page.locator('input[name="performer"]').nth(1).check();
  await savedAtLast("massage told of", submit, motherId, "massage.recalled");

  await phone.open(`#/visit/${motherId}`);
  await page.locator('input[name="place"]').first().check();
  await savedAtLast("visit", submit, motherId, "visit.recorded", 2);

  await phone.open(`#/observe/${motherId}/infant-weight/1`);
  await page.fill("#item-weight", "3,1");
  await page.fill("#item-birthWeight", "3,2");
  await savedAtLast("observation", submit, motherId, "observation.recorded");

  await phone.open(`#/contacts/${motherId}`);
  await page.fill("#contact-phone", "0812345678");
  await savedAtLast("contact", '#contact-phone ~ button', motherId, "contact.changed");

  await phone.open(`#/harm/${motherId}`);
  await page.locator('input[value="breast"]').check();
  await page.locator('input[value="mild"]').check();
  await savedAtLast("harm", submit, motherId, "harm.recorded");

  await phone.open(`#/massage/${motherId}`);
  await savedAtLast("session", ".protocols li > button >> nth=0", motherId, "session.opened");
  const signs = await page.locator("danger-signs .bars i").count();
  for (let n = 0; n < signs - 1; n++) await page.click('[data-answer="no"]');
  await full(true);
  await page.click('[data-answer="no"]');
  await until("the answers were not stored", async () => (await page.locator("danger-signs [data-not-done]:not(:empty)").count()) > 0);
  await full(false);
  await page.click("danger-signs .primary");
  await page.waitForSelector("get-ready");

  await phone.open(`#/refer/${motherId}/judgement`);
  await page.locator('input[value="now"]').check();
  await savedAtLast("referral", submit, motherId, "referral.made");
  await page.waitForSelector('[data-to="outcome"]');
  await page.click('[data-to="outcome"]');
  await page.locator('input[value="treated-may-not"], input[name="outcome"]').last().check();
  await savedAtLast("outcome", submit, motherId, "referral.closed");

  await checkUpTo(phone, motherId, "baby/1", "temperature");
  await page.fill("#value", "37,5");
  await page.click('lancar-assess button[type="submit"]');
  await savedAtLast("assessment", '[data-red="refer"]', motherId, "assessment.recorded");
  const cause = (await page.evaluate(() => location.hash)).split("/")[2];
  await phone.open(`#/clearance/${motherId}/${cause}`);
  await page.locator('input[name="seen"]').first().check();
  await savedAtLast("clearance", submit, motherId, "clearance.recorded");
  assert.deepEqual(phone.errors, []);
});

test("a registration that could not be stored is stored once at the second try", { timeout: 60_000 }, async () => {
  const { page } = phone;
  await phone.open("#/register");
  await page.fill("#name", "Ibu Uji Penuh");
  const birth = new Date((await phone.now()) - 20 * 3_600_000 + 7 * 3_600_000).toISOString();
  await page.fill("#birth-date", birth.slice(0, 10));
  await page.fill("#birth-time", birth.slice(11, 16));
  await page.getByRole("radio", { name: "WIB" }).check();
  await page.locator('input[name="mode"]').first().check();
  await page.fill("#parity", "1");
  await page.fill("#weeks", "39");
  await page.locator('input[name="consent-care"]').first().check();
  await full(true);
  await page.click('button[type="submit"]');
  await until("it is said", async () => (await page.locator("[data-not-done]:not(:empty)").count()) > 0);
  await full(false);
  await page.click('button[type="submit"]');
  await page.waitForSelector("lancar-mother");
  assert.equal((await phone.stored("facts")).filter((row) => row.fact.payload.name === "Ibu Uji Penuh").length, 1);
});

test("a red alert of a measurement refers, holds massage and leads to the note, which says what was seen in whom", { timeout: 90_000 }, async () => {
  const { page } = phone;
  const motherId = await phone.register("Ibu Uji Pucat");
  await phone.open(`#/observe/${motherId}/nappies-24h/1`);
  for (const id of ["wet", "soiled"]) await page.fill(`#item-${id}`, "4");
  await page.locator('input[name="item-colour"][value="pale"]').check();
  await page.click(".actions button");
  await page.waitForSelector("lancar-observed [data-held]");
  assert.equal((await factsOf(motherId, "referral.made")).length, 1);
  await page.click('[data-to="referral"]');
  await page.waitForSelector('[data-referral="open"]');
  const note = await page.textContent(".note-sheet");
  assert.match(note, /BAB pucat/);
  assert.match(note, /\(Bayi\)/, "about the baby");
  for (const address of [`#/mother/${motherId}`, `#/massage/${motherId}`]) {
    await phone.open(address);
    await page.waitForSelector(".stop");
    assert.equal(await page.locator('a[href^="#/massage"], .protocols').count(), 0, address);
  }

  await phone.open();
  assert.match(await page.textContent(".open-findings"), /Bayi: BAB pucat/);
  await phone.allSent();
  const sent = (await phone.caseload()).events.filter((one) => one.motherId === motherId && one.type === "referral.made");
  assert.deepEqual(sent.map((one) => [one.payload.because, one.payload.urgency, typeof one.payload.observationId]), [["judgement", "now", "string"]]);

  // Corrected and still red: no second referral.
  await page.goto(`${server.address}/app/#/measure/${motherId}`);
  await phone.open(`#/observed/${motherId}/${sent[0].payload.observationId}`);
  await page.click('lancar-observed a[href^="#/observe/"]');
  await page.fill("#item-wet", "5");
  await page.click(".actions button");
  await page.waitForSelector("lancar-observed [data-held]");
  assert.equal((await factsOf(motherId, "referral.made")).length, 1);
  const another = page.locator('lancar-observed a[href*="/observation/"]');
  assert.equal(await another.count(), 0);

  // It ended and nobody saw her: the alert stands, and a referral made for it anew answers it once somebody has.
  const observed = await page.evaluate(() => location.hash);
  const open = () => page.evaluate((id) => document.querySelector("lancar-shell").model.mother(id).unanswered.map((one) => one.code), motherId);
  const end = async (outcome) => {
    await page.click('[data-to="referral"]');
    await page.click('[data-to="outcome"]');
    await page.locator(`input[value="${outcome}"]`).check();
    await page.click("lancar-outcome .actions button");
    await page.waitForSelector("lancar-mother");
    await phone.open(observed);
  };
  await end("not-reached");
  assert.deepEqual(await open(), ["alert.nappies-24h.pale-stool"]);
  await another.click();
  await page.click("lancar-refer .actions button");
  await page.waitForSelector('[data-referral="open"]');
  await phone.open(observed);
  await end("treated");
  assert.deepEqual(await open(), []);
  assert.equal(await another.count(), 0);
});

test("a refused red check that is given up holds massage all the same, and says so", { timeout: 90_000 }, async () => {
  const { page } = phone;
  const motherId = await phone.register("Ibu Uji Buang");
  await phone.allSent();
  // What no form lets through: a red check of before the birth, which the server refuses.
  await page.evaluate(async (id) => {
    const { model } = document.querySelector("lancar-shell");
    const common = { occurredAtMs: Date.now(), motherId: id };
    const { tables } = model.content.triage;
    const mother = tables.find((one) => one.id === "mother");
    const red = mother.questions.find((one) => one.number === undefined && one.askedWhenYes === undefined && one.signs.some((sign) => sign.level === "red" && sign.fromHour === undefined && sign.toHour === undefined));
    const assessmentId = crypto.randomUUID();
    await model.record([{ ...common, type: "assessment.recorded", payload: { assessmentId, table: "mother", tableVersion: mother.version, baby: 3, answers: { [red.id]: "yes" } } }]);
  }, motherId);
  await phone.open("#/outbox");
  const parked = page.locator('[data-delivery="refused"]');
  await until("it is refused", async () => (await parked.count()) === 1);
  await parked.locator("button", { hasText: "Buang" }).click();
  assert.match(await parked.textContent(), /Pijat tetap ditahan/);
  await parked.locator(".danger").click();
  await page.waitForSelector('[data-delivery="dropped"] [data-holds]');
  for (const address of [`#/mother/${motherId}`, `#/massage/${motherId}`]) {
    await phone.open(address);
    await page.waitForSelector(".stop");
    assert.equal(await page.locator('a[href^="#/massage"], .protocols').count(), 0, address);
  }
});
