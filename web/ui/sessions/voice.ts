import type { Language } from "../../care/content.ts";
import type { Cue } from "./cues.ts";

/** The cues that are spoken; the countdown before the end of a phase is tones alone. */
export const SPOKEN = ["massage", "rest", "may-end", "paused", "finished"] as const satisfies readonly Cue[];

/**
 * The recorded words of a session, one clip for each spoken cue. They are fetched when a session is opened (the service worker has them already) and
 * kept decoded; a clip that is missing or broken is silence after its tone, and never holds anything up.
 */
export class Voice {
  private readonly clips = new Map<Cue, AudioBuffer>();
  private language: Language | null = null;
  private speaking: AudioBufferSourceNode | null = null;

  /** Makes the clips of a language ready; those of another are forgotten. */
  async load(audio: AudioContext, language: Language): Promise<void> {
    if (this.language === language) return;
    this.language = language;
    this.clips.clear();
    await Promise.all(SPOKEN.map(async (cue) => {
      try {
        const answer = await fetch(`/app/voice/${language}/${cue}.mp3`);
        if (!answer.ok) return;
        const clip = await audio.decodeAudioData(await answer.arrayBuffer());
        if (this.language === language) this.clips.set(cue, clip);
      } catch {
        // Offline before the clips came, or a browser without MP3: the tones remain.
      }
    }));
  }

  /** Says a cue after a while; what was being said ends. */
  say(audio: AudioContext, cue: Cue, afterSeconds: number): void {
    this.silence();
    const clip = this.clips.get(cue);
    if (clip === undefined) return;
    const source = audio.createBufferSource();
    source.buffer = clip;
    source.connect(audio.destination);
    source.start(audio.currentTime + afterSeconds);
    this.speaking = source;
  }

  /** Ends what is being said. */
  silence(): void {
    this.speaking?.stop();
    this.speaking = null;
  }
}
