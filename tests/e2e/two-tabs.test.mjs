// Two tabs of the app on one phone: one works and the other waits and says so; nothing is recorded twice or lost; a new version does no harm.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { LancarServer } from "./support/server.mjs";
import { Phone, launch, until } from "./support/phone.mjs";
import { UpdatingProxy } from "./support/updating-proxy.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** `KEEP` names a folder for a picture of the page that waits. */
const KEEP = process.env.KEEP;

let server, browser;
before(async () => {
  server = await LancarServer.create();
  browser = await launch();
}, { timeout: 90_000 });
after(async () => {
  await browser?.close();
  await server?.remove();
}, { timeout: 30_000 });

/** A browser under test shows every tab at once; a phone shows one. */
async function show(tab, others) {
  const see = (page, state) => page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => value });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
  for (const other of others) await see(other, "hidden");
  await see(tab, "visible");
}

/** A tab beside the one that works; `phone.page` stays that one. */
async function secondTab(phone, hash = "") {
  const working = phone.page;
  const tab = await phone.newPage();
  phone.page = working;
  await tab.goto(`${phone.address}/app/${hash}`);
  await tab.waitForSelector("main.start");
  return tab;
}

const waits = async (tab) => (await tab.locator("main.start").count()) === 1 && (await tab.locator("lancar-shell").count()) === 0;
/** Long enough for a page that could go on to have done so. */
const settled = (tab) => tab.evaluate(() => new Promise((done) => { setTimeout(done, 1_500); }));

/** Every fact of this phone is on the server once, in its own order, and none besides. */
async function assertOnce(phone, motherId) {
  await phone.allSent();
  const own = await phone.stored("deliveries");
  // Closed between sending and the receipt, a page's last fact is sent again by the next.
  assert.deepEqual(own.filter((one) => one.status !== "accepted" && one.status !== "duplicate"), []);
  assert.deepEqual(own.map((one) => one.deviceSequence), own.map((_, index) => index + 1), "counted without gaps");
  const hers = (await phone.caseload()).events.filter((one) => one.motherId === motherId);
  assert.deepEqual(hers.map((one) => one.id), own.map((one) => one.id));
  return hers;
}

test("the second tab says where the work goes on; when the first is closed during a massage it takes over, and every fact is there once", { timeout: 120_000 }, async () => {
  const phone = await Phone.create(browser, server.address);
  await phone.signIn("bidan");
  const motherId = await phone.register("Ibu Dua Tab");
  await phone.openSession(motherId, "WHO");
  await phone.startMassage();
  await phone.pass(20_000);

  const second = await secondTab(phone, `#/volume/${motherId}`);
  await second.waitForSelector('main.start [lang="en"]');
  const said = await second.innerText("main.start");
  assert.match(said, /sudah terbuka di tab atau jendela lain[\s\S]*jalan sendiri/);
  assert.match(await second.innerText('main.start [lang="en"]'), /already open in another tab or window[\s\S]*goes on by itself/);
  await second.evaluate(AXE);
  assert.deepEqual(await second.evaluate(async () => { const run = window.axe.run(document, { resultTypes: ["violations"] }); return (await run).violations.map((one) => one.id); }), []);
  if (KEEP !== undefined) await second.screenshot({ path: `${KEEP}/two-tabs.png` });
  await phone.pass(20_000);
  assert.equal(await phone.page.locator("running-session").count(), 1, "the massage goes on in the first");
  assert.deepEqual((await phone.stored("facts")).filter((row) => row.fact.motherId === motherId).map((row) => row.fact.type).filter((type) => type.startsWith("session.")), ["session.opened", "session.signs-checked", "session.started"]);
  await until("a heartbeat", async () => (await phone.stored("heartbeat"))?.sessionId !== undefined);
  assert.ok(await waits(second));

  await phone.page.close();
  phone.page = second;
  await second.waitForSelector('.run.paused[data-reason="interrupted"]');
  assert.equal(await second.locator("main.start").count(), 0);
  await second.click(".run.paused .primary.large");
  await second.waitForSelector("running-session");
  await phone.pass(130_000);
  await second.click(".go-on");
  await phone.closeSession();
  await phone.measureMilk(motherId, "8,5");
  const hers = await assertOnce(phone, motherId);
  assert.deepEqual(hers.map((one) => one.type).filter((type) => type.startsWith("session.") || type.startsWith("milk-")),
    ["session.opened", "session.signs-checked", "session.started", "session.paused", "session.resumed", "session.finished", "session.closed", "milk-volume.measured"]);
  assert.deepEqual(phone.errors, []);
  await phone.close();
});

test("a tab nobody looks at does not overtake the one that is loaded anew; seen again, it waits, and goes on when the other is gone", { timeout: 90_000 }, async () => {
  const phone = await Phone.create(browser, server.address);
  await phone.signIn("bidan");
  const motherId = await phone.register("Ibu Muat Ulang");
  const second = await secondTab(phone);
  await show(phone.page, [second]);
  await phone.page.reload();
  await phone.page.waitForSelector("lancar-mother");
  assert.ok(await waits(second));
  await phone.page.goto(`${server.address}/protocols`); // out of the app and back
  await settled(second);
  await phone.open(`#/mother/${motherId}`);
  assert.ok(await waits(second));
  await show(second, [phone.page]);
  await settled(second);
  assert.ok(await waits(second), "the first still works");
  await phone.page.close();
  phone.page = second;
  await second.waitForSelector("lancar-home");
  await phone.measureMilk(motherId, "4");
  await assertOnce(phone, motherId);
  assert.deepEqual(phone.errors, []);
  await phone.close();
});

test("a new version taken in the one tab renews the other, which goes on waiting; no fact is lost", { timeout: 120_000 }, async () => {
  const proxy = await UpdatingProxy.create(server.address);
  const phone = await Phone.create(browser, proxy.address);
  try {
    const { page } = phone;
    await phone.signIn("bidan");
    const motherId = await phone.register("Ibu Versi Dua Tab");
    const second = await secondTab(phone);
    await show(page, [second]);
    proxy.deploy("0123456789abcdef");
    await page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration("/app/")).update(); });
    await page.waitForSelector(".notice button");
    assert.equal(await second.locator(".notice").count(), 0, "offered where the work is");
    await second.evaluate(() => { window.isOld = true; });
    await Promise.all([page.waitForNavigation(), second.waitForNavigation(), page.click(".notice button")]);
    await until("one of both works and the other waits", async () => (await page.locator("lancar-shell").count()) + (await second.locator("lancar-shell").count()) === 1
      && (await page.locator("main.start").count()) + (await second.locator("main.start:not(.locked)").count()) === 1);
    assert.equal(await second.evaluate(() => window.isOld), undefined);
    assert.equal((await page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("lancar-app-")))).join(), "lancar-app-0123456789abcdef");
    const works = await page.locator("lancar-shell").count() === 1 ? page : second;
    phone.page = works;
    await phone.measureMilk(motherId, "6");
    const other = works === page ? second : page;
    await works.close();
    phone.page = other;
    await other.waitForSelector("lancar-shell h1");
    await phone.measureMilk(motherId, "7");
    const hers = await assertOnce(phone, motherId);
    assert.deepEqual(hers.filter((one) => one.type === "milk-volume.measured").map((one) => one.payload.volumeMl), [6, 7]);
    assert.deepEqual(phone.errors, []);
  } finally {
    await phone.close();
    await proxy.close();
  }
});
