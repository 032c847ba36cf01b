import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { adherence } from "../care/plans.ts";
import type { SessionRecord } from "../care/sessions.ts";
import { choosable, protocolOf, type Content, type Protocol } from "../care/content.ts";

const FOLDER = join(process.env["LANCAR_FIXTURES"] ?? "../fixtures", "../data/protocols");
const PRESETS = readdirSync(FOLDER).map((name) => JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as Protocol);
const own = (version: number, offered: boolean): Protocol => ({ ...PRESETS[0]!, id: "own-1", version, preset: null, offered });
const content = (...more: Protocol[]) => ({ protocols: [...more, ...PRESETS] }) as unknown as Content;
const keys = (all: readonly Protocol[]) => all.map((one) => one.preset ?? `${one.id}/${one.version}`);

test("the site's own stand before the presets, retired and replaced versions are not offered", () => {
  assert.deepEqual(keys(choosable(content(own(1, false), own(2, true)), undefined, null)), ["own-1/2", "A", "B", "C", "D", "E", "F"]);
  assert.deepEqual(keys(choosable(content(own(1, false)), "own-1", null)), ["A", "B", "C", "D", "E", "F"]);
});

test("a plan's own version can be followed after it was retired, before everything else", () => {
  const plan = { protocolId: "own-1", protocolVersion: 1 };
  assert.deepEqual(keys(choosable(content(own(1, false), own(2, true)), "own-1", plan)), ["own-1/1", "own-1/2", "A", "B", "C", "D", "E", "F"]);
  assert.deepEqual(keys(choosable(content(), "doko", { protocolId: "doko", protocolVersion: 1 }))[0], "C");
});

test("a version the phone does not hold is no other version", () => {
  assert.equal(protocolOf(content(own(2, true)), "own-1", 1), undefined);
  assert.equal(protocolOf(content(own(2, true)), "own-1", 2)?.version, 2);
});

test("a session by a version the phone does not hold adds no minutes to the plan; it stands beside it", () => {
  const at = Date.UTC(2026, 10, 21, 2);
  const plan = { id: "p", protocolId: "own-1", protocolVersion: 2, performer: "husband", sessionsPerDay: 2, days: 2, startWindowHours: null, madeAtMs: at, endedAtMs: null, endReason: null } as const;
  const session = (missing: boolean) => ({ missing, startedAtMs: at + 60_000, state: { protocolId: "own-1", deliveredMs: 240_000, lastAt: at + 300_000 } }) as unknown as SessionRecord;
  const given = (missing: boolean) => adherence(plan, null, own(2, true), { birthAtMs: at - 86_400_000, zone: "WIB", sessions: [session(missing)], recalled: [] }, at + 3_600_000);
  assert.deepEqual([given(false).sessions, given(false).deliveredMs, given(false).otherSessions], [1, 240_000, 0]);
  assert.deepEqual([given(true).sessions, given(true).deliveredMs, given(true).otherSessions], [0, 0, 1]);
});
