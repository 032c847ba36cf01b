import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Content } from "../care/content.ts";
import { forgetting } from "../care/forgetting.ts";
import { mothersOf } from "../care/mothers.ts";
import { adherence, type CarePlan } from "../care/plans.ts";
import { schedulesFor, visitStatus } from "../care/visits.ts";
import { worklist, workReasons } from "../care/worklist.ts";
import type { Fact } from "../store/facts.ts";

interface Case {
  readonly name: string;
  readonly now: string;
  readonly facts: readonly { readonly id?: string; readonly type: string; readonly occurredAt: string; readonly payload: Record<string, unknown>; readonly corrects?: string }[];
  readonly expect: {
    readonly reasons?: readonly { readonly reason: string; readonly detail: string | null; readonly since: string }[];
    readonly adherence?: Readonly<Record<string, unknown>>;
    readonly visits?: Readonly<Record<string, readonly string[]>>;
    readonly gone?: boolean;
  };
}

const fixtures = process.env["LANCAR_FIXTURES"] ?? "../fixtures";
const data = (path: string) => JSON.parse(readFileSync(join(fixtures, "../data", path), "utf8"));
const folder = (path: string) => readdirSync(join(fixtures, "../data", path)).sort().map((file) => data(`${path}/${file}`));

/** The product content as the server puts it together. */
export const CONTENT = {
  version: "t", protocols: folder("protocols"), gate: data("triage/before-massage.json"), instruments: folder("instruments"), visits: folder("visits"),
  triage: { tables: ["mother", "breast", "baby", "mood"].map((id) => data(`triage/${id}.json`)), danger: data("triage/after-massage.json"), outcomes: data("triage/referral-outcomes.json").outcomes, harms: data("triage/harms.json").kinds },
  worklist: { ranks: data("worklist/ranks.json"), notImproving: data("worklist/not-improving.json") }, expectedMilk: data("expected/milk-volume.json"), leaving: data("caseload/leaving.json"), texts: { id: {}, en: {} },
} as Content;

const files = readdirSync(join(fixtures, "worklist")).filter((file) => file.endsWith(".json") && file !== "MANIFEST.json").sort();

for (const file of files) {
  const one = JSON.parse(readFileSync(join(fixtures, "worklist", file), "utf8")) as Case;
  test(`worklist case ${file}`, () => run(one));
}

function run({ now, facts, expect }: Case): void {
  const whole = facts.map((fact, index): Fact => ({ id: `f${index}`, schema: 1, deviceId: "phone", deviceSequence: index + 1, motherId: "m", corrects: null, ...fact }));
  const nowMs = Date.parse(now);
  const mother = mothersOf(whole, [], CONTENT)[0];
  assert.ok(mother);
  if (expect.reasons !== undefined) {
    const got = workReasons(mother, nowMs, CONTENT).map(({ reason, detail, sinceMs }) => ({ reason, detail, since: sinceMs === null ? null : new Date(sinceMs).toISOString() }));
    assert.deepEqual(got, expect.reasons);
  }

  if (expect.gone !== undefined) assert.equal(mother.left !== null && forgetting(CONTENT, [])!(mother.left, whole, nowMs), expect.gone);
  if (expect.adherence !== undefined) {
    const plan = mother.plans.at(-1)!;
    const protocol = CONTENT.protocols.find((one) => one.id === plan.protocolId)!;
    const got: Record<string, unknown> = { ...adherence(plan, planUntil(mother.plans, plan), protocol, mother, nowMs) };
    if (typeof got["dueSince"] === "number") got["dueSince"] = new Date(got["dueSince"]).toISOString();
    for (const [member, value] of Object.entries(expect.adherence)) assert.deepEqual(got[member], value, member);
  }

  for (const [key, states] of Object.entries(expect.visits ?? {})) {
    const [schedule, baby] = key.split(":");
    const chosen: ReturnType<typeof schedulesFor>[number] | undefined = schedulesFor(CONTENT, mother.babies).find((one) => one.schedule.schedule === schedule && one.baby === (baby === undefined ? null : Number(baby)));
    assert.deepEqual(visitStatus(chosen!.schedule, mother.birthAtMs, mother.visits, chosen!.baby, nowMs).map((status) => status.state), states, key);
  }
}

/** When a plan stopped counting, as the cases mean it: ended, or replaced by the next. The phone asks only of the plan in force. */
function planUntil(plans: readonly CarePlan[], plan: CarePlan): number | null {
  const ends = [plans[plans.indexOf(plan) + 1]?.madeAtMs, plan.endedAtMs].filter((one) => one != null);
  return ends.length === 0 ? null : Math.min(...ends);
}

test("every reason of a case has a place and a group", () => {
  const known = new Set(CONTENT.worklist.ranks.reasons.map((rank) => rank.reason));
  const used = files.flatMap((file) => (JSON.parse(readFileSync(join(fixtures, "worklist", file), "utf8")) as Case).expect.reasons ?? []).map((one) => one.reason);
  assert.deepEqual(used.filter((reason) => !known.has(reason)), []);
});

test("the list: what cannot wait first, then by reason, then the youngest; a refused registration stands on top with its code", () => {
  let sequence = 0;
  const fact = (motherId: string, type: string, at: string, payload: Record<string, unknown>): Fact => ({ id: `${motherId}${++sequence}`, type, schema: 1, deviceId: "phone", deviceSequence: sequence, occurredAt: at, motherId, corrects: null, payload });
  const mother = (id: string, birthAt: string) => [
    fact(id, "mother.registered", birthAt, { name: id, birthAt, zone: "WIB", deliveryMode: "vaginal", parity: 1, gestationalWeeks: 39, babies: 1 }),
    fact(id, "consent.recorded", birthAt, { purpose: "care", given: true, textVersion: "1" }),
  ];
  const facts = [...mother("older", "2026-11-19T08:00:00.000Z"), ...mother("younger", "2026-11-20T06:00:00.000Z"), ...mother("refused", "2026-11-20T07:00:00.000Z")];
  const refused = facts.find((one) => one.motherId === "refused")!;
  const mothers = mothersOf(facts, [{ account: "a", id: refused.id, deviceSequence: 1, status: "refused", madeAt: refused.occurredAt, code: "mother.birth-in-future", message: null }], CONTENT);
  const list = worklist(mothers, Date.parse("2026-11-20T08:00:00.000Z"), CONTENT, false, "phone");
  assert.deepEqual(list.map((item) => [item.mother.name, item.group, item.reasons[0]?.reason]), [["refused", "now", "not-accepted"], ["older", "today", "visit-closing"], ["younger", "today", "no-baseline"]]);
  assert.equal(list[0]?.reasons[0]?.detail, "mother.birth-in-future");
});

test("a helper is told of what holds massage, and never of an amber check or an alert", () => {
  const read = (file: string) => JSON.parse(readFileSync(join(fixtures, "worklist", `${file}.json`), "utf8")) as Case;
  const shown = (file: string, helper: boolean) => {
    const { facts, now } = read(file);
    const whole = facts.map((fact, index): Fact => ({ id: `f${index}`, schema: 1, deviceId: "phone", deviceSequence: index + 1, motherId: "m", corrects: null, ...fact }));
    return worklist(mothersOf(whole, [], CONTENT), Date.parse(now), CONTENT, helper, "phone")[0]!.reasons.map((one) => one.reason);
  };
  for (const [file, reason] of [["an-amber-check-is-open", "check-open"], ["a-red-alert-stands-with-what-needs-help-now", "alert"]] as const) {
    assert.deepEqual([shown(file, false), shown(file, true)], [[reason], []]);
  }
  assert.deepEqual(shown("red-sign", true), ["referral-open"]);
});
