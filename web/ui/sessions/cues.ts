import type { Language } from "../../care/content.ts";
import { Voice } from "./voice.ts";

/** What the person with oil on the hands hears and feels. Sound needs one tap before it; without it vibration and colour remain. */
export type Cue = "massage" | "rest" | "soon" | "may-end" | "paused" | "finished";

const TONES: Readonly<Record<Cue, readonly { hertz: number; from: number; seconds: number }[]>> = {
  "massage": [{ hertz: 523, from: 0, seconds: 0.18 }, { hertz: 659, from: 0.22, seconds: 0.28 }],
  "rest": [{ hertz: 659, from: 0, seconds: 0.18 }, { hertz: 440, from: 0.22, seconds: 0.35 }],
  "soon": [{ hertz: 587, from: 0, seconds: 0.09 }],
  "may-end": [{ hertz: 587, from: 0, seconds: 0.14 }, { hertz: 587, from: 0.22, seconds: 0.14 }],
  "paused": [{ hertz: 392, from: 0, seconds: 0.2 }],
  "finished": [{ hertz: 523, from: 0, seconds: 0.18 }, { hertz: 659, from: 0.2, seconds: 0.18 }, { hertz: 784, from: 0.4, seconds: 0.45 }],
};

const VIBRATIONS: Readonly<Record<Cue, readonly number[]>> = {
  "massage": [250, 120, 250], "rest": [600], "soon": [60], "may-end": [150, 100, 150], "paused": [120], "finished": [250, 120, 250, 120, 600],
};

const QUIET = 0.18;
/** Between a tone and the words after it. */
const BREATH_SECONDS = 0.15;

export class Cues {
  sound = true;
  private readonly voice = new Voice();
  private audio: AudioContext | null = null;
  private lock: WakeLockSentinel | null = null;
  private wantsScreen = false;

  constructor() {
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible" && this.wantsScreen) void this.lockScreen(); });
  }

  /** To be called from a tap: browsers let sound begin only there. The words come in this language. */
  unlock(language: Language): void {
    this.audio ??= typeof AudioContext === "undefined" ? null : new AudioContext();
    if (this.audio === null) return;
    void this.audio.resume().catch(() => undefined);
    void this.voice.load(this.audio, language);
  }

  /** Sound on or off; off ends what is being said. */
  setSound(on: boolean): void {
    this.sound = on;
    if (!on) this.voice.silence();
  }

  give(cue: Cue): void {
    navigator.vibrate?.([...VIBRATIONS[cue]]);
    if (!this.sound || this.audio?.state !== "running") return;
    this.play(this.audio, cue);
    this.voice.say(this.audio, cue, Math.max(...TONES[cue].map((tone) => tone.from + tone.seconds)) + BREATH_SECONDS);
  }

  /** Keeps the screen lit while a session runs; the browser drops the lock whenever the page is hidden. */
  async keepScreenOn(on: boolean): Promise<void> {
    if (this.wantsScreen === on) return;
    this.wantsScreen = on;
    if (on) return this.lockScreen();
    await this.lock?.release().catch(() => undefined);
    this.lock = null;
  }

  private async lockScreen(): Promise<void> {
    this.lock = (await navigator.wakeLock?.request("screen").catch(() => null)) ?? null;
  }

  private play(audio: AudioContext, cue: Cue): void {
    for (const { hertz, from, seconds } of TONES[cue]) {
      const start = audio.currentTime + from;
      const tone = audio.createOscillator();
      const loudness = audio.createGain();
      tone.frequency.value = hertz;
      loudness.gain.setValueAtTime(0, start);
      loudness.gain.linearRampToValueAtTime(QUIET, start + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.001, start + seconds);
      tone.connect(loudness).connect(audio.destination);
      tone.start(start);
      tone.stop(start + seconds + 0.02);
    }
  }
}
