// A clinic's own protocol on its whole way: coordinator makes and publishes it, a midwife's phone gets it, plans by it and gives a short session without a network; the server replays.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { LancarServer } from "./support/server.mjs";
import { Phone, launch, until } from "./support/phone.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** `KEEP` names a folder for pictures of the form and the preview, to look them through. */
const KEEP = process.env.KEEP;

let server, browser, phone, page;
before(async () => {
  server = await LancarServer.create();
  browser = await launch();
  phone = await Phone.create(browser, server.address);
  page = await coordinator();
}, { timeout: 120_000 });
after(async () => {
  await browser?.close();
  await server?.remove();
}, { timeout: 30_000 });

async function coordinator() {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, timezoneId: "Asia/Jakarta", locale: "id-ID" });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(`${server.address}/?lang=id`);
  await page.goto(`${server.address}/sign-in`);
  await page.fill("#userName", "koordinator");
  await page.fill("#password", "lancar-demo");
  await Promise.all([page.waitForURL((url) => url.pathname !== "/sign-in"), page.click("main form button")]);
  return page;
}

async function fits(where) {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(" | ")}`));
  assert.deepEqual(found, [], where);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${where} scrolls sideways`);
  assert.equal(await page.evaluate(() => /\[[a-z0-9-]+\.[^\]\s]+\]/.exec(document.body.innerText)?.[0] ?? null), null, where);
  if (KEEP !== undefined) await page.screenshot({ path: `${KEEP}/${where}.png`, fullPage: true });
}

const part = (index, name) => page.locator(`[name="Draft.Phases[${index}].${name}"]`);
const act = (value) => page.locator(`button[name="act"][value="${value}"]:not(.hidden)`);
/** Presses a button by the keyboard alone and waits for the next page. */
const press = async (button) => { await button.focus(); await sent(() => page.keyboard.press("Enter")); };
/** Sends a form and waits until the page it leads to, over a redirect too, is there. */
const sent = (send) => Promise.all([page.waitForNavigation(), send()]);

async function make({ name, minutes }) {
  await page.fill("#Name", name);
  await part(0, "LeastMinutes").fill(minutes);
  await part(0, "MostMinutes").fill(minutes);
  for (const index of [1, 2, 3, 4]) for (const field of ["LeastMinutes", "LeastSeconds", "MostMinutes", "MostSeconds"]) if (await part(index, field).count() > 0) await part(index, field).fill("");
  await page.fill("#SessionsPerDay", "2");
  await page.fill("#Days", "2");
  await page.fill("#SourceRef", "SOP 12/2026");
  await page.fill("#SourceWhere", "Langkah 4");
  await page.fill("#SourceSays", "Pijat singkat dua kali sehari.");
}

test("a coordinator makes and publishes a protocol on a narrow screen by keyboard", { timeout: 120_000 }, async () => {
  await page.goto(`${server.address}/protocols/own`);
  await fits("list-empty");
  await page.getByRole("link", { name: /Salin: Kerinci/ }).click();
  await make({ name: "Pijat Singkat Melati", minutes: "31" });
  await page.fill("#SessionsPerDay", "99");
  await press(act("preview"));
  assert.equal(await page.locator("#problem-SessionsPerDay").getAttribute("data-code"), "site-protocol.number");
  assert.equal(await page.locator("#problem-Phases-0").getAttribute("data-code"), "site-protocol.too-long");
  assert.equal(await page.inputValue("#SessionsPerDay"), "99", "what was typed stays");
  await fits("mend");

  await make({ name: "Pijat Singkat Melati", minutes: "2" });
  await press(act("preview"));
  assert.match(await page.locator("section[aria-labelledby=preview]").innerText(), /Pijat 2:00; dengan istirahat 2:00/);
  const drawing = page.locator("back-drawing svg");
  await drawing.waitFor();
  assert.match(await drawing.getAttribute("aria-label"), /Ke atas/);
  const first = await page.locator('[data-side="left"]').getAttribute("transform");
  await until("the thumbs move", async () => (await page.locator('[data-side="left"]').getAttribute("transform")) !== first);
  await fits("preview");
  await page.fill("#Days", "3");
  await press(act("publish"));
  assert.match(await page.locator(".notice.watch").innerText(), /berubah sejak pratinjau/, "what was not looked at is not published");
  await page.fill("#Days", "2");
  await page.locator("#Days").focus();
  await sent(() => page.keyboard.press("Enter"));
  assert.equal(await page.locator("section[aria-labelledby=preview]").count(), 1, "Enter in a field looks and does not publish");
  await press(act("publish"));
  assert.match(await page.locator(".notice.go").innerText(), /sudah terbit/);
  assert.match(await page.locator("main").innerText(), /Pijat Singkat Melati[\s\S]*draf, belum disetujui/);
  await fits("list");
});

test("the phone gets it, plans by it, gives a session without a network; the server replays it; approval and retirement reach the phone", { timeout: 240_000 }, async () => {
  await phone.signIn("bidan");
  await phone.synced();
  const motherId = await phone.register("Ibu Uji Protokol", { hoursAgo: 30 });
  await phone.allSent();
  assert.equal(JSON.stringify(await phone.onDisk("sealed")).includes("Melati") || JSON.stringify(await phone.onDisk("meta")).includes("Melati"), false, "sealed, not plain");
  await server.stop();
  await phone.context.setOffline(true);

  const screen = phone.page;
  await phone.open(`#/plan/${motherId}`);
  await screen.waitForSelector("lancar-plan .protocols");
  const card = screen.locator(".protocols li", { hasText: "Pijat Singkat Melati" });
  assert.match(await card.innerText(), /milik fasilitas[\s\S]*Draf/);
  await card.locator("> button").click();
  await screen.click('button[type="submit"]');
  await screen.waitForSelector("lancar-mother #plan");
  assert.match(await screen.locator("section[aria-labelledby=plan]").innerText(), /Pijat Singkat Melati[\s\S]*Draf/);

  await phone.pass(60_000);
  await phone.openSession(motherId, "Pijat Singkat Melati");
  await phone.startMassage(4);
  await phone.pass(60_000);
  await phone.pass(61_000);
  for (let n = 0; n < 5 && (await screen.$("after-session")) === null; n++) await phone.pass(30_000);
  await phone.closeSession(7);
  assert.match(await screen.locator("session-summary").innerText(), /Pijat Singkat Melati/);
  const session = await screen.evaluate((id) => document.querySelector("lancar-shell").model.mother(id).sessions[0], motherId);
  assert.deepEqual([session.state.status, session.state.deliveredMs, session.missing, session.broken], ["closed", 120_000, false, false]);

  await server.start();
  await phone.context.setOffline(false);
  await screen.evaluate(() => window.dispatchEvent(new Event("online")));
  await phone.allSent();
  assert.deepEqual([...new Set((await phone.stored("deliveries")).map((one) => one.status))], ["accepted"]);
  await page.goto(`${server.address}/mothers/${motherId}`);
  assert.match(await page.locator("main").innerText(), /Pijat Singkat Melati[\s\S]*2:00/);

  await page.goto(`${server.address}/protocols/own`);
  await page.locator("summary", { hasText: "Catat persetujuan" }).click();
  await page.fill('[name="approver"]', "dr. Contoh, Sp.OG");
  await page.check('[name="hasRead"]');
  await sent(() => page.locator("details[open] button").click());
  assert.match(await page.locator("main").innerText(), /disetujui dr\. Contoh, Sp\.OG/);
  await page.locator("summary", { hasText: "Tidak dipakai lagi" }).click();
  await sent(() => page.locator("details[open] button", { hasText: "Tidak dipakai lagi" }).click());

  const own = () => screen.evaluate(() => document.querySelector("lancar-shell").model.content.protocols.filter((one) => one.preset === null).map((one) => [one.offered, one.signOff.state]));
  await screen.evaluate(() => document.querySelector("lancar-shell").model.sync.now());
  await until("the phone knows", async () => { await screen.clock.fastForward(1_000); return (await own())[0]?.[0] === false; });
  assert.deepEqual(await own(), [[false, "approved"]]);
  await phone.open(`#/plan/${motherId}`);
  await screen.waitForSelector("lancar-plan .protocols");
  assert.doesNotMatch(await screen.locator(".protocols").innerText(), /Melati/, "not for a new plan");
  await phone.open(`#/massage/${motherId}`);
  assert.match(await screen.locator(".protocols li").first().innerText(), /Melati[\s\S]*menurut rencana/, "the plan that exists goes on");
  assert.deepEqual(phone.errors, []);
});

test("a phone that lost the version keeps the plan and says that the protocol must be fetched", { timeout: 60_000 }, async () => {
  const screen = phone.page;
  const motherId = await screen.evaluate(() => document.querySelector("lancar-shell").model.mothers.find((one) => one.plans.length > 0 && one.plans[0].protocolId.startsWith("own-")).id);
  await server.stop();
  await phone.context.setOffline(true);
  await screen.evaluate(async () => { const { model } = document.querySelector("lancar-shell"); await model.store.keepProtocols(model.lock.who, { tag: null, protocols: [] }); await model.rebuild(); });
  await phone.open(`#/mother/${motherId}`);
  assert.match(await screen.locator("section[aria-labelledby=plan]").innerText(), /2 kali sehari[\s\S]*belum ada di HP ini/);
  const given = screen.locator('a[href^="#/session/"]').first();
  assert.match(await given.innerText(), /Protokol belum ada di HP ini/);
  assert.doesNotMatch(await given.innerText(), /2 menit/, "no minutes of a protocol that is not here");
  await given.click();
  await screen.waitForSelector("session-summary");
  assert.equal(await screen.locator("session-summary .dose").count(), 0);
  await phone.open(`#/massage/${motherId}`);
  assert.match(await screen.locator(".must-fetch").innerText(), /Sambungkan ke internet/);
  await server.start();
  await phone.context.setOffline(false);
  await screen.evaluate(() => window.dispatchEvent(new Event("online")));
  await until("fetched again", async () => { await screen.clock.fastForward(1_000); return (await screen.locator(".must-fetch").count()) === 0; });
});
