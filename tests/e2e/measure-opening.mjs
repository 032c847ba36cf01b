// Not a test: how long a phone with many facts takes to open, in real Chromium slowed down four times.
// node measure-opening.mjs [mothers] [facts per mother] [slow-down]
import { LancarServer } from "./support/server.mjs";
import { Phone, PIN, launch } from "./support/phone.mjs";

const [mothers = 200, perMother = 60, slower = 4] = process.argv.slice(2).map(Number);
const server = await LancarServer.create();
const browser = await launch();
try {
  const phone = await Phone.create(browser, server.address, { behindMs: 0 });
  const { page } = phone;
  await phone.signIn("bidan");
  await phone.allSent();
  await phone.context.setOffline(true);
  const count = await page.evaluate(async ({ mothers, perMother }) => {
    const { model } = document.querySelector("lancar-shell");
    const signs = Object.fromEntries(model.content.gate.signs.map((sign) => [sign.id, "no"]));
    const facts = [];
    let n = 0;
    const id = () => `0199a000-0000-7000-8000-${String(++n).padStart(12, "0")}`;
    const start = Date.now() - 20 * 86_400_000;
    for (let m = 0; m < mothers; m++) {
      const motherId = `0199b000-0000-7000-8000-${String(m).padStart(12, "0")}`;
      const hers = [];
      const add = (type, atMs, payload) => hers.push({ id: id(), type, schema: 1, deviceId: "0199c000-0000-7000-8000-000000000001", deviceSequence: n, occurredAt: new Date(atMs).toISOString(), motherId, corrects: null, payload, sequence: 1_000_000 + n, recordedAt: new Date(atMs).toISOString(), author: { id: "0199c000-0000-7000-8000-000000000002", role: "midwife", name: "Bidan Contoh" } });
      add("mother.registered", start, { name: `Ibu Contoh ${m}`, birthAt: new Date(start - 7_200_000).toISOString(), zone: "WIB", deliveryMode: "vaginal", parity: 2, gestationalWeeks: 39, babies: 1, studyCode: null });
      for (const purpose of ["care", "research", "share-with-helper"]) add("consent.recorded", start, { purpose, given: true, textVersion: "1" });
      for (let day = 1; hers.length < perMother; day++) {
        const at = start + day * 43_200_000;
        const sessionId = id();
        const step = (type, after, payload = {}) => hers.length < perMother && add(`session.${type}`, at + after, { sessionId, boot: "b", mono: after, ...payload });
        step("opened", 0, { protocolId: "who-derived", protocolVersion: 1, performer: "midwife" });
        step("signs-checked", 10_000, { answers: signs });
        step("started", 20_000, { consent: true, comfortBefore: 5, position: "side-lying" });
        step("finished", 20_000 + 180_000);
        step("closed", 300_000, { comfortAfter: 7, adverse: [] });
        if (hers.length < perMother) add("milk-volume.measured", at + 600_000, { measurementId: id(), volumeMl: 12.5, method: "hand", side: "both", minutes: 10, hoursSinceLastFeed: 2, instrumentVersion: 1 });
      }
      facts.push(...hers);
    }
    for (let from = 0; from < facts.length; from += 500) await model.store.keepCaseload(model.lock.who, facts.slice(from, from + 500), 1, Date.now());
    return facts.length;
  }, { mothers, perMother });

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
  }

  console.log(JSON.stringify({ mothers, facts: count, slower, runs }, null, 1));
} finally {
  await browser.close();
  await server.remove();
}
