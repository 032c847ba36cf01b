// A session speaks: the clips come after the app is usable, are heard at their cues without signal, in the language of the app, and tones remain without them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LancarServer } from "./support/server.mjs";
import { Phone, launch, until } from "./support/phone.mjs";

let server, browser;
before(async () => {
  server = await LancarServer.create();
  browser = await launch();
}, { timeout: 90_000 });
after(async () => {
  await browser?.close();
  await server?.remove();
}, { timeout: 30_000 });

/** Writes down what the page's own audio graph starts: the length of every clip in milliseconds, and how many tones. */
async function listen(phone) {
  await phone.page.addInitScript(() => {
    window.heard = { clips: [], tones: 0 };
    const begin = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (...when) { window.heard.clips.push(Math.round(this.buffer.duration * 1000)); return begin.apply(this, when); };
    const tone = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when) { window.heard.tones++; return tone.apply(this, when); };
  });
  await phone.page.reload();
  await phone.page.waitForSelector("lancar-shell h1");
}

/** The lengths of a language's clips as the browser decodes them, by cue. */
const lengths = (phone, language) => phone.page.evaluate(async (language) => {
  const audio = new OfflineAudioContext(1, 1, 22050);
  const found = {};
  for (const cue of ["massage", "rest", "may-end", "paused", "finished"]) {
    found[cue] = Math.round((await audio.decodeAudioData(await (await fetch(`/app/voice/${language}/${cue}.mp3`)).arrayBuffer())).duration * 1000);
  }
  return found;
}, language);

const clips = (phone) => phone.page.evaluate(async () => {
  const name = (await caches.keys()).find((one) => one.startsWith("lancar-voice-"));
  return name === undefined ? [] : (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname);
});

test("offline: each cue is spoken once, in the language of the app", { timeout: 120_000 }, async () => {
  const phone = await Phone.create(browser, server.address);
  await phone.signIn("bidan");
  await listen(phone);
  const motherId = await phone.register("Ibu Uji Suara");
  await phone.allSent();
  await until("the Indonesian clips", async () => (await clips(phone)).length === 5);
  const long = await lengths(phone, "id");
  assert.equal(new Set(Object.values(long)).size, 5, "every clip is told apart by its length");
  await phone.context.setOffline(true);

  await phone.openSession(motherId, "Kerinci");
  await phone.startMassage(4);
  const { page } = phone;
  await until("the first words", async () => (await page.evaluate(() => window.heard.clips.length)) > 0);
  assert.deepEqual(await page.evaluate(() => window.heard.clips), [long.massage]);
  assert.ok((await page.evaluate(() => window.heard.tones)) >= 2, "the tone comes before the words");
  await phone.pass(20_000);
  await page.click(".halt");
  await until("the pause", async () => (await page.evaluate(() => window.heard.clips.at(-1))) === long.paused);
  await phone.close();
});

test("another language brings its own clips, and a clip that is missing leaves its tone", { timeout: 120_000 }, async () => {
  const phone = await Phone.create(browser, server.address);
  await phone.signIn("bidan");
  await listen(phone);
  const motherId = await phone.register("Ibu Uji Suara Dua");
  await phone.allSent();
  await until("the Indonesian clips", async () => (await clips(phone)).length === 5);
  await phone.page.evaluate(() => document.querySelector("lancar-shell").model.chooseLanguage("en"));
  await until("the English clips", async () => (await clips(phone)).filter((path) => path.includes("/en/")).length === 5);
  const long = await lengths(phone, "en");
  await phone.page.evaluate(async () => {
    const name = (await caches.keys()).find((one) => one.startsWith("lancar-voice-"));
    await (await caches.open(name)).delete("/app/voice/en/massage.mp3");
  });
  await phone.context.setOffline(true);

  await phone.openSession(motherId, "Kerinci");
  await phone.startMassage(4);
  const { page } = phone;
  await until("the tone", async () => (await page.evaluate(() => window.heard.tones)) >= 2);
  await phone.pass(5_000);
  assert.deepEqual(await page.evaluate(() => window.heard.clips), []);
  await page.click(".halt");
  await until("the pause", async () => (await page.evaluate(() => window.heard.clips.at(-1))) === long.paused);
  await phone.close();
});
