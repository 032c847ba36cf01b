// The first opening: the part that shows the list is small, the other screens come after it, and what is not here yet is said.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { seed } from "./support/caseload.mjs";
import { LancarServer } from "./support/server.mjs";
import { Phone, launch, until } from "./support/phone.mjs";

const MOST_BYTES = 60_000;

let server, browser;
before(async () => {
  server = await LancarServer.create();
  browser = await launch();
}, { timeout: 90_000 });
after(async () => {
  await browser?.close();
  await server?.remove();
}, { timeout: 30_000 });

/** Signed in on the pages, before the app is opened; without a service worker, so that the test stands between app and server. */
async function fresh() {
  const phone = await Phone.create(browser, server.address, { serviceWorkers: "block" });
  await phone.page.goto(`${server.address}/sign-in?to=/today`);
  await phone.page.fill("#userName", "bidan");
  await phone.page.fill("#password", "lancar-demo");
  await Promise.all([phone.page.waitForURL(/\/today/), phone.page.click("main form button")]);
  return phone;
}

test("what the first screen needs of the app is at most 60 kB, compressed; texts and rules come compressed beside it", { timeout: 30_000 }, async () => {
  const get = (path) => fetch(server.address + path, { headers: { "accept-encoding": "br" } });
  const page = await get("/app/");
  const bytes = { "/app/": Number(page.headers.get("content-length")) };
  const html = await page.text();
  for (const [, path] of html.matchAll(/(?:rel="stylesheet" href|rel="modulepreload" href|src)="(\/app\/[^"]+)"/g)) {
    const answer = await get(path);
    assert.deepEqual([answer.status, answer.headers.get("content-encoding")], [200, "br"], path);
    bytes[path] = Number(answer.headers.get("content-length"));
  }

  assert.deepEqual(Object.keys(bytes).map((path) => path.replace(/-[A-Z0-9]{8}/, "")), ["/app/", "/app/styles.css", "/app/chunk.js", "/app/app.js"]);
  const total = Object.values(bytes).reduce((sum, one) => sum + one, 0);
  assert.ok(total > 0 && total <= MOST_BYTES, JSON.stringify(bytes));
  assert.equal((await get("/api/content")).headers.get("content-encoding"), "br");
});

test("on the way to the first list nothing comes twice, and no sound", { timeout: 60_000 }, async () => {
  const phone = await fresh();
  const asked = [];
  phone.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await phone.page.goto(`${server.address}/app/`);
  await phone.page.waitForSelector("lancar-home a.mother");
  const app = asked.filter((path) => /^\/app\/.*\.(js|css)$/.test(path));
  assert.deepEqual(app, [...new Set(app)]);
  const screens = asked.findIndex((path) => path.startsWith("/app/screens-"));
  const whoIsThere = asked.indexOf("/api/sync/account");
  assert.ok(whoIsThere !== -1 && screens > whoIsThere, "the other screens wait for the first");
  assert.deepEqual(asked.filter((path) => path.startsWith("/app/voice/")), []);
  await phone.close();
});

test("a part of the app that did not come is said, and comes with the next try", { timeout: 60_000 }, async () => {
  const phone = await fresh();
  const { page } = phone;
  await page.route("**/app/screens-*.js", (route) => route.abort());
  await page.goto(`${server.address}/app/#/menu`);
  await page.waitForSelector('.notice[role="alert"] >> text=Bagian aplikasi ini belum terunduh');
  assert.equal(await page.locator("lancar-menu").count(), 0);
  // The line is back only after the button was pressed: with it, the app may fetch the part by itself before anybody can press.
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Muat ulang", exact: true }).click()]);
  await page.unroute("**/app/screens-*.js");
  if (await page.locator("lancar-menu").count() === 0) await page.reload();
  await page.waitForSelector("lancar-menu");
  assert.equal(await page.getByText("Bagian aplikasi ini belum terunduh").count(), 0);
  await phone.close();
});

test("while the records come for the first time the list does not say that there is nobody", { timeout: 60_000 }, async () => {
  const phone = await fresh();
  const { page } = phone;
  let letGo = null;
  await page.route("**/api/sync/roster", (route) => { letGo = () => route.continue(); });
  await page.goto(`${server.address}/app/`);
  await page.waitForSelector('.empty[role="status"] >> text=Mengambil catatan ibu');
  assert.equal(await page.getByText("Belum ada ibu").count(), 0);
  await until("the mothers are asked for", () => letGo !== null);
  await letGo();
  await page.waitForSelector("lancar-home a.mother");
  assert.equal(await page.getByText("Mengambil catatan ibu").count(), 0);
  await phone.close();
});

test("mothers come whole, the most urgent first; a line that breaks leaves those, says who is missing, and the rest comes later", { timeout: 90_000 }, async () => {
  const phone = await fresh();
  const { page } = phone;
  const total = await seed(phone.context.request, server.address, { mothers: 70, perMother: 5 });
  const { mothers } = await (await phone.context.request.get(`${server.address}/api/sync/roster`)).json();
  let answers = 0;
  await page.route("**/api/sync/histories?*", (route) => (++answers > 1 ? route.abort() : route.continue()));
  await page.goto(`${server.address}/app/`);
  await page.waitForSelector(`.coming >> text=Catatan ${total - 10} ibu belum lengkap`);
  const here = () => page.evaluate(() => document.querySelector("lancar-shell").model.mothers.map((mother) => mother.id));
  assert.deepEqual((await here()).sort(), mothers.slice(0, 10).sort());
  const counts = await page.evaluate(() => Object.values(document.querySelector("lancar-shell").model.facts.reduce((of, fact) => ({ ...of, [fact.motherId]: (of[fact.motherId] ?? 0) + 1 }), {})));
  const { events } = await phone.caseload();
  assert.deepEqual(counts.sort(), mothers.slice(0, 10).map((id) => events.filter((one) => one.motherId === id).length).sort());
  await page.fill("#search", "tidak ada namanya");
  await page.waitForSelector(`text=masih ${total - 10} ibu lagi`);
  await page.press("#search", "Escape");

  await page.unroute("**/api/sync/histories?*");
  await page.reload();
  await page.waitForSelector("lancar-shell h1");
  await phone.unlocked();
  await until("all mothers", async () => (await here()).length === total);
  await page.waitForFunction(() => document.querySelector(".coming") === null);
  assert.equal((await phone.stored("facts")).length, events.length);
  await phone.close();
});

test("until the app is here the page says that it is being prepared, and nothing of that stays", { timeout: 60_000 }, async () => {
  const phone = await fresh();
  const { page } = phone;
  let letGo = null;
  await page.route("**/app/app.js", (route) => { letGo = () => route.continue(); });
  await page.goto(`${server.address}/app/`, { waitUntil: "commit" });
  await page.waitForSelector("lancar-app > main.start >> text=Menyiapkan…");
  await until("the app's code is asked for", () => letGo !== null);
  await letGo();
  await page.waitForSelector("lancar-shell");
  assert.equal(await page.locator("lancar-app > *").count(), 1);
  const second = await phone.context.newPage();
  await second.goto(`${server.address}/app/`);
  await second.waitForSelector("text=Lancar sudah terbuka di tab atau jendela lain");
  assert.deepEqual([await second.locator("main").count(), await second.getByText("Menyiapkan…").count()], [1, 0]);
  await page.close();
  await second.waitForSelector("lancar-shell");
  assert.equal(await second.getByText("Lancar sudah terbuka di tab atau jendela lain").count(), 0);
  await phone.close();
});
