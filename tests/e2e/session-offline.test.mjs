// A phone without network: a whole session through a pause and a killed tab, a measurement, and every fact on the server exactly once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LancarServer } from "./support/server.mjs";
import { Phone, launch, until } from "./support/phone.mjs";

let server, browser, phone;
before(async () => {
  server = await LancarServer.create();
  browser = await launch();
  phone = await Phone.create(browser, server.address);
}, { timeout: 90_000 });
after(async () => {
  await browser?.close();
  await server?.remove();
}, { timeout: 30_000 });

test("offline: a session through a pause and a killed tab to its end, then milk, then every fact on the server exactly once", { timeout: 120_000 }, async () => {
  await phone.signIn("bidan");
  const motherId = await phone.register("Ibu Uji Luring");
  await phone.allSent();

  await server.stop();
  await phone.context.setOffline(true);
  await phone.page.reload();
  await phone.page.waitForSelector("lancar-mother");

  await phone.openSession(motherId, "Kerinci");
  await phone.startMassage(4);
  const { page } = phone;
  assert.equal(await page.getAttribute(".run", "data-phase"), "massage");
  await phone.pass(120_000);
  await page.click(".halt");
  await page.click('[data-reason="baby"]');
  await page.waitForSelector(".run.paused .primary.large");
  await phone.pass(60_000);
  await page.click(".run.paused .primary.large");
  await page.waitForSelector("running-session");
  await phone.pass(90_000);
  await until("a heartbeat of the last minute", async () => (await phone.stored("heartbeat"))?.sessionId !== undefined);
  const sessionHash = await page.evaluate(() => location.hash);

  await phone.kill();
  await phone.open();
  await phone.page.waitForSelector('.run.paused[data-reason="interrupted"]');
  assert.match(await phone.page.textContent(".run.paused h2"), /terputus pada menit ke-3/i);
  assert.equal(await phone.page.evaluate(() => location.hash), sessionHash, "the app reopens where the hands were");

  await phone.page.click(".run.paused .primary.large");
  await phone.page.waitForSelector("running-session");
  for (let n = 0; n < 20 && (await phone.page.$("after-session")) === null; n++) await phone.pass(100_000);
  await phone.closeSession(7);
  assert.match(await phone.page.textContent(".dose"), /15 menit dari rencana 15 menit/);
  assert.equal(await phone.page.getAttribute("[data-received]", "data-received"), "some");
  await phone.measureMilk(motherId, "12,5");
  assert.ok((await phone.pending()) > 8);
  assert.match(await phone.page.textContent(".outbox"), /belum terkirim, tertua/);

  await server.start();
  await phone.context.setOffline(false);
  await phone.page.evaluate(() => window.dispatchEvent(new Event("online")));
  await phone.allSent();

  const own = (await phone.stored("deliveries"));
  assert.deepEqual([...new Set(own.map((one) => one.status))], ["accepted"]);
  const { events } = await phone.caseload();
  const hers = events.filter((one) => one.motherId === motherId);
  assert.deepEqual(hers.map((one) => one.id).sort(), own.map((one) => one.id).sort(), "every fact exactly once, and none besides");
  assert.deepEqual(hers.map((one) => one.deviceSequence), own.map((_, index) => index + 1), "in the phone's own order, without gaps");
  assert.deepEqual(hers.filter((one) => one.type === "session.paused").map((one) => one.payload.reason), ["baby", "interrupted"]);
  const milk = hers.find((one) => one.type === "milk-volume.measured");
  assert.deepEqual([milk.payload.volumeMl, milk.payload.hoursSinceLastFeed], [12.5, 2.5]);

  const again = await phone.context.request.post(`${server.address}/api/sync/events`, {
    headers: { "X-Lancar-Device": hers[0].deviceId, "X-Lancar-Account": hers[0].author.id },
    data: { events: hers.map(({ sequence, recordedAt, author, ...event }) => event) },
  });
  assert.deepEqual((await again.json()).receipts.map((one) => one.status), hers.map(() => "duplicate"));
  assert.equal((await phone.caseload()).events.length, events.length, "sending twice changes nothing");
  assert.deepEqual(phone.errors, []);
});
