// Not a test: what a phone that has never seen Lancar fetches and waits for, over a slow line and on a processor slowed down, until its midwife sees the
// list of all her mothers; then its second opening. The line slows the service worker too.
// node measure-first-open.mjs [mothers] [facts per mother] [slow-down] [kbit/s] [round trip, ms]
import { loadavg } from "node:os";
import { seed } from "./support/caseload.mjs";
import { LancarServer } from "./support/server.mjs";
import { Phone, PIN, launch, until } from "./support/phone.mjs";
import { SlowLine } from "./support/slow-line.mjs";

const [mothers = 200, perMother = 60, slower = 4, kilobits = 400, roundTripMs = 400] = process.argv.slice(2).map(Number);
const PATIENCE_MS = 300_000;
const load = loadavg();
const server = await LancarServer.create();
const browser = await launch();
const line = await SlowLine.create(server.address);
try {
  const context = await browser.newContext();
  await signIn(await context.newPage(), server.address);
  const seen = await seed(context.request, server.address, { mothers, perMother });
  await context.close();
  const phone = await Phone.create(browser, line.address, { behindMs: 0, typesPin: false });
  phone.context.setDefaultTimeout(PATIENCE_MS);
  phone.context.setDefaultNavigationTimeout(PATIENCE_MS);
  const { page } = phone;
  await signIn(page, line.address);
  await page.goto("about:blank");
  const cpu = await phone.context.newCDPSession(page);
  await cpu.send("Emulation.setCPUThrottlingRate", { rate: slower });
  Object.assign(line, { bitsPerSecond: kilobits * 1_000, roundTripMs, down: 0 });

  const first = await opening(phone, "choose", seen);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { polling: 100 });
  first.times.offlineReady = first.since();
  const { voice } = await (await phone.context.request.get(`${server.address}/app/version.json`)).json();
  await until("the clips", () => page.evaluate(async (count) => {
    const name = (await caches.keys()).find((one) => one.startsWith("lancar-voice-"));
    return name !== undefined && (await (await caches.open(name)).keys()).length === count;
  }, voice.id.length), PATIENCE_MS);
  first.times.clips = first.since();
  await until("a quiet line", async () => { const before = line.down; await new Promise((wake) => setTimeout(wake, 3_000)); return line.down === before; }, PATIENCE_MS);
  line.down = 0;
  const second = await opening(phone, "unlock", seen);
  console.log(JSON.stringify({ load, mothers, perMother, slower, kilobits, roundTripMs, first: first.times, second: second.times }, null, 1));
  await phone.close();
} finally {
  await browser.close();
  await line.close();
  await server.remove();
}

/** Opens the app and types the PIN as soon as it is asked for; each moment with seconds and kilobytes since the beginning. */
async function opening({ page }, mode, mothersSeen) {
  const began = performance.now();
  const since = () => `${((performance.now() - began) / 1_000).toFixed(1)} s, ${(line.down / 1_000).toFixed(1)} kB`;
  const times = {};
  await page.goto(`${line.address}/app/`, { waitUntil: "commit" });
  await page.waitForSelector("h1");
  times.heading = since();
  const form = page.locator(`form.lock[data-mode="${mode}"]`);
  await form.waitFor();
  times.asksForPin = since();
  for (const input of await form.locator("input").all()) await input.fill(PIN);
  await form.locator("button.primary").click();
  await page.waitForSelector('a[href="#/register"]');
  times.home = since();
  await page.waitForSelector("ul.mothers a.mother");
  times.firstMothers = since();
  await page.waitForFunction((n) => document.querySelector("lancar-shell").model.mothers.length >= n && document.querySelector("ul.mothers a.mother") !== null, mothersSeen, { polling: 100 });
  times.allMothers = since();
  return { times, since };
}

async function signIn(page, address) {
  await page.goto(`${address}/sign-in?to=/today`);
  await page.fill("#userName", "bidan");
  await page.fill("#password", "lancar-demo");
  await Promise.all([page.waitForURL(/\/today/), page.click("main form button")]);
}
