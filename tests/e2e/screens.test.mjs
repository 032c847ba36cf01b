// Every screen in light and dark: axe finds nothing, nothing scrolls sideways, no text is missing; danger signs; language; cache; update; refusal.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { LancarServer } from "./support/server.mjs";
import { Phone, PIN, launch, until } from "./support/phone.mjs";
import { seeSafety } from "./support/safety.mjs";
import { UpdatingProxy } from "./support/updating-proxy.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const REPO = join(dirname(fileURLToPath(import.meta.url)), "../..");
const SHELL = ["/app/", "/app/app.js", "/app/chunk.js", "/app/icon-192.png", "/app/icon-512.png", "/app/icon.svg", "/app/manifest.webmanifest", "/app/screens.js", "/app/styles.css"];

let server, browser;
before(async () => {
  server = await LancarServer.create();
  browser = await launch();
}, { timeout: 90_000 });
after(async () => {
  await browser?.close();
  await server?.remove();
}, { timeout: 30_000 });

/** axe on the screen as it stands. It is evaluated, not added as a script tag: the app's policy allows no foreign script. */
async function assertAccessible(phone, screen) {
  const { page } = phone;
  await page.evaluate(await readFile(AXE, "utf8"));
  await page.evaluate(() => { window.axeDone = null; window.axe.run(document, { resultTypes: ["violations"] }).then((result) => { window.axeDone = result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target} ${node.failureSummary}`).join(" | ")}`); }); });
  const found = await until(`axe on ${screen}`, async () => { await page.clock.runFor(100); return page.evaluate(() => window.axeDone); });
  assert.deepEqual(found, [], screen);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${screen} scrolls sideways`);
  assert.equal(await page.evaluate(() => /\[[a-z0-9-]+\.[^\]\s]+\]/.exec(document.body.innerText)?.[0] ?? null), null, `${screen} misses a text`);
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll(".choices.row .choice-label")].filter((label) => !/\s/.test(label.textContent) && label.getBoundingClientRect().height > 30).map((label) => label.textContent)), [], `${screen} breaks a word of a choice`);
}

for (const colorScheme of ["light", "dark"]) {
  test(`every screen is accessible, ${colorScheme}`, { timeout: 180_000 }, async () => {
    const phone = await Phone.create(browser, server.address, { colorScheme, reducedMotion: "reduce" });
    const { page } = phone;
    await page.goto(`${server.address}/app/`);
    await page.waitForSelector(".start a.button");
    await assertAccessible(phone, "sign-in");
    await phone.signIn("bidan");
    if (colorScheme === "dark") {
      await phone.open("#/menu");
      await page.getByLabel("English").check();
      await page.waitForFunction(() => document.documentElement.lang === "en");
    }

    await phone.open("#/menu");
    await page.evaluate(() => { window.typesPin = false; });
    await page.locator("lancar-menu section", { has: page.locator('a[href="#/backup"]') }).locator("button").click();
    await page.waitForSelector('form.lock[data-mode="unlock"]');
    await assertAccessible(phone, "locked");
    await page.locator("lock-gate > main > p > button").first().click();
    await assertAccessible(phone, "forgotten PIN");
    await page.fill("#pin", PIN);
    await page.click("form.lock .primary");
    await page.waitForSelector("lancar-menu");
    await page.evaluate(() => { window.typesPin = true; });
    await phone.open();
    await assertAccessible(phone, "home");
    await phone.open("#/register");
    await page.click('button[type="submit"]');
    await assertAccessible(phone, "register with problems");
    const motherId = await phone.register(`Ibu Layar ${colorScheme}`);
    for (const [screen, hash] of [["mother", `mother/${motherId}`], ["consent", `consent/${motherId}`], ["volume", `volume/${motherId}`], ["signs", `signs/${motherId}`], ["plan", `plan/${motherId}`], ["recall", `recall/${motherId}`], ["visit", `visit/${motherId}`], ["contacts", `contacts/${motherId}`], ["outbox", "outbox"], ["backup", "backup"], ["menu", "menu"]]) {
      await phone.open(`#/${hash}`);
      await assertAccessible(phone, screen);
    }

    await phone.open(`#/massage/${motherId}`);
    await page.locator("summary").first().click();
    await assertAccessible(phone, "protocols");
    await page.locator(".protocols li", { hasText: "Kerinci" }).locator("> button").click();
    await page.waitForSelector("danger-signs");
    await assertAccessible(phone, "danger signs");
    await page.click('[data-answer="unknown"]');
    for (let n = 0; n < 7; n++) await page.click('[data-answer="no"]');
    await page.waitForSelector("danger-signs .card.watch");
    await assertAccessible(phone, "danger signs, not all known");
    await page.click("danger-signs .primary");
    await page.click('[data-answer="no"]');
    await page.waitForSelector("get-ready");
    await assertAccessible(phone, "get ready");
    await phone.startMassage();
    await assertAccessible(phone, "massage");
    await phone.pass(305_000);
    await page.waitForSelector(".run.rest");
    await assertAccessible(phone, "rest");
    await page.click(".halt");
    await assertAccessible(phone, "why paused");
    await page.click('[data-reason="rest"]');
    await page.waitForSelector(".run.paused .primary.large");
    await assertAccessible(phone, "paused");
    await page.click(".run.paused .danger");
    await assertAccessible(phone, "why stopped");
    await page.click('[data-reason="dizziness"]');
    await page.waitForSelector("after-session");
    await assertAccessible(phone, "after");
    await phone.closeSession();
    await assertAccessible(phone, "summary");
    await seeSafety(phone, motherId, (screen) => assertAccessible(phone, screen));
    assert.deepEqual(phone.errors, []);
    await phone.close();
  });
}

test("choosing a PIN is accessible", { timeout: 60_000 }, async () => {
  const phone = await Phone.create(browser, server.address, { typesPin: false });
  const { page } = phone;
  await page.goto(`${server.address}/sign-in?to=/app/`);
  await page.fill("#userName", "bidan");
  await page.fill("#password", "lancar-demo");
  await Promise.all([page.waitForURL(/\/app\/$/), page.click("main form button")]);
  await page.waitForSelector('form.lock[data-mode="choose"]');
  await assertAccessible(phone, "choose a PIN");
  await phone.close();
});

test("a red danger sign stops: full screen, no way into a massage", { timeout: 60_000 }, async () => {
  const phone = await Phone.create(browser, server.address);
  await phone.signIn("bidan");
  const motherId = await phone.register("Ibu Tanda Bahaya");
  const { page } = phone;
  await phone.open(`#/massage/${motherId}`);
  await page.locator(".protocols li > button").first().click();
  await page.waitForSelector("danger-signs");
  await page.click('[data-answer="yes"]');
  await page.click("danger-signs .danger");
  await page.waitForSelector(".verdict.stop");
  assert.match(await page.textContent(".verdict"), /Jangan dipijat/);
  assert.equal(await page.locator('a[href^="#/massage"], running-session, get-ready').count(), 0);
  await assertAccessible(phone, "refer");
  await phone.open(`#/mother/${motherId}`);
  assert.equal(await page.locator('a[href^="#/massage"]').count(), 0, "nor from her card for a day");
  await phone.allSent();
  const { events } = await phone.caseload();
  const hers = events.filter((one) => one.motherId === motherId);
  assert.deepEqual(hers.filter((one) => one.type === "session.signs-checked").map((one) => Object.values(one.payload.answers)), [["yes"]]);
  assert.equal(hers.some((one) => one.type === "session.started"), false);
  await phone.close();
});

test("the language is switched everywhere and kept", { timeout: 60_000 }, async () => {
  const phone = await Phone.create(browser, server.address);
  await phone.signIn("bidan");
  const { page } = phone;
  assert.equal(await page.textContent("h1"), "Ibu dalam asuhan");
  await phone.open("#/menu");
  await page.getByLabel("English").check();
  await phone.open();
  await page.waitForFunction(() => document.querySelector("h1").textContent === "Mothers in care");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  await page.reload();
  await page.waitForFunction(() => document.querySelector("h1")?.textContent === "Mothers in care");
  await phone.close();
});

test("who reads the pages in English finds the app in English", { timeout: 60_000 }, async () => {
  const phone = await Phone.create(browser, server.address);
  await phone.page.goto(`${server.address}/?lang=en`);
  await phone.signIn("bidan");
  assert.equal(await phone.page.textContent("h1"), "Mothers in care");
  assert.equal(await phone.page.evaluate(() => document.documentElement.lang), "en");
  await phone.close();
});

/** Every code the app can put into a key: quoted in its sources, standing in the product content, or named by the contract of the events. */
async function knownCodes(code) {
  const known = new Set([...code.matchAll(/["'`]([a-z0-9.-]+)["'`]/g)].map(([, one]) => one));
  const take = (value) => {
    if (typeof value === "string") known.add(value);
    else if (value !== null && typeof value === "object") for (const [key, one] of Object.entries(value)) { known.add(key); take(one); }
  };
  for (const entry of await readdir(join(REPO, "data"), { recursive: true })) {
    if (entry.endsWith(".json") && !entry.startsWith("texts")) take(JSON.parse(await readFile(join(REPO, "data", entry), "utf8")));
  }

  for (const [, one] of (await readFile(join(REPO, "docs/api/events.md"), "utf8")).matchAll(/`([a-z0-9.-]+)`/g)) known.add(one);
  return (hole) => known.has(hole) || (hole.includes(".") && hole.split(".").every((part) => known.has(part)));
}

test("every text the app asks for exists in both languages, and none besides", async () => {
  const sources = [];
  for (const entry of await readdir(join(REPO, "web"), { recursive: true })) {
    if (/^(ui|care|engine|store|sync)\/.*\.ts$/.test(entry)) sources.push(await readFile(join(REPO, "web", entry), "utf8"));
  }

  const code = sources.join("\n");
  const texts = Object.fromEntries(await Promise.all(["id", "en"].map(async (language) => [language, JSON.parse(await readFile(join(REPO, `data/texts/${language}/app.json`), "utf8"))])));
  assert.deepEqual(Object.keys(texts.id).sort(), Object.keys(texts.en).sort());
  const asked = [...code.matchAll(/\bt\(\s*(?:[\w.]+ \? )?"([a-z0-9.-]+)"(?: : "([a-z0-9.-]+)")?/g)].flatMap(([, one, other]) => (other === undefined ? [one] : [one, other]));
  assert.ok(asked.length > 150);
  assert.deepEqual(asked.filter((key) => !(key in texts.id)), []);
  // `stop.${reason}` asks for the texts whose last part is a code there is, and for no others that happen to begin so.
  const patterns = [...code.matchAll(/`([a-z-]+(?:\.[a-z-]+)*\.(?:[a-z]+-)?)\$\{[^`{}]*\}((?:\.[a-z-]+)*)`/g)].map(([, stem, tail]) => ({ stem, tail }));
  const isCode = await knownCodes(code);
  const composed = (key) => patterns.some(({ stem, tail }) => key.startsWith(stem) && key.endsWith(tail) && key.length > stem.length + tail.length && isCode(key.slice(stem.length, key.length - tail.length)));
  const base = (key) => (key.endsWith(".one") && key.slice(0, -4) in texts.id ? key.slice(0, -4) : key); // asked for by its base where the number is one
  const used = (key) => code.includes(`"${key}"`) || composed(key);
  assert.deepEqual(Object.keys(texts.id).filter((key) => !used(base(key))), []);
  for (const [key, text] of Object.entries(texts.id)) {
    assert.deepEqual(text.match(/\{\w+\}/g)?.sort(), texts.en[key].match(/\{\w+\}/g)?.sort(), `placeholders of ${key}`);
    if (base(key) !== key) assert.deepEqual(text.match(/\{\w+\}/g)?.sort(), texts.id[base(key)].match(/\{\w+\}/g)?.sort(), `placeholders of ${key} and its base`);
  }
});

test("the service worker keeps exactly the shell and the spoken clips of one language, nothing personal", { timeout: 60_000 }, async () => {
  const phone = await Phone.create(browser, server.address);
  await phone.signIn("bidan");
  await phone.open("#/outbox");
  await until("the clips", () => phone.page.evaluate(async () => {
    const voice = (await window.caches.keys()).find((name) => name.startsWith("lancar-voice-"));
    return voice !== undefined && (await (await window.caches.open(voice)).keys()).length === 9;
  }));
  const caches = await phone.page.evaluate(async () => {
    const found = {};
    for (const name of await window.caches.keys()) found[name] = (await (await window.caches.open(name)).keys()).map((request) => new URL(request.url).pathname).sort();
    return found;
  });
  const built = await (await phone.context.request.get(`${server.address}/app/version.json`)).json();
  const voice = Object.keys(caches).find((name) => name.startsWith("lancar-voice-"));
  const named = (paths) => paths.map((path) => path.replace(/-[A-Z0-9]{8}\.js$/, ".js")).sort(); // parts carry the hash of what they hold
  assert.deepEqual(Object.keys(caches).sort(), [`lancar-app-${built.version}`, voice].sort());
  assert.deepEqual(named(caches[`lancar-app-${built.version}`]), SHELL);
  assert.deepEqual(caches[voice], built.voice.id);
  assert.deepEqual(built.voice.id, ["danger", "finished", "help", "massage", "may-end", "paused", "rest", "resumed", "stopped"].map((cue) => `/app/voice/id/${cue}.mp3`));
  assert.deepEqual([...built.files].sort(), caches[`lancar-app-${built.version}`]);
  await phone.close();
});

test("the app is served with its own strict policy, compressed, and asks before it is fetched again", { timeout: 30_000 }, async () => {
  const redirect = await fetch(`${server.address}/app`, { redirect: "manual" });
  assert.deepEqual([redirect.status, redirect.headers.get("location")], [302, "/app/"]);
  const page = await fetch(`${server.address}/app/`, { headers: { "accept-encoding": "br" } });
  assert.deepEqual([page.status, page.headers.get("content-type"), page.headers.get("content-encoding"), page.headers.get("cache-control")], [200, "text/html; charset=utf-8", "br", "no-cache"]);
  assert.match(page.headers.get("content-security-policy"), /^default-src 'none'; script-src 'self'; style-src 'self';/);
  assert.doesNotMatch(page.headers.get("content-security-policy"), /unsafe/);
  const worker = await fetch(`${server.address}/app/service-worker.js`);
  assert.equal(worker.headers.get("service-worker-allowed"), "/app/");
  const again = await fetch(`${server.address}/app/service-worker.js`, { headers: { "if-none-match": worker.headers.get("etag") } });
  assert.equal(again.status, 304);
  assert.equal((await fetch(`${server.address}/app/nothing.js`)).status, 404);
});

test("a refused fact is parked with its reason in the reader's language, the rest goes on", { timeout: 60_000 }, async () => {
  const phone = await Phone.create(browser, server.address, { behindMs: 60_000 });
  const { page } = phone;
  await phone.signIn("bidan");
  const motherId = await phone.register("Ibu Jam Salah");
  await phone.allSent();
  const rightly = await phone.now();
  await page.clock.setSystemTime(rightly + 30 * 60_000); // somebody set the phone's clock half an hour ahead
  await phone.measureMilk(motherId, "3");
  await page.waitForSelector('[data-notice="clock"]');
  assert.match(await page.textContent('[data-notice="clock"]'), /lebih cepat/);
  await page.clock.setSystemTime(rightly + 5_000);
  await phone.measureMilk(motherId, "4");
  await until("the next fact is received all the same", async () => (await phone.stored("deliveries")).at(-1).status === "accepted");
  await until("only the fact of a time to come waits for it", async () => (await phone.pending()) === 1);
  // What no form lets through.
  await page.evaluate(async (id) => {
    const { model } = document.querySelector("lancar-shell");
    await model.record([{ type: "milk-volume.measured", occurredAtMs: Date.now(), motherId: id, payload: { measurementId: crypto.randomUUID(), volumeMl: 5000, method: "hand", side: "both", minutes: 10, hoursSinceLastFeed: null, instrumentVersion: 1 } }]);
  }, motherId);
  await phone.measureMilk(motherId, "5");
  await until("the fact after the refused one is received", async () => (await phone.stored("deliveries")).at(-1).status === "accepted");
  await phone.open("#/outbox");
  const parked = page.locator('[data-delivery="refused"]');
  assert.equal(await parked.count(), 1);
  const catalogue = JSON.parse(await readFile(join(REPO, "data/texts/id/errors.json"), "utf8"));
  assert.ok((await parked.textContent()).includes(catalogue["volume.out-of-range"].split("{")[0]), await parked.textContent());
  const values = (await phone.caseload()).events.filter((one) => one.motherId === motherId && one.type === "milk-volume.measured").map((one) => one.payload.volumeMl);
  assert.deepEqual(values, [4, 5]);
  assert.equal((await phone.stored("facts")).filter((row) => row.fact.type === "milk-volume.measured" && row.fact.motherId === motherId).length, 4, "the refused fact is still on the phone");
  await phone.close();
});

test("signed out by the server: facts stay, the way back is shown, and they are sent after signing in", { timeout: 60_000 }, async () => {
  const phone = await Phone.create(browser, server.address);
  await phone.signIn("bidan");
  const motherId = await phone.register("Ibu Keluar Masuk");
  await phone.allSent();
  await phone.context.clearCookies();
  await phone.measureMilk(motherId, "5");
  await phone.page.waitForSelector('.notice a[href^="/sign-in"]');
  assert.equal(await phone.pending(), 1);
  await phone.signIn("bidan");
  await phone.allSent();
  assert.equal((await phone.caseload()).events.filter((one) => one.motherId === motherId && one.type === "milk-volume.measured").length, 1);
  await phone.close();
});

test("leaving without a network: nobody is shown the mothers again, and the server's sign-in ends once there is a network", { timeout: 60_000 }, async () => {
  const phone = await Phone.create(browser, server.address);
  const { page } = phone;
  await phone.signIn("bidan");
  const status = async () => (await phone.context.request.get(`${server.address}/api/sync/caseload?after=999999`)).status();
  await until("the phone knows who is here", async () => (await page.locator("a.outbox").count()) === 1);
  assert.equal(await status(), 200);
  await phone.context.setOffline(true);
  await page.goto(`${server.address}/app/#/menu`);
  await page.getByRole("button", { name: "Ganti akun", exact: true }).click();
  await page.getByRole("button", { name: "Ya, ganti akun", exact: true }).click();
  await page.waitForSelector('main.start a[href^="/sign-in"]');
  await phone.context.setOffline(false);
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await until("the server's sign-in has ended", async () => (await status()) === 401);
  assert.equal(await page.locator("a.outbox").count(), 0);
  await phone.close();
});

test("a new version waits while a session runs, and loses nothing when it is used", { timeout: 90_000 }, async () => {
  const proxy = await UpdatingProxy.create(server.address);
  const phone = await Phone.create(browser, proxy.address);
  try {
    const { page } = phone;
    await phone.signIn("bidan");
    const motherId = await phone.register("Ibu Versi Baru");
    await phone.openSession(motherId, "WHO");
    await phone.startMassage();
    await phone.pass(20_000);
    const cacheNames = () => phone.page.evaluate(async () => (await window.caches.keys()).filter((name) => name.startsWith("lancar-app-")));
    const [oldCache] = await cacheNames();
    const clips = () => phone.page.evaluate(async () => {
      const names = (await window.caches.keys()).filter((name) => name.startsWith("lancar-voice-"));
      return Promise.all(names.map(async (name) => [name, ...(await (await window.caches.open(name)).keys()).map((request) => new URL(request.url).pathname)]));
    });
    await until("the clips", async () => (await clips())[0]?.length === 10);
    const oldClips = await clips();
    const clipsFetched = () => proxy.asked.filter((path) => path.startsWith("/app/voice/")).length;
    const fetchedBefore = clipsFetched();
    proxy.deploy("0123456789abcdef");
    await page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration("/app/")).update(); });
    await until("the new version waits", () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration("/app/")).waiting !== null));
    await phone.pass(20_000);
    assert.equal(await page.locator("running-session").count(), 1, "the massage goes on");
    assert.equal(await page.locator(".notice", { hasText: "Versi baru" }).count(), 0);
    await phone.pass(120_000);
    await page.click(".go-on");
    await phone.closeSession();
    const before = (await phone.stored("facts")).length;
    await page.waitForSelector(".notice button");
    await Promise.all([page.waitForNavigation(), page.click(".notice button")]);
    await page.waitForSelector("lancar-shell h1");
    await until("only the new version's files", async () => { const names = await cacheNames(); return names.length === 1 && names[0] !== oldCache; });
    assert.deepEqual(await clips(), oldClips, "the clips are the same, so they stay");
    assert.equal((await phone.stored("facts")).length >= before, true);
    await phone.allSent();
    assert.ok(fetchedBefore >= 9);
    assert.equal(clipsFetched(), fetchedBefore, "and are not fetched again");
    assert.equal((await phone.stored("deliveries")).every((one) => one.status === "accepted"), true);
  } finally {
    await phone.close();
    await proxy.close();
  }
});
