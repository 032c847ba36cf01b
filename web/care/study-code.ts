const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The code the server gives a mother when a site gives none; the same rule as `StudyCode.Of` of the Domain. */
export async function studyCodeOf(motherId: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`study-code:${motherId}`)));
  const code = Array.from(hash.slice(0, 10), (octet) => ALPHABET[octet & 31]).join("");
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}
