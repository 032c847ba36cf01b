import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Content, Language } from "../care/content.ts";
import { usualAt, type ExpectedFirstDays } from "../care/expected.ts";
import { reasonSince, sinceText } from "../ui/home/reason-words.ts";
import { Words } from "../ui/words.ts";

const data = (name: string): unknown => JSON.parse(readFileSync(join(process.env["LANCAR_FIXTURES"] ?? "../fixtures", "../data", name), "utf8"));
const texts = { id: data("texts/id/app.json"), en: data("texts/en/app.json") } as Content["texts"];
const words = (language: Language) => new Words(language, { texts } as Content);
const MINUTE = 60_000;

test("one is one: a text for one is taken where there is one, whatever the number is written as", () => {
  const { t } = words("en");
  assert.deepEqual([t("home.found", { n: 1 }), t("home.found", { n: 2 }), t("home.found", { n: 0 })], ["1 mother found", "2 mothers found", "0 mothers found"]);
  assert.deepEqual([t("amount.hours", { n: "1" }), t("amount.hours", { n: "1.5" })], ["1 hour", "1.5 hours"]);
  assert.equal(t("outbox.counts", { n: 1, total: 1, received: 1, waiting: 0, parked: 0 }), "1 record from this phone: 1 received by the server, 0 not sent yet, 0 not accepted.");
  assert.equal(t("open.title", { n: 1 }), "To be followed up: 1", "where both read the same there is one text");
  assert.equal(words("id").t("home.found", { n: 1 }), "1 ibu ditemukan");
  assert.equal(t("no.such"), "[no.such]");
});

test("no English text counts one of something in the plural", () => {
  const { t, has } = { t: words("en").t, has: (key: string) => words("en").has(key) };
  const plural = /(?<![\d{}/.–-])\b1 (?:[a-z-]+ )?(hours|minutes|seconds|days|mothers|records|signs|items|sessions|massages|babies|weeks|times|tries|reasons|volumes|images)\b/;
  const wrong = Object.keys(texts.en).filter((key) => !key.endsWith(".one") && plural.test(t(key, { n: 1 })));
  // Never one: weeks of a pregnancy, babies that are told apart, windows and days the content fixes.
  const NEVER_ONE = ["mother.weeks", "mother.babies", "observe.window", "score.window", "leaving.note", "leaving.kept", "outbox.dropped-note", "outbox.drop-ask", "timeline.all"];
  assert.deepEqual(wrong.filter((key) => !NEVER_ONE.includes(key)), []);
  assert.ok(NEVER_ONE.every(has));
});

test("spans and durations, and how long ago", () => {
  const [id, en] = [words("id"), words("en")];
  assert.deepEqual([en.span(30_000), en.span(MINUTE), en.span(119 * MINUTE), en.span(47 * 60 * MINUTE), en.span(48 * 60 * MINUTE)], ["just now", "1 minute", "1 hour", "47 hours", "2 days"]);
  assert.deepEqual([id.duration(0), id.duration(61_000), en.duration(61_000), en.duration(120_000)], ["0 detik", "1 menit 1 detik", "1 minute 1 second", "2 minutes"]);
  assert.deepEqual([id.ago(59_999), id.ago(MINUTE), en.ago(3 * 60 * MINUTE)], ["baru saja", "1 menit lalu", "3 hours ago"]);
  assert.deepEqual([en.minuteRange(60_000, 60_000), en.minuteRange(120_000, 180_000)], ["1 minute", "2–3 minutes"]);
  assert.equal(id.dayAndDate(Date.UTC(2026, 10, 20, 18), "WIB"), "Sabtu, 21 November 2026");
});

test("since when: said of what waits, not of a visit whose time has come", () => {
  const id = words("id");
  const now = 100 * 60 * MINUTE;
  assert.equal(sinceText(id, now - 3 * 60 * MINUTE, now), "sudah 3 jam");
  const since = (reason: string) => reasonSince(id, { reason, detail: null, sinceMs: now - 3 * 60 * MINUTE }, now);
  assert.deepEqual(["visit-due", "visit-closing", "visit-overdue", "referral-open"].map(since), ["", "", "sudah 3 jam", "sudah 3 jam"]);
});

test("what is normal today is in the table of the first days for every hour of the first four weeks", () => {
  const expected = data("expected/first-days.json") as ExpectedFirstDays;
  for (let hour = 0; hour < 672; hour++) {
    for (const [instrument, outcome] of [["nappies-24h", "wet"], ["nappies-24h", "soiled"], ["nappies-24h", "colour"], ["feeds-24h", "feeds"], ["milk-flow", "flow"]] as const) {
      assert.ok(usualAt(expected, instrument, outcome, hour * 60 * MINUTE), `${instrument}.${outcome} at hour ${hour}`);
    }
  }
});
