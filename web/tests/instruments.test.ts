import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { placeOf, usualAt, type ExpectedFirstDays } from "../care/expected.ts";
import { isScoringRefusal, ratio, score, type Instrument, type OutcomeValue, type Values } from "../care/instruments.ts";

interface Case {
  name: string;
  instrument: string;
  ageMs: number;
  values: Values;
  expect?: { outcomes: Record<string, Record<string, unknown>>; notApplicable: string[]; alerts: string[]; places?: Record<string, string> };
  refused?: { code: string; where: string };
}

const fixtures = process.env["LANCAR_FIXTURES"] ?? "../fixtures";
const data = join(fixtures, "../data");
const read = <T>(...path: string[]) => JSON.parse(readFileSync(join(...path), "utf8")) as T;
const instrument = (id: string) => read<Instrument>(data, "instruments", `${id}.json`);
const expected = read<ExpectedFirstDays>(data, "expected/first-days.json");
const folder = join(fixtures, "instruments");
const files = readdirSync(folder).filter((file) => file !== "MANIFEST.json").sort();

/** The cases the server's scoring runs too. */
let count = 0;
for (const file of files) {
  for (const one of read<Case[]>(folder, file)) {
    count++;
    test(`instrument case ${file}: ${one.name}`, () => run(one));
  }
}

test("the manifest counts the cases", () => assert.equal(read<{ cases: number }>(folder, "MANIFEST.json").cases, count));

test("halves are rounded away from zero", () => {
  assert.deepEqual([ratio(1, 2, 0), ratio(-1, 2, 0), ratio(1, 3, 1), ratio(5, 100, 1), ratio(49, 1000, 1), ratio(-1, 1000, 1), ratio(2001 * 100, 2000, 1)], [1, -1, 0.3, 0.1, 0, 0, 100.1]);
});

function run({ instrument: id, ageMs, values, expect, refused }: Case): void {
  const result = score(instrument(id), values, ageMs);
  if (refused !== undefined) {
    assert.deepEqual(result, { refused: refused.code, where: refused.where });
    return;
  }

  assert.ok(expect !== undefined && !isScoringRefusal(result), JSON.stringify(result));
  assert.deepEqual(result.outcomes.map((one) => one.outcome.id), Object.keys(expect.outcomes));
  for (const { outcome, ...rest } of result.outcomes) assert.deepEqual(rest, expect.outcomes[outcome.id], outcome.id);
  assert.deepEqual(result.notApplicable, expect.notApplicable);
  assert.deepEqual(result.alerts.map((one) => one.id), expect.alerts);
  for (const [outcome, place] of Object.entries(expect.places ?? {})) {
    const made: OutcomeValue | undefined = result.outcomes.find((one) => one.outcome.id === outcome);
    assert.ok(made !== undefined);
    assert.equal(placeOf(usualAt(expected, id, outcome, ageMs), made), place, outcome);
  }
}
