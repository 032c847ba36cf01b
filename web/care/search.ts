/** Text as it is searched: without accents, case and punctuation, so that "Nur'aini" is found by "nuraini" and "Élise" by "elise". */
export function searchable(text: string): string {
  return text.normalize("NFD").replace(/[\u0300-\u036f'’`.-]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
}

/** True when every word typed stands somewhere in the searchable text. Nothing typed finds everything. */
export function finds(query: string, text: string): boolean {
  return query.split(" ").every((word) => text.includes(word));
}
