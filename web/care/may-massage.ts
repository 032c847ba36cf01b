import type { Mother } from "./mothers.ts";

/** True when a massage may be offered at all: she is registered and in care, agreed to it, and nothing found holds massage back (docs/adr/0008). */
export function mayMassage({ refusal, left, consents, safety }: Mother): boolean {
  return refusal === null && left === null && consents.care && !safety.findings.some((one) => one.holdsMassage);
}
