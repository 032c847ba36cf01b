// Not a test: how long a phone with many facts takes to open, to work out and draw today's list, and to search it, in real Chromium slowed down four times.
// node measure-opening.mjs [mothers] [facts per mother] [slow-down]
import { loadavg } from "node:os";
import { caseload } from "./support/caseload.mjs";
import { LancarServer } from "./support/server.mjs";
import { Phone, PIN, launch } from "./support/phone.mjs";

const [mothers = 200, perMother = 60, slower = 4] = process.argv.slice(2).map(Number);
const load = loadavg();
const server = await LancarServer.create();
const browser = await launch();
try {
  const phone = await Phone.create(browser, server.address, { behindMs: 0 });
  const { page } = phone;
  await phone.signIn("bidan");
  await phone.allSent();
  await phone.context.setOffline(true);
  const signs = await page.evaluate(() => document.querySelector("lancar-shell").model.content.gate.signs.map((sign) => sign.id));
  const facts = caseload({ mothers, perMother, nowMs: Date.now(), signs });
  for (let from = 0; from < facts.length; from += 500) await page.evaluate(keep, { facts: facts.slice(from, from + 500), from });

  await phone.context.addInitScript(() => { window.typesPin = false; });
  const session = await phone.context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  const runs = [];
  for (let run = 0; run < 3; run++) {
    const began = Date.now();
    await page.reload();
    await page.waitForSelector("form.lock");
    const asked = Date.now() - began;
    runs.push(await page.evaluate(async ({ pin, asked }) => {
      const { model } = document.querySelector("lancar-shell");
      const round = (ms) => Math.round(ms);
      const times = { asksForPin: asked };
      let at = performance.now();
      const mark = (name) => { times[name] = round(performance.now() - at); at = performance.now(); };
      const { key } = await model.store.keyring.unlock(model.lock.who, pin, Date.now());
      mark("derive");
      await model.store.unlock(key, Date.now());
      mark("readAndOpen");
      const who = model.lock.who;
      const facts = await model.store.facts(who);
      model.lock.state = "open";
      await model.store.keepHere(who);
      at = performance.now();
      await model.rebuild();
      mark("firstBuild");
      await document.querySelector("lancar-shell").updateComplete;
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      mark("draw");
      await model.record([{ type: "consent.recorded", occurredAtMs: Date.now(), motherId: facts.find((fact) => fact.type === "mother.registered").motherId, payload: { purpose: "research", given: true, textVersion: "1" } }]);
      mark("recordOne");
      return { ...times, facts: facts.length };
    }, { pin: PIN, asked }));
    Object.assign(runs.at(-1), await page.evaluate(searchAndList));
  }

  console.log(JSON.stringify({ load, mothers, facts: facts.length, slower, runs }, null, 1));
} finally {
  await browser.close();
  await server.remove();
}

/** Runs in the page: puts facts into the store as a caseload that has been fetched. */
async function keep({ facts, from }) {
  const { model } = document.querySelector("lancar-shell");
  const author = { id: "0199c000-0000-7000-8000-000000000002", role: "midwife", name: "Bidan Contoh" };
  const received = facts.map((fact, index) => ({ ...fact, sequence: 1_000_000 + from + index, recordedAt: fact.occurredAt, author }));
  await model.store.keepCaseload(model.lock.who, received, 1, Date.now());
}

/** Runs in the page: milliseconds from each typed letter to the frame that shows it, and from opening the list to its frame. */
async function searchAndList() {
  const shell = document.querySelector("lancar-shell");
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const away = async (hash, tag) => {
    location.hash = hash;
    while (document.querySelector(tag) === null) await frame();
    await frame();
  };
  await away("#/", "lancar-home");
  const searches = [];
  for (const typed of ["i", "ib", "contoh 1", "contoh 19", "19 contoh", "tidak ada", ""]) {
    const input = document.querySelector("#search");
    const at = performance.now();
    input.value = typed;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await document.querySelector("lancar-home").updateComplete;
    await frame();
    searches.push(Math.round(performance.now() - at));
  }

  await away("#/menu", "lancar-menu");
  const at = performance.now();
  await away("#/", "lancar-home");
  await shell.updateComplete;
  return { searches, list: Math.round(performance.now() - at) };
}
