import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readAmount } from "../care/amounts.ts";
import type { Content } from "../care/content.ts";
import type { Instrument, InstrumentItem, Values } from "../care/instruments.ts";
import { mothersOf } from "../care/mothers.ts";
import { isDue, lastFeedAtMs, latest, remembered, scored } from "../care/observations.ts";
import { weightLossPercent } from "../care/triage.ts";
import type { Fact } from "../store/facts.ts";
import { wordsFor, type SiteWords } from "../sync/site-words.ts";

const HOUR = 3_600_000;
const BIRTH = Date.UTC(2026, 2, 24, 7, 5);
const data = join(process.env["LANCAR_FIXTURES"] ?? "../fixtures", "../data");
const instrument = (id: string) => JSON.parse(readFileSync(join(data, "instruments", `${id}.json`), "utf8")) as Instrument;
const CONTENT = { version: "t", protocols: [], gate: { signs: [] }, instruments: ["milk-volume", "milk-score", "comfort", "first-colostrum", "feeds-24h", "infant-weight", "let-down-signs"].map(instrument), texts: { id: {}, en: {} } } as unknown as Content;

let count = 0;
const fact = (type: string, atMs: number, payload: Record<string, unknown>, corrects: string | null = null): Fact => ({ id: `f${++count}`, type, schema: 1, deviceId: "phone", deviceSequence: count, occurredAt: new Date(atMs).toISOString(), motherId: "m", corrects, payload });
const registered = (birthAtMs = BIRTH) => fact("mother.registered", BIRTH, { name: "Ratna", birthAt: new Date(birthAtMs).toISOString(), zone: "WIB", deliveryMode: "vaginal", parity: 1, gestationalWeeks: 39, babies: 2 });
const observed = (hours: number, instrumentId: string, values: Values, { id = `o${count}`, baby = null as number | null, corrects = null as string | null, version = 1 } = {}) =>
  fact("observation.recorded", BIRTH + hours * HOUR, { observationId: id, instrumentId, instrumentVersion: version, baby, values }, corrects);
const mother = (...facts: Fact[]) => mothersOf([registered(), ...facts], [], CONTENT)[0]!;

test("a corrected observation is shown as corrected, in its place, once", () => {
  const first = observed(10, "comfort", { comfort: 3 }, { id: "a" });
  const { observations } = mother(first, observed(12, "comfort", { comfort: 5 }), observed(10, "comfort", { comfort: 8 }, { id: "a", corrects: first.id }));
  assert.deepEqual(observations.map((one) => [one.values["comfort"], one.corrected]), [[8, true], [5, false]]);
});

test("a refused correction changes nothing", () => {
  const first = observed(10, "comfort", { comfort: 3 }, { id: "a" });
  const second = observed(10, "comfort", { comfort: 8 }, { id: "a", corrects: first.id });
  const refused = { account: "x", id: second.id, deviceSequence: 9, status: "refused" as const, madeAt: "", code: "c", message: null };
  assert.deepEqual(mothersOf([registered(), first, second], [refused], CONTENT)[0]!.observations.map((one) => one.values["comfort"]), [3]);
});

test("an instrument this phone does not hold is left out, and so is a version it does not know", () => {
  assert.deepEqual(mother(observed(10, "tea-leaves", {}), observed(10, "comfort", { comfort: 1 }, { version: 2 })).observations, []);
});

test("what is due: once until it was seen, daily after 24 hours to the millisecond, others never", () => {
  const [colostrum, signs, comfort] = [instrument("first-colostrum"), instrument("let-down-signs"), instrument("comfort")];
  assert.equal(isDue(colostrum, undefined, BIRTH, BIRTH), true);
  assert.equal(isDue(comfort, undefined, BIRTH, BIRTH), false);
  const { observations } = mother(observed(5, "first-colostrum", { seen: "not-yet" }), observed(6, "let-down-signs", {}));
  const [looked, asked] = [latest(observations, "first-colostrum", null), latest(observations, "let-down-signs", null)];
  assert.equal(isDue(colostrum, looked, BIRTH, BIRTH + 5 * HOUR), true, "not yet: look again");
  assert.equal(isDue(colostrum, latest(mother(observed(5, "first-colostrum", { seen: "seen" })).observations, "first-colostrum", null), BIRTH, BIRTH + 90 * HOUR), false);
  assert.deepEqual([-1, 0, 1].map((ms) => isDue(signs, asked, BIRTH, BIRTH + 30 * HOUR + ms)), [false, true, true]);
});

test("each baby has its own last weight and birth weight", () => {
  const { observations } = mother(observed(20, "infant-weight", { weight: 2400, birthWeight: 2500 }, { baby: 1 }), observed(21, "infant-weight", { weight: 2300, birthWeight: 2380 }, { baby: 2 }));
  assert.deepEqual([1, 2].map((baby) => remembered(observations, "infant-weight", "birthWeight", baby)), [2500, 2380]);
  assert.equal(latest(observations, "infant-weight", 3), undefined);
  assert.equal(remembered([], "infant-weight", "birthWeight", 1), null);
});

test("the last feed is the latest any observation speaks of", () => {
  assert.equal(lastFeedAtMs([]), null);
  const { observations } = mother(observed(20, "feeds-24h", { feeds: 8, lastFeed: 30 }, { baby: 1 }), observed(21, "feeds-24h", { feeds: 8, lastFeed: 200 }, { baby: 2 }), observed(22, "feeds-24h", { feeds: 8, lastFeed: null }, { baby: 1 }));
  assert.equal(lastFeedAtMs(observations), BIRTH + 19.5 * HOUR);
});

test("a corrected birth time makes no accepted observation incomplete", () => {
  const one = mother(observed(23, "let-down-signs", { tingling: "yes" })).observations[0]!;
  assert.equal(scored(one, BIRTH).outcomes[0]?.value, 1);
  assert.equal(scored(one, BIRTH - 3 * HOUR).outcomes[0]?.value, 1);
});

test("a baby's weight is understood in grams and in kilograms", () => {
  const weight = instrument("infant-weight").items[0] as InstrumentItem;
  const read = (typed: string) => readAmount(typed, weight);
  for (const typed of ["3050", "3,05", "3.05", "3,050", "3.050", "3,05 kg", " 3050 g "]) assert.deepEqual(read(typed), { value: 3050 }, typed);
  assert.deepEqual([read("300"), read("299"), read("9000"), read("9001"), read("9"), read("0,3"), read("0,299")], [{ value: 300 }, { problem: "range" }, { value: 9000 }, { problem: "range" }, { value: 9000 }, { value: 300 }, { problem: "range" }]);
  assert.deepEqual([read(""), read("tiga"), read("3,0505"), read("-3")], [{ problem: "empty" }, { problem: "not-a-number" }, { problem: "not-a-number" }, { problem: "not-a-number" }]);
  const both = { ...weight, minimum: 1, maximum: 9000 };
  assert.deepEqual([readAmount("2", both), readAmount("3050", both)], [{ problem: "ambiguous" }, { value: 3050 }]);
});

test("a unit that was typed decides how the number is read", () => {
  const weight = instrument("infant-weight").items[0] as InstrumentItem;
  const read = (typed: string) => readAmount(typed, weight);
  for (const typed of ["3200 g", "3.200 g", "3,200 gram", "3.2 kg", "3,2kilogram", "3,200 KG"]) assert.deepEqual(read(typed), { value: 3200 }, typed);
  assert.deepEqual([read("3200 kg"), read("3,2 g"), read("4,00 g"), read("4,00 kg"), read("4,00")], [{ problem: "range" }, { problem: "not-a-number" }, { problem: "not-a-number" }, { value: 4000 }, { value: 4000 }]);
  assert.deepEqual([read("3200 ml"), read("3,2 pon"), read("kg")], [{ problem: "other-unit" }, { problem: "not-a-number" }, { problem: "empty" }]);
  const volume = { minimum: 0, maximum: 1000, decimals: 1, unit: "ml" };
  assert.deepEqual(["12,5 ml", "12,5 cc", "12,5", "12,5 g"].map((typed) => readAmount(typed, volume)), [{ value: 12.5 }, { value: 12.5 }, { value: 12.5 }, { problem: "other-unit" }]);
});

test("a loss is the same however the two weights were typed", () => {
  const weight = { minimum: 400, maximum: 9000, unit: "g", typedAlso: { unit: "kg", times: 1000, decimals: 3 } };
  for (const [birth, now] of [["4000", "3600"], ["4,00", "3600"], ["4", "3,6"], ["4000 g", "3.60 kg"], ["4.000 g", "3.600"]]) {
    const [was, is] = [birth!, now!].map((typed) => readAmount(typed, weight));
    assert.ok("value" in was! && "value" in is!);
    assert.equal(weightLossPercent(was.value, is.value), 10, `${birth} → ${now}`);
  }
});

test("a count is a whole number within its range", () => {
  const feeds = instrument("feeds-24h").items[0] as InstrumentItem;
  assert.deepEqual(["0", "40", "41", "8,5", "1.234"].map((typed) => readAmount(typed, feeds)), [{ value: 0 }, { value: 40 }, { problem: "range" }, { problem: "not-a-number" }, { problem: "not-a-number" }]);
});

test("a site's words come in the reader's language, else in the other, and only for their version", () => {
  const words = (language: "id" | "en", version = 1) => ({ instrument: "latch", version, language }) as SiteWords;
  assert.equal(wordsFor([words("en"), words("id")], "latch", 1, "id")?.language, "id");
  assert.equal(wordsFor([words("en")], "latch", 1, "id")?.language, "en");
  assert.equal(wordsFor([words("id", 2)], "latch", 1, "id"), undefined);
  assert.equal(wordsFor([words("id")], "epds", 1, "id"), undefined);
});
