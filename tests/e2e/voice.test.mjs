// A session speaks: the clips come after the app is usable, are heard at their cues without signal, one at a time, in the language of the app; where one is missing its tone is heard.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LancarServer } from "./support/server.mjs";
import { Phone, launch, until } from "./support/phone.mjs";

const CUES = ["danger", "finished", "help", "massage", "may-end", "paused", "rest", "resumed", "stopped"];

let server, browser;
before(async () => {
  server = await LancarServer.create();
  browser = await launch();
}, { timeout: 90_000 });
after(async () => {
  await browser?.close();
  await server?.remove();
}, { timeout: 30_000 });

/** Writes down what the page's own audio graph starts: the length of every clip in samples, how many sounded at once at most, and how many tones. */
async function listen(phone) {
  await phone.context.addInitScript(() => {
    window.heard = { clips: [], sounding: new Set(), atOnce: 0, tones: 0, states: [] };
    const { start, stop } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (...when) {
      const { heard } = window;
      heard.clips.push(this.buffer.length);
      heard.states.push(this.context.state);
      heard.sounding.add(this);
      heard.atOnce = Math.max(heard.atOnce, heard.sounding.size);
      this.addEventListener("ended", () => heard.sounding.delete(this));
      return start.apply(this, when);
    };
    AudioBufferSourceNode.prototype.stop = function (...when) { window.heard.sounding.delete(this); return stop.apply(this, when); };
    const tone = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when) { window.heard.tones++; return tone.apply(this, when); };
  });
  await phone.page.reload();
  await phone.page.waitForSelector("lancar-shell h1");
}

/** The clips of a language as the browser decodes them: length in samples, root mean square of what sounds (pauses left out) and peak, by cue. */
const decoded = (phone, language) => phone.page.evaluate(async ({ language, cues }) => {
  const audio = new OfflineAudioContext(1, 1, 44_100);
  const db = (power) => 10 * Math.log10(power);
  const loudness = (wave) => {
    const powers = [];
    for (let from = 0; from + 2_205 <= wave.length; from += 2_205) powers.push(wave.slice(from, from + 2_205).reduce((sum, one) => sum + one * one, 0) / 2_205);
    const sounding = powers.filter((power) => db(power) > -40);
    return db(sounding.reduce((sum, one) => sum + one, 0) / sounding.length);
  };
  const found = {};
  for (const cue of cues) {
    const clip = await audio.decodeAudioData(await (await fetch(`/app/voice/${language}/${cue}.mp3`)).arrayBuffer());
    const wave = clip.getChannelData(0);
    found[cue] = { length: clip.length, channels: clip.numberOfChannels, loudnessDb: loudness(wave), peak: wave.reduce((most, one) => Math.max(most, Math.abs(one)), 0) };
  }
  return found;
}, { language, cues: CUES });

const kept = (phone) => phone.page.evaluate(async () => {
  const name = (await caches.keys()).find((one) => one.startsWith("lancar-voice-"));
  return name === undefined ? [] : (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname);
});

const of = (language) => CUES.map((cue) => `/app/voice/${language}/${cue}.mp3`);

/** A phone that hears, a mother on it, and the clips of the language there. */
async function ready(name) {
  const phone = await Phone.create(browser, server.address);
  await phone.signIn("bidan");
  await listen(phone);
  const motherId = await phone.register(name);
  await phone.allSent();
  await until("the Indonesian clips", async () => (await kept(phone)).length === CUES.length);
  return { phone, motherId };
}

/** Which cues were spoken so far, in order. */
async function spoken(phone, clips) {
  const cueOf = Object.fromEntries(CUES.map((cue) => [clips[cue].length, cue]));
  assert.equal(Object.keys(cueOf).length, CUES.length, "every clip is told apart by its length");
  return (await phone.page.evaluate(() => window.heard.clips)).map((length) => cueOf[length] ?? `a clip of ${length}`);
}

const tones = (phone) => phone.page.evaluate(() => window.heard.tones);

test("offline, from the first touch to the end: each cue is spoken once and alone, with what the screen says, and tones only count", { timeout: 180_000 }, async () => {
  const { phone, motherId } = await ready("Ibu Uji Suara");
  const { page } = phone;
  const clips = await decoded(phone, "id");
  await phone.context.setOffline(true);
  await phone.openSession(motherId, "WHO");
  assert.deepEqual(await spoken(phone, clips), [], "nothing sounds before the massage");
  await phone.startMassage(4);
  await until("the first words", async () => (await spoken(phone, clips)).length === 1);
  await phone.pass(20_000);
  await page.click(".halt");
  assert.match(await page.textContent(".run.paused"), /Dijeda\. Waktu tidak dihitung\./);
  await page.click('[data-reason="baby"]');
  await page.click(".run.paused .primary.large");
  await page.waitForSelector("running-session");
  assert.match(await page.textContent(".run .phase"), /Dilanjutkan\./);
  await until("going on", async () => (await spoken(phone, clips)).length === 3);
  assert.equal(await tones(phone), 0, "words take the place of tones");
  for (let n = 0; n < 60 && (await page.$(".go-on")) === null; n++) await phone.pass(5_000);
  assert.match(await page.textContent(".run .phase"), /Bagian ini boleh diakhiri\./);
  await until("the way on", async () => (await spoken(phone, clips)).includes("may-end"));
  await page.click(".go-on");
  await page.waitForSelector("after-session");
  assert.match(await page.textContent("after-session"), /Pijat selesai\./);
  await until("the end", async () => (await spoken(phone, clips)).includes("finished"));
  assert.deepEqual(await spoken(phone, clips), ["massage", "paused", "resumed", "may-end", "finished"]);
  assert.deepEqual(await page.evaluate(() => [window.heard.atOnce, [...new Set(window.heard.states)]]), [1, ["running"]]);
  await phone.closeSession();
  assert.deepEqual(phone.errors, []);
  await phone.close();
});

test("massage and rest are told apart, and the last seconds are counted by tones", { timeout: 120_000 }, async () => {
  const { phone, motherId } = await ready("Ibu Uji Istirahat");
  const { page } = phone;
  const clips = await decoded(phone, "id");
  await phone.openSession(motherId, "Kerinci");
  await phone.startMassage(4);
  for (let n = 0; n < 400 && (await page.getAttribute(".run", "data-phase")) === "massage"; n++) await phone.pass(n === 0 ? 100_000 : 1_000);
  await until("the rest", async () => (await spoken(phone, clips)).includes("rest"));
  assert.deepEqual((await spoken(phone, clips)).filter((cue) => cue !== "may-end"), ["massage", "rest"]);
  const counted = await tones(phone);
  assert.ok(counted >= 1 && counted <= 3, `${counted} tones`);
  assert.equal(await page.evaluate(() => window.heard.atOnce), 1);
  await phone.close();
});

test("danger is spoken: a red sign before the massage, and a reason to stop that may be grave", { timeout: 120_000 }, async () => {
  const { phone, motherId } = await ready("Ibu Uji Bahaya");
  const { page } = phone;
  const clips = await decoded(phone, "id");
  await phone.context.setOffline(true);
  await phone.openSession(motherId, "WHO");
  await phone.startMassage(4);
  await page.click(".halt");
  await page.click(".run.paused .danger");
  await page.click('[data-reason="bleeding"]');
  await page.waitForSelector("after-session");
  assert.match(await page.textContent("after-session"), /Pijat dihentikan\. Darah bertambah banyak\..*Periksa ibu sekarang/s);
  await until("the call for help", async () => (await spoken(phone, clips)).at(-1) === "help");
  assert.equal(await page.evaluate(() => window.heard.sounding.size), 1, "the words before it were ended");
  await phone.closeSession();

  const other = await phone.register("Ibu Uji Bahaya Dua");
  await phone.open(`#/massage/${other}`);
  await page.locator(".protocols li", { hasText: "WHO" }).locator("> button").click();
  await page.click('[data-answer="yes"]');
  await page.click("danger-signs .danger");
  await page.waitForSelector("do-not-massage");
  assert.match(await page.textContent("do-not-massage h2"), /Jangan dipijat\. Rujuk sekarang\./);
  await until("the red sign", async () => (await spoken(phone, clips)).at(-1) === "danger");
  await phone.close();
});

test("another language brings its own clips; a clip that is missing or broken leaves its tone; silence is kept", { timeout: 120_000 }, async () => {
  const { phone, motherId } = await ready("Ibu Uji Suara Dua");
  const { page } = phone;
  assert.deepEqual((await kept(phone)).sort(), of("id"), "the other language is not fetched");
  await page.evaluate(() => document.querySelector("lancar-shell").model.chooseLanguage("en"));
  await until("the English clips", async () => (await kept(phone)).filter((path) => path.includes("/en/")).length === CUES.length);
  const clips = await decoded(phone, "en");
  await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys()).find((one) => one.startsWith("lancar-voice-")));
    await cache.delete("/app/voice/en/massage.mp3");
    await cache.put("/app/voice/en/paused.mp3", new Response(new Uint8Array(500)));
  });
  await phone.context.setOffline(true);

  await phone.openSession(motherId, "WHO");
  await phone.startMassage(4);
  await until("the tone of massage", async () => (await tones(phone)) === 2);
  await phone.pass(5_000);
  await page.click(".halt");
  await until("the tone of the pause", async () => (await tones(phone)) === 3);
  assert.deepEqual(await spoken(phone, clips), []);
  await page.click('[data-reason="call"]');
  await page.click(".run.paused .primary.large");
  await until("going on, in English", async () => (await spoken(phone, clips)).at(-1) === "resumed");
  await page.click("running-session .sound");
  assert.equal(await page.evaluate(() => window.heard.sounding.size), 0, "sound off ends what is being said");
  await page.click(".halt");
  await page.waitForSelector(".run.paused");
  assert.deepEqual([await spoken(phone, clips), await tones(phone)], [["resumed"], 3]);
  await phone.close();
});

test("sound that slept while the phone was locked wakes with the page, and with the next cue", { timeout: 60_000 }, async () => {
  const { phone, motherId } = await ready("Ibu Uji Kunci");
  const { page } = phone;
  const clips = await decoded(phone, "id");
  await phone.openSession(motherId, "WHO");
  await phone.startMassage(4);
  await until("the first words", async () => (await spoken(phone, clips)).length === 1);
  const audio = () => page.evaluate(() => document.querySelector("lancar-session").runner.cues.audio.state);
  const sleep = () => page.evaluate(() => document.querySelector("lancar-session").runner.cues.audio.suspend());
  await sleep();
  assert.equal(await audio(), "suspended");
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await until("awake with the page", async () => (await audio()) === "running");
  await sleep();
  await page.evaluate(() => document.querySelector("lancar-session").runner.cues.give("rest"));
  await until("awake with the cue", async () => (await spoken(phone, clips)).at(-1) === "rest");
  await phone.close();
});

test("the clips are mono, equally loud, never overdriven", { timeout: 60_000 }, async () => {
  const { phone } = await ready("Ibu Uji Kerasnya");
  for (const language of ["id", "en"]) {
    for (const [cue, { channels, loudnessDb, peak }] of Object.entries(await decoded(phone, language))) {
      assert.ok(Math.abs(loudnessDb + 20) <= 1.5, `${language}/${cue}: ${loudnessDb} dB`);
      assert.ok(channels === 1 && peak <= 1, `${language}/${cue}: ${channels} channels, peak ${peak}`);
    }
  }

  await phone.close();
});
