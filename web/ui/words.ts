import type { Content, Language, Localized } from "../care/content.ts";
import { ZONES } from "../care/zones.ts";
import type { Zone } from "../care/mothers.ts";

export type Values = Readonly<Record<string, string | number>>;

const LOCALES: Readonly<Record<Language, string>> = { id: "id-ID", en: "en-GB" };
const MINUTE_MS = 60_000;

/** The texts and formats of one language. Texts come with the content; none is written in code. */
export class Words {
  constructor(readonly language: Language, private readonly content: Content) {}

  /**
   * The text under `key`, placeholders `{name}` filled. Where `n` is one and there is a text for that, it is `key.one`. A missing text shows
   * its key, so that it is noticed.
   */
  readonly t = (key: string, values: Values = {}): string => {
    const texts = this.content.texts[this.language];
    const text = (String(values["n"]) === "1" ? texts[`${key}.one`] : undefined) ?? texts[key];
    if (text === undefined) return `[${key}]`;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };

  has(key: string): boolean {
    return this.content.texts[this.language][key] !== undefined;
  }

  readonly of = (text: Localized): string => text[this.language];

  /** A number with the language's decimal mark. */
  decimal(value: number, decimals = 1): string {
    return value.toLocaleString(LOCALES[this.language], { minimumFractionDigits: 0, maximumFractionDigits: decimals });
  }

  /** A number with exactly so many decimals: `38,0`. */
  fixed(value: number, decimals: number): string {
    return value.toLocaleString(LOCALES[this.language], { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  }

  date(atMs: number, zone: Zone): string {
    return new Date(atMs).toLocaleDateString(LOCALES[this.language], { day: "numeric", month: "long", year: "numeric", timeZone: ZONES[zone].name });
  }

  /** `Sabtu, 21 November 2026`. */
  dayAndDate(atMs: number, zone: Zone): string {
    return new Date(atMs).toLocaleDateString(LOCALES[this.language], { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: ZONES[zone].name });
  }

  /** `14.05 WIB` in Indonesian, `14:05 WIB` in English. */
  time(atMs: number, zone: Zone): string {
    const digits = new Date(atMs).toLocaleTimeString(LOCALES[this.language], { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: ZONES[zone].name });
    return `${digits} ${zone}`;
  }

  /** How long in whole units a person would say: `2 jam`, `3 hari`, `5 menit`. */
  span(ms: number): string {
    const minutes = Math.floor(ms / MINUTE_MS);
    if (minutes < 1) return this.t("span.moment");
    if (minutes < 60) return this.t("span.minute", { n: minutes });
    const hours = Math.floor(minutes / 60);
    return hours < 48 ? this.t("span.hour", { n: hours }) : this.t("span.day", { n: Math.floor(hours / 24) });
  }

  /** How long ago: `3 jam lalu`, or `baru saja`. */
  ago(ms: number): string {
    return ms < MINUTE_MS ? this.t("span.moment") : this.t("span.ago", { span: this.span(ms) });
  }

  /** Minutes and seconds in words: `12 menit 30 detik`. */
  duration(ms: number): string {
    const seconds = Math.floor(ms / 1000);
    const minutes = Math.floor(seconds / 60);
    const rest = seconds % 60;
    const [inMinutes, inSeconds] = [this.t("span.minute", { n: minutes }), this.t("span.second", { n: rest })];
    return minutes === 0 ? inSeconds : rest === 0 ? inMinutes : `${inMinutes} ${inSeconds}`;
  }

  /** A planned range of minutes: `15 menit` or `10–15 menit`. */
  minuteRange(minMs: number, maxMs: number): string {
    const [min, max] = [Math.round(minMs / MINUTE_MS), Math.round(maxMs / MINUTE_MS)];
    return this.t("span.minute", { n: min === max ? max : `${min}–${max}` });
  }
}

/** `4:59` for a running clock; digits only, so that a screen reader is given the words instead. */
export function clockDigits(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
