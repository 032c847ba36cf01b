import type { Language } from "../../care/content.ts";
import type { Cue } from "./cues.ts";
import { SPOKEN_CUES } from "./spoken.ts";

/** Clips are decoded at the rate every browser knows; playing brings them to the phone's own. */
const RATE_HERTZ = 44_100;

/**
 * The recorded words of a session, one clip for each spoken cue. They are read when a session is opened (the service worker has them already) and
 * kept decoded, so that a cue never waits for one.
 */
export class Voice {
  private readonly clips = new Map<Cue, AudioBuffer>();
  private language: Language | null = null;
  private speaking: AudioBufferSourceNode | null = null;

  /** Makes the clips of a language ready, those that are missing only; those of another language are forgotten. Needs no tap. */
  async prepare(language: Language): Promise<void> {
    if (typeof OfflineAudioContext === "undefined") return;
    if (this.language !== language) this.clips.clear();
    this.language = language;
    const decoder = new OfflineAudioContext(1, 1, RATE_HERTZ);
    await Promise.all(SPOKEN_CUES.filter((cue) => !this.clips.has(cue)).map(async (cue) => {
      try {
        const answer = await fetch(`/app/voice/${language}/${cue}.mp3`);
        if (!answer.ok) return;
        const clip = await decoder.decodeAudioData(await answer.arrayBuffer());
        if (this.language === language) this.clips.set(cue, clip);
      } catch {
        // Offline before the clips came, or a broken clip: the tone takes its place, and the next session tries again.
      }
    }));
  }

  /** Says a cue; what was being said ends. False when there is no clip that can be played. */
  say(audio: AudioContext, cue: Cue): boolean {
    const clip = this.clips.get(cue);
    if (clip === undefined) return false;
    try {
      const source = audio.createBufferSource();
      source.buffer = clip;
      source.connect(audio.destination);
      this.silence();
      source.start();
      this.speaking = source;
      return true;
    } catch {
      return false;
    }
  }

  /** Ends what is being said. */
  silence(): void {
    this.speaking?.stop();
    this.speaking = null;
  }
}
