// The two-person case: the midwife's phone and the husband's phone on one mother.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LancarServer } from "./support/server.mjs";
import { Phone, launch, until } from "./support/phone.mjs";

let server, browser, midwife, husband;
before(async () => {
  server = await LancarServer.create();
  browser = await launch();
  midwife = await Phone.create(browser, server.address);
  husband = await Phone.create(browser, server.address);
}, { timeout: 90_000 });
after(async () => {
  await browser?.close();
  await server?.remove();
}, { timeout: 30_000 });

test("husband massages while the midwife measures: both see the session, he sees no measurement, nothing is doubled", { timeout: 100_000 }, async () => {
  await midwife.signIn("bidan");
  await husband.signIn("suami");
  const card = husband.page.locator('a[href^="#/mother/"]').first();
  const motherId = (await card.getAttribute("href")).split("/")[2];
  assert.equal(await husband.page.locator(".tonight").count(), 1, "only his mother");
  assert.equal(await husband.page.locator("strong.demo").textContent(), "DEMO");
  assert.ok((await midwife.page.locator(".mother").count()) > 3, "the midwife sees her whole caseload");

  await husband.context.setOffline(true);
  await midwife.context.setOffline(true);
  await husband.openSession(motherId, "WHO");
  await husband.startMassage();
  await husband.pass(150_000);
  await husband.page.click(".go-on");
  await husband.closeSession();
  await midwife.measureMilk(motherId, "7.5");
  const own = await husband.stored("deliveries");
  assert.ok(own.length >= 5 && own.every((one) => one.status === "pending"));

  for (const phone of [husband, midwife]) {
    await phone.context.setOffline(false);
    await phone.page.evaluate(() => window.dispatchEvent(new Event("online")));
    await phone.allSent();
  }

  await midwife.open(`#/mother/${motherId}`);
  await midwife.page.reload();
  await midwife.page.waitForSelector("lancar-mother");
  await until("the husband's session on the midwife's phone", async () => (await midwife.page.textContent("lancar-mother")).includes("2 menit 30 detik dari rencana 2–3 menit"));
  assert.match(await midwife.page.textContent("lancar-mother"), /Suami/);

  const seenByMidwife = (await midwife.caseload()).events;
  const ids = seenByMidwife.map((one) => one.id);
  assert.equal(new Set(ids).size, ids.length);
  for (const { id } of own) assert.equal(ids.filter((one) => one === id).length, 1);
  assert.deepEqual([...new Set(seenByMidwife.filter((one) => own.some(({ id }) => id === one.id)).map((one) => one.author.role))], ["helper"]);

  await husband.page.reload();
  await husband.page.waitForSelector("lancar-shell h1");
  await husband.allSent();
  const kept = (await husband.stored("facts")).map((row) => row.fact);
  assert.deepEqual([...new Set(kept.map((fact) => fact.motherId))], [motherId]);
  assert.deepEqual(kept.filter((fact) => fact.type.startsWith("milk-")), [], "no measurement ever reaches his phone");
  await husband.open(`#/volume/${motherId}`);
  await husband.page.waitForSelector("lancar-home");
  assert.deepEqual([...midwife.errors, ...husband.errors], []);
});
