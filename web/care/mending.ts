import type { Content } from "./content.ts";
import { scoreInstrument, volumeInstrument } from "./content.ts";
import type { Fact } from "../store/facts.ts";

/** One field of a parked fact, as a form shows it. `label` and the choices' labels are text keys; `text` comes from the content. */
export type MendField =
  | { readonly kind: "text"; readonly name: string; readonly label: string; readonly longest: number; readonly nullable: boolean }
  | { readonly kind: "number"; readonly name: string; readonly label: string; readonly min: number; readonly max: number; readonly decimals: boolean; readonly nullable: boolean }
  | { readonly kind: "instant"; readonly name: string; readonly label: string }
  | { readonly kind: "choice"; readonly name: string; readonly label: string; readonly choices: readonly { readonly value: string; readonly label: string }[] };

const choice = (name: string, label: string, values: readonly string[], prefix: string): MendField => ({ kind: "choice", name, label, choices: values.map((value) => ({ value, label: prefix === "" ? value : `${prefix}.${value}` })) });

/** What of a fact of this type can be filled in again; null where only sending again or giving up is possible (the steps of a session were lived, not typed). */
export function mendFields(type: string, content: Content): readonly MendField[] | null {
  switch (type) {
    case "milk-volume.measured": {
      const instrument = volumeInstrument(content);
      return [
        { kind: "number", name: "volumeMl", label: "volume.ml", min: instrument.minimum, max: instrument.maximum, decimals: true, nullable: false },
        choice("method", "volume.method", ["hand", "pump"], "method"),
        choice("side", "volume.side", ["left", "right", "both"], "side"),
        { kind: "number", name: "minutes", label: "volume.minutes", min: 1, max: instrument.maxMinutes, decimals: false, nullable: false },
        { kind: "number", name: "hoursSinceLastFeed", label: "volume.last-feed", min: 0, max: instrument.maxHoursSinceLastFeed, decimals: true, nullable: true },
      ];
    }

    case "milk-score.observed":
      return scoreInstrument(content).items.map((item) => choice(`answers.${item.id}`, `item:${item.id}`, ["yes", "no", "not-applicable"], "answer"));
    case "mother.registered":
      return [
        { kind: "text", name: "name", label: "register.name", longest: 120, nullable: false },
        { kind: "instant", name: "birthAt", label: "register.birth" },
        choice("deliveryMode", "register.mode", ["vaginal", "caesarean", "assisted"], "mode"),
        { kind: "number", name: "parity", label: "register.parity", min: 1, max: 20, decimals: false, nullable: false },
        { kind: "number", name: "gestationalWeeks", label: "register.weeks", min: 22, max: 44, decimals: false, nullable: false },
        { kind: "number", name: "babies", label: "register.babies", min: 1, max: 4, decimals: false, nullable: false },
        { kind: "text", name: "studyCode", label: "mend.study-code", longest: 40, nullable: true },
      ];
    case "contact.changed":
      return [{ kind: "text", name: "value", label: "mend.value", longest: 200, nullable: true }];
    default:
      return null;
  }
}

/** The highest number of a baby the mother's records tell of, as last corrected: she is not registered with fewer, as on the server. */
export function babiesToldOf(facts: readonly Fact[], motherId: string): number {
  const hers = facts.filter((one) => one.motherId === motherId);
  const replaced = new Set(hers.map((one) => one.corrects));
  return Math.max(1, ...hers.filter((one) => !replaced.has(one.id)).map(({ payload: { baby } }) => (typeof baby === "number" ? baby : 1)));
}

/** The value at `answers.M1`; undefined where there is none. */
export function valueAt(payload: Readonly<Record<string, unknown>>, path: string): unknown {
  return path.split(".").reduce<unknown>((value, part) => (value as Readonly<Record<string, unknown>> | undefined)?.[part], payload);
}

/** The payload with one value set anew; what it held besides stays. */
export function withValueAt(payload: Readonly<Record<string, unknown>>, path: string, value: unknown): Readonly<Record<string, unknown>> {
  const [first = "", ...rest] = path.split(".");
  return { ...payload, [first]: rest.length === 0 ? value : withValueAt((payload[first] ?? {}) as Readonly<Record<string, unknown>>, rest.join("."), value) };
}
