import assert from "node:assert/strict";
import { test } from "node:test";
import { advance, apply } from "../engine/session-engine.ts";
import { plannedDose } from "../engine/dose.ts";
import { isRefusal, type RefusalCode, type SessionFact, type SessionRules, type SessionState } from "../engine/session-types.ts";

const START = 1_790_000_000_000;
const RULES: SessionRules = {
  phases: [
    { kind: "massage", minMs: 300_000, maxMs: 300_000 },
    { kind: "rest", minMs: 120_000, maxMs: 180_000 },
    { kind: "massage", minMs: 300_000, maxMs: 300_000 },
  ],
  signs: [{ id: "bleeding", level: "red" }, { id: "skin", level: "amber" }],
};

/** Plays facts at given milliseconds after the start, all in one start of the page. */
class Play {
  state: SessionState | null = null;
  at(ms: number, fact: SessionFact, clock: { boot?: string; wallMs?: number } = {}): this {
    const result = this.try(ms, fact, clock);
    assert.ok(!isRefusal(result), JSON.stringify(result));
    this.state = result;
    return this;
  }
  refuses(code: RefusalCode, ms: number, fact: SessionFact | Record<string, unknown>, clock: { boot?: string; wallMs?: number } = {}): this {
    assert.deepEqual(this.try(ms, fact, clock), { refused: code });
    return this;
  }
  private try(ms: number, fact: SessionFact | Record<string, unknown>, { boot = "a", wallMs = ms }: { boot?: string; wallMs?: number }) {
    return apply(this.state, { ...fact, at: START + wallMs, boot, mono: ms }, RULES, START + wallMs);
  }
}

const OPENED: SessionFact = { type: "opened", sessionId: "s", protocolId: "p", protocolVersion: 1, performer: "husband" };
const CLEAR: SessionFact = { type: "signs-checked", answers: { bleeding: "no", skin: "no" } };
const STARTED: SessionFact = { type: "started", consent: true, comfortBefore: 3, position: "seated-leaning-forward" };
const running = () => new Play().at(0, OPENED).at(1_000, CLEAR).at(10_000, STARTED);

test("a phase ends by itself exactly at its longest time, not a millisecond before", () => {
  for (const [ms, phase, inPhase] of [[299_999, 0, 299_999], [300_000, 1, 0], [300_001, 1, 1]] as const) {
    const shown = advance(running().state!, { at: START + 10_000 + ms, boot: "a", mono: 10_000 + ms }, RULES);
    assert.deepEqual([shown.phaseIndex, shown.phaseElapsedMs, shown.deliveredMs], [phase, inPhase, Math.min(ms, 300_000)]);
  }
});

test("a rest may be ended from its shortest time on", () => {
  running().refuses("phase.too-short", 10_000 + 300_000 + 119_999, { type: "phase-ended" });
  const play = running().at(10_000 + 300_000 + 120_000, { type: "phase-ended" });
  assert.deepEqual([play.state!.phaseIndex, play.state!.restedMs, play.state!.deliveredMs], [2, 120_000, 300_000]);
});

test("time after the last phase is dropped, and rest is never dose", () => {
  const play = running().at(10_000_000, { type: "finished" });
  assert.deepEqual([play.state!.status, play.state!.deliveredMs, play.state!.restedMs], ["finished", 600_000, 180_000]);
  assert.deepEqual(plannedDose(RULES), { plannedMinMs: 600_000, plannedMaxMs: 600_000 });
});

test("a pause counts its own time and none of it as massage", () => {
  const play = running().at(70_000, { type: "paused", reason: "baby" }).at(100_000, { type: "resumed" }).at(110_000, { type: "paused", reason: "call" }).at(115_000, { type: "stopped", reason: "baby" });
  assert.equal(play.state!.deliveredMs, 70_000);
  assert.deepEqual(play.state!.pauses.map(({ reason, ms }) => [reason, ms]), [["baby", 30_000], ["call", 5_000]]);
  assert.equal(play.state!.pausedMs, 35_000);
});

test("a restart of the page counts nothing nobody saw", () => {
  running().refuses("session.restarted-without-pause", 5, { type: "finished" }, { boot: "b", wallMs: 900_000 });
  const play = running().at(60_000, { type: "paused", reason: "interrupted" }).at(5, { type: "resumed" }, { boot: "b", wallMs: 900_000 });
  assert.deepEqual([play.state!.deliveredMs, play.state!.pausedMs], [50_000, 840_000]);
});

test("a moved wall clock is flagged and the monotonic clock believed", () => {
  const tolerated = running().at(70_000, { type: "paused", reason: "call" }, { wallMs: 72_000 });
  assert.deepEqual([tolerated.state!.clockJumps, tolerated.state!.deliveredMs], [0, 60_000]);
  const jumped = running().at(70_000, { type: "paused", reason: "call" }, { wallMs: 72_001 });
  assert.deepEqual([jumped.state!.clockJumps, jumped.state!.deliveredMs], [1, 60_000]);
});

test("danger signs: red refers even when others are open, amber defers, unknown is never green", () => {
  const opened = () => new Play().at(0, OPENED);
  assert.equal(opened().at(1, { type: "signs-checked", answers: { bleeding: "yes" } }).state!.status, "referred");
  assert.equal(opened().at(1, { type: "signs-checked", answers: { bleeding: "no", skin: "yes" } }).state!.status, "deferred");
  opened().refuses("signs.unanswered", 1, { type: "signs-checked", answers: { bleeding: "unknown", skin: "yes" } });
  opened().refuses("signs.unanswered", 1, { type: "signs-checked", answers: { bleeding: "no" } });
  opened().refuses("signs.unknown-sign", 1, { type: "signs-checked", answers: { bleeding: "no", skin: "no", hair: "no" } });
});

test("broken events are judged first", () => {
  running().refuses("event.broken", 5, { type: "paused" });
  running().refuses("event.broken", 20_000, { type: "closed", comfortAfter: 3.5, adverse: [] });
  new Play().refuses("event.unknown-type", 0, { type: "toString" });
  running().refuses("event.out-of-order", 9_999, { type: "paused", reason: "baby" });
});
