import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { asked, assess, weightLossPercent, type Answers, type TriageTable } from "../care/triage.ts";

interface Case {
  readonly name: string;
  readonly hours: number;
  readonly answers: Answers;
  readonly expect: { readonly level: string; readonly findings: readonly string[]; readonly open: readonly string[] };
}

const fixtures = process.env["LANCAR_FIXTURES"] ?? "../fixtures";
const read = <T>(...path: string[]): T => JSON.parse(readFileSync(join(fixtures, ...path), "utf8")) as T;
const TABLES = ["mother", "breast", "baby", "mood"];
const tableOf = (id: string) => read<TriageTable>("..", "data", "triage", `${id}.json`);

/** The truth tables both programs run. */
let count = 0;
for (const id of TABLES) {
  test(`triage: every case of ${id}`, () => {
    const table = tableOf(id);
    const { cases } = read<{ cases: readonly Case[] }>("triage", `${id}.json`);
    for (const { name, hours, answers, expect } of cases) {
      const { level, findings, open } = assess(table, answers, hours);
      assert.deepEqual({ level, findings: findings.map((one) => one.sign.id), open }, expect, name);
      count += 1;
    }
  });
}

test("triage: as many cases as the manifest says", () => {
  assert.equal(count, read<{ cases: number }>("triage", "MANIFEST.json").cases);
});

test("triage: an answer that cannot be is refused, and nobody is assessed before the birth", () => {
  const baby = tableOf("baby");
  for (const answers of [{ breathing: "yes" }, { breathing: 60.5 }, { breathing: 151 }, { cord: 1 }, { temperature: 37.55 }] as const) {
    assert.throws(() => assess(baby, answers, 30), RangeError, JSON.stringify(answers));
  }

  assert.throws(() => asked(baby, {}, -1), RangeError);
});

test("weight loss is worked out in tenths of a percent, half up; a gain is 0", () => {
  for (const [birth, now, percent] of [[3000, 2790, 7], [3000, 2791, 7], [3000, 2792, 6.9], [3000, 2700, 10], [3000, 2701, 10], [3000, 2702, 9.9], [3000, 3000, 0], [3000, 3200, 0], [2000, 1999, 0.1], [3210, 3000, 6.5]] as const) {
    assert.equal(weightLossPercent(birth, now), percent, `${birth} to ${now}`);
  }
});
