import type { Language } from "../../care/content.ts";
import { Voice } from "./voice.ts";

/** What the person with oil on the hands hears and feels. Sound needs one tap before it; without it vibration and colour remain. */
export type Cue = "massage" | "rest" | "soon" | "may-end" | "paused" | "resumed" | "stopped" | "finished" | "danger" | "help";

const ALARM = [{ hertz: 330, from: 0, seconds: 0.3 }, { hertz: 330, from: 0.4, seconds: 0.3 }, { hertz: 330, from: 0.8, seconds: 0.5 }];

/** Heard where a cue has no words, or its clip is missing. */
const TONES: Readonly<Record<Cue, readonly { hertz: number; from: number; seconds: number }[]>> = {
  "massage": [{ hertz: 523, from: 0, seconds: 0.18 }, { hertz: 659, from: 0.22, seconds: 0.28 }],
  "rest": [{ hertz: 659, from: 0, seconds: 0.18 }, { hertz: 440, from: 0.22, seconds: 0.35 }],
  "soon": [{ hertz: 587, from: 0, seconds: 0.09 }],
  "may-end": [{ hertz: 587, from: 0, seconds: 0.14 }, { hertz: 587, from: 0.22, seconds: 0.14 }],
  "paused": [{ hertz: 392, from: 0, seconds: 0.2 }],
  "resumed": [{ hertz: 523, from: 0, seconds: 0.2 }],
  "stopped": [{ hertz: 440, from: 0, seconds: 0.18 }, { hertz: 330, from: 0.22, seconds: 0.35 }],
  "finished": [{ hertz: 523, from: 0, seconds: 0.18 }, { hertz: 659, from: 0.2, seconds: 0.18 }, { hertz: 784, from: 0.4, seconds: 0.45 }],
  "danger": ALARM,
  "help": ALARM,
};

const VIBRATIONS: Readonly<Record<Cue, readonly number[]>> = {
  "massage": [250, 120, 250], "rest": [600], "soon": [60], "may-end": [150, 100, 150], "paused": [120], "resumed": [250], "stopped": [400],
  "finished": [250, 120, 250, 120, 600], "danger": [600, 200, 600, 200, 600], "help": [600, 200, 600, 200, 600],
};

const QUIET = 0.18;
/** A phone that was locked lets its sound sleep. A cue that wakes it later than this would come at the wrong time and is left out. */
const LATE_MS = 1_000;

export class Cues {
  sound = true;
  private readonly voice = new Voice();
  private audio: AudioContext | null = null;
  private lock: WakeLockSentinel | null = null;
  private wantsScreen = false;
  private given = 0;

  constructor() {
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible" && this.wantsScreen) this.wake(); });
  }

  /** Makes the words of a language ready, before the first tap. */
  prepare(language: Language): void {
    void this.voice.prepare(language);
  }

  /** To be called from a tap: browsers let sound begin only there. */
  unlock(): void {
    this.audio ??= typeof AudioContext === "undefined" ? null : new AudioContext();
    if (this.audio?.state !== "running") void this.audio?.resume().catch(() => undefined);
  }

  /** Sound on or off; off ends what is being said. */
  setSound(on: boolean): void {
    this.sound = on;
    if (!on) this.voice.silence();
  }

  /** Gives a cue at once; nothing waits for it. */
  give(cue: Cue): void {
    navigator.vibrate?.([...VIBRATIONS[cue]]);
    const { audio } = this;
    if (audio === null) return;
    this.given += 1;
    if (audio.state === "running") return this.sounds(audio, cue);
    const [given, since] = [this.given, performance.now()];
    void audio.resume().then(() => { if (given === this.given && performance.now() - since < LATE_MS) this.sounds(audio, cue); }, () => undefined);
  }

  /** The words, or else the tone. A counting tone lets the words before it end. */
  private sounds(audio: AudioContext, cue: Cue): void {
    if (!this.sound || this.voice.say(audio, cue)) return;
    if (cue !== "soon") this.voice.silence();
    this.play(audio, cue);
  }

  /** Keeps the screen lit while a session runs; the browser drops the lock whenever the page is hidden. */
  async keepScreenOn(on: boolean): Promise<void> {
    if (this.wantsScreen === on) return;
    this.wantsScreen = on;
    if (on) return this.lockScreen();
    await this.lock?.release().catch(() => undefined);
    this.lock = null;
  }

  /** After the phone was locked or a call: the screen stays on again, and sound comes back. */
  private wake(): void {
    void this.lockScreen();
    if (this.audio !== null && this.audio.state !== "running") void this.audio.resume().catch(() => undefined);
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
