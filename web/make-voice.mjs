#!/usr/bin/env node
// Makes the placeholder clips of ui/static/voice from the texts that ui/sessions/spoken.ts names: node make-voice.mjs. Needs espeak-ng, sox and lame
// (Debian). No part of the build and of no test: the clips are kept in the repository, so that a recorded person can take their place under the same names.
import { build } from "esbuild";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** All clips are equally loud: this root mean square of what sounds, pauses left out, in decibels of full scale. */
const LOUDNESS_DB = -20;
const SPEED_WORDS_PER_MINUTE = 145;
const RATE_HERTZ = 22_050;
const KILOBITS = 24;

const web = dirname(fileURLToPath(import.meta.url));
const voice = join(web, "ui/static/voice");
const bundle = await build({ entryPoints: [join(web, "ui/sessions/spoken.ts")], bundle: true, format: "esm", write: false });
const { SPOKEN_CUES, spokenWords } = await import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString("base64")}`);

const scratch = mkdtempSync(join(tmpdir(), "lancar-voice-"));
const words = { about: "What each clip says: the texts of ui/sessions/spoken.ts. Synthetic placeholders made by web/make-voice.mjs (espeak-ng, sox, lame). Replace them by a recorded person who reads these words, under the same file names." };
try {
  for (const language of ["id", "en"]) {
    const texts = JSON.parse(readFileSync(join(web, `../data/texts/${language}/app.json`), "utf8"));
    words[language] = Object.fromEntries(SPOKEN_CUES.map((cue) => [cue, spokenWords(cue, texts)]));
    for (const [cue, said] of Object.entries(words[language])) make(said, language, join(voice, language, `${cue}.mp3`));
  }
} finally {
  rmSync(scratch, { recursive: true });
}

writeFileSync(join(voice, "words.json"), `${JSON.stringify(words, null, 2)}\n`);

function make(said, language, clip) {
  const [raw, cut, even] = ["raw", "cut", "even"].map((name) => join(scratch, `${name}.wav`));
  execFileSync("espeak-ng", ["-v", language, "-s", String(SPEED_WORDS_PER_MINUTE), "-w", raw, said]);
  // Silence at both ends cut, so that words come at once.
  execFileSync("sox", [raw, "-r", String(RATE_HERTZ), cut, "silence", "1", "0.01", "0.5%", "reverse", "silence", "1", "0.01", "0.5%", "reverse"]);
  execFileSync("sox", [cut, even, "gain", "-l", (LOUDNESS_DB - rootMeanSquareDb(cut)).toFixed(2), "pad", "0.02", "0.05"]);
  execFileSync("lame", ["--quiet", "-m", "m", "-b", String(KILOBITS), "--resample", String(RATE_HERTZ / 1000), even, clip]);
}

function rootMeanSquareDb(file) {
  const told = spawnSync("sox", [file, "-n", "silence", "1", "0.01", "1%", "-1", "0.05", "1%", "stats"], { encoding: "utf8" }).stderr; // sox tells its statistics there
  const level = Number(/RMS lev dB\s+(-?[\d.]+)/.exec(told)?.[1]);
  if (Number.isNaN(level)) throw new Error(`How loud is ${file}? ${told}`);
  return level;
}
