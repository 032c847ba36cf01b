import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Content } from "../care/content.ts";
import type { SessionFact, SessionState } from "../engine/session-types.ts";
import { STOP_REASONS } from "../engine/session-types.ts";
import { cueOf } from "../ui/sessions/cue-of.ts";
import { SPOKEN_CUES, spokenWords } from "../ui/sessions/spoken.ts";

const repository = join(process.env["LANCAR_FIXTURES"] ?? "../fixtures", "..");
const read = (path: string) => JSON.parse(readFileSync(join(repository, path), "utf8"));
const voice = "web/ui/static/voice";
const LANGUAGES = ["id", "en"] as const;
const MOST_BYTES = 250_000;

test("each spoken cue has its clip in both languages and there is none besides; together they are small", () => {
  let bytes = 0;
  for (const language of LANGUAGES) {
    const folder = join(repository, voice, language);
    assert.deepEqual(readdirSync(folder).sort(), SPOKEN_CUES.map((cue) => `${cue}.mp3`).sort());
    for (const file of readdirSync(folder)) bytes += statSync(join(folder, file)).size;
  }

  assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
});

test("the clips say what the screen says now: after a change of these texts the clips are made or recorded anew", () => {
  const words = read(`${voice}/words.json`);
  for (const language of LANGUAGES) {
    const texts = read(`data/texts/${language}/app.json`);
    assert.deepEqual(words[language], Object.fromEntries(SPOKEN_CUES.map((cue) => [cue, spokenWords(cue, texts)])));
  }

  assert.equal(words.id.rest, "Istirahat. Lepaskan tangan. Tarik napas bersama.", "a text without a full stop becomes a sentence");
});

test("what a fact sounds like: a red sign and a dangerous reason are said as such, an amber sign and a pause are not", () => {
  const content = { triage: { danger: read("data/triage/after-massage.json") } } as unknown as Content;
  const sounds = (fact: object, status: string) => cueOf(fact as SessionFact, { status } as SessionState, content);
  assert.equal(sounds({ type: "signs-checked", answers: {} }, "referred"), "danger");
  assert.equal(sounds({ type: "signs-checked", answers: {} }, "deferred"), null);
  assert.equal(sounds({ type: "signs-checked", answers: {} }, "preparing"), null);
  assert.equal(sounds({ type: "paused", reason: "baby" }, "paused"), null);
  assert.equal(sounds({ type: "resumed" }, "running"), "resumed");
  assert.equal(sounds({ type: "finished" }, "finished"), "finished");
  assert.equal(sounds({ type: "closed", comfortAfter: 7, adverse: [] }, "closed"), null);
  const stops = Object.fromEntries(STOP_REASONS.map((reason) => [reason, sounds({ type: "stopped", reason }, "stopped")]));
  assert.deepEqual([stops["bleeding"], stops["dizziness"], stops["she-said-stop"], stops["baby"]], ["help", "help", "stopped", "stopped"]);
  assert.equal(cueOf({ type: "stopped", reason: "baby" }, { status: "stopped" } as SessionState, {} as Content), "help", "a phone without the list takes every reason for dangerous");
});
