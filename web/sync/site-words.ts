import type { Language } from "../care/content.ts";

/** A licensed instrument's words in one language, as the site's server holds them; no part of the content everybody may read. */
export interface SiteWords {
  readonly instrument: string;
  readonly version: number;
  readonly language: Language;
  readonly licence: string;
  readonly intro: string | null;
  readonly items: readonly { readonly id: string; readonly text: string; readonly choices: readonly { readonly points: number; readonly text: string }[] }[];
}

const TIMEOUT_MS = 30_000;

/** Asks the server for the words this account may use; null when it gave no answer, and what the phone holds stays. */
export async function fetchSiteWords(): Promise<readonly SiteWords[] | null> {
  try {
    const response = await fetch("/api/instruments/words", { headers: { Accept: "application/json" }, credentials: "same-origin", redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
    return response.ok ? ((await response.json()) as { words: readonly SiteWords[] }).words : null;
  } catch {
    return null;
  }
}

/** The words of an instrument in the reader's language, or in the other when only that is there. */
export function wordsFor(all: readonly SiteWords[], instrument: string, version: number, language: Language): SiteWords | undefined {
  const fitting = all.filter((one) => one.instrument === instrument && one.version === version);
  return fitting.find((one) => one.language === language) ?? fitting[0];
}
