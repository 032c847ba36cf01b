import type { Cue } from "./cues.ts";

/**
 * What is spoken, by cue: the texts that stand on the screen at that moment, one after the other. The countdown before the end of a phase is tones
 * alone. `make-voice.mjs` makes the placeholder clips from this list; a recorded person reads the same words.
 */
export const SPOKEN = {
  "massage": ["phase.massage"],
  "rest": ["phase.rest", "phase.rest-do"],
  "may-end": ["phase.may-end"],
  "paused": ["pause.held"],
  "resumed": ["phase.resumed"],
  "stopped": ["after.ended"],
  "finished": ["after.finished"],
  "danger": ["refer.title"],
  "help": ["after.help-title", "after.help"],
} as const satisfies Readonly<Partial<Record<Cue, readonly string[]>>>;

/** A cue that has a clip. */
export type SpokenCue = keyof typeof SPOKEN;

export const SPOKEN_CUES = Object.keys(SPOKEN) as readonly SpokenCue[];

/** The words of a clip; each text a sentence of its own. */
export function spokenWords(cue: SpokenCue, texts: Readonly<Record<string, string>>): string {
  return SPOKEN[cue].map((key) => texts[key]!).map((text) => (/[.?!]$/.test(text) ? text : `${text}.`)).join(" ");
}
