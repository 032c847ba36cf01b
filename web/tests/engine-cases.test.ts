import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { apply } from "../engine/session-engine.ts";
import { isRefusal, type SessionRules, type SessionState } from "../engine/session-types.ts";

interface Case {
  name: string;
  rules: SessionRules;
  now: number;
  steps: { event: unknown; now?: number; expect?: Partial<SessionState> & Record<string, unknown>; refused?: string }[];
}

const folder = join(process.env["LANCAR_FIXTURES"] ?? "../fixtures", "engine");
const files = readdirSync(folder).filter((file) => file.endsWith(".json") && file !== "MANIFEST.json").sort();

/** The conformance cases both engines run. A refused step must leave the state as it was. */
for (const file of files) {
  const read = JSON.parse(readFileSync(join(folder, file), "utf8")) as Case | Case[];
  for (const one of Array.isArray(read) ? read : [read]) {
    test(`engine case ${file}: ${one.name}`, () => run(one));
  }
}

function run({ rules, now, steps }: Case): void {
  let state: SessionState | null = null;
  assert.ok(steps.length > 0, "a case without steps proves nothing");
  steps.forEach((step, index) => {
    const result = apply(state, step.event, rules, step.now ?? now);
    const where = `step ${index + 1}`;
    assert.ok((step.expect === undefined) !== (step.refused === undefined), `${where} must say either expect or refused`);
    if (step.refused !== undefined) {
      assert.deepEqual(result, { refused: step.refused }, where);
      return;
    }

    assert.ok(!isRefusal(result), `${where}: refused with ${JSON.stringify(result)}`);
    for (const [member, value] of Object.entries(step.expect ?? {})) {
      assert.ok(member in result, `${where}: the state has no member ${member}`);
      assert.deepEqual(result[member as keyof SessionState], value, `${where}: ${member}`);
    }

    state = result;
  });
}
