import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { contactChange, contactsOf, isPhone, type ContactField } from "../care/contacts.ts";
import type { Fact } from "../store/facts.ts";

const NOW = Date.UTC(2026, 10, 21, 4);

interface Step { readonly id: string; readonly minutesAgo: number; readonly registered?: string; readonly corrects?: string; readonly refused?: string; readonly changed?: Readonly<Record<string, unknown>> }
interface Case { readonly name: string; readonly facts: readonly Step[]; readonly expect: Readonly<Record<ContactField, { shown: string | null; contested: boolean; versions: string[] }>> }

const { cases } = JSON.parse(readFileSync(join(process.env["LANCAR_FIXTURES"]!, "contacts/cases.json"), "utf8")) as { cases: Case[] };
const MANIFEST = JSON.parse(readFileSync(join(process.env["LANCAR_FIXTURES"]!, "contacts/MANIFEST.json"), "utf8")) as { cases: number };

function factOf(step: Step, index: number): Fact {
  return { id: step.id, type: step.registered === undefined ? "contact.changed" : "mother.registered", schema: 1, deviceId: "p", deviceSequence: index + 1, occurredAt: new Date(NOW - step.minutesAgo * 60_000).toISOString(), motherId: "m", corrects: step.corrects ?? null, payload: step.changed ?? { name: step.registered }, sequence: index + 1 };
}

test("the cases are all there", () => assert.equal(cases.length, MANIFEST.cases));

for (const one of cases) {
  test(`contacts: ${one.name}`, () => {
    const contacts = contactsOf(one.facts.filter((step) => step.refused === undefined).map(factOf));
    for (const [field, expected] of Object.entries(one.expect)) {
      const { shown, contested, versions } = contacts[field as ContactField];
      assert.deepEqual({ shown, contested, versions: versions.map((version) => version.factId).sort() }, { ...expected, versions: [...expected.versions].sort() });
    }
  });
}

test("what the server would refuse is refused before it is recorded, or merged by the same rule", () => {
  assert.deepEqual(["12345", "+62 812-345", "(021) 55555"].map(isPhone), [true, true, true]);
  assert.deepEqual(["1234", "rumah", "0".repeat(31), ""].map(isPhone), [false, false, false, false]);
});

test("a change names every version it replaces: settling a conflict names both", () => {
  const two = cases.find((one) => one.name.startsWith("two phones from the same base"))!;
  const contacts = contactsOf(two.facts.map(factOf));
  assert.deepEqual(contactChange("phone", "0811", contacts.phone), { field: "phone", value: "0811", base: "c", settles: ["d"] });
  assert.deepEqual(contactChange("address", "Jl. A", contacts.address), { field: "address", value: "Jl. A", base: null, settles: [] });
});
