/** What a person typed into a number field. */
export type TypedNumber = { readonly value: number } | { readonly problem: "empty" | "not-a-number" | "ambiguous" };

/**
 * Reads a number typed with a decimal comma or a decimal point, with at most one decimal. `1.234` may mean 1234 or 1,234
 * and is asked about instead of guessed.
 */
export function readDecimal(typed: string): TypedNumber {
  const text = typed.trim().replace(/\s*(ml|cc)$/i, "");
  if (text === "") return { problem: "empty" };
  if (/^\d{1,3}([.,]\d{3})+$/.test(text)) return { problem: "ambiguous" };
  return /^\d{1,4}([.,]\d)?$/.test(text) ? { value: Number(text.replace(",", ".")) } : { problem: "not-a-number" };
}

/** Reads a whole number, digits only. */
export function readWhole(typed: string): TypedNumber {
  const text = typed.trim();
  if (text === "") return { problem: "empty" };
  return /^\d{1,4}$/.test(text) ? { value: Number(text) } : { problem: "not-a-number" };
}
