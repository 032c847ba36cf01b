import type { Fact } from "../store/facts.ts";
import type { Localized, SignOff } from "./content.ts";

/** `data/caseload/leaving.json`: how long a mother who left care stays in sight, and why she may have left. */
export interface LeavingRules {
  readonly keepDays: number;
  readonly signOff?: SignOff;
  readonly reasons: readonly { readonly id: string; readonly label: Localized }[];
}

export interface LeftCare {
  readonly atMs: number;
  readonly reason: string;
}

/** The mothers who are out of care, by their latest word on it: leaving or coming back. */
export function leftCareSince(facts: readonly Fact[]): Map<string, LeftCare> {
  const latest = new Map<string, Fact>();
  for (const fact of facts) {
    if (fact.type !== "mother.left-care" && fact.type !== "mother.returned") continue;
    const known = latest.get(fact.motherId);
    if (known === undefined || fact.occurredAt > known.occurredAt || (fact.occurredAt === known.occurredAt && fact.id > known.id)) latest.set(fact.motherId, fact);
  }

  return new Map([...latest.values()].filter((fact) => fact.type === "mother.left-care").map((fact) => [fact.motherId, { atMs: Date.parse(fact.occurredAt), reason: String(fact.payload["reason"]) }]));
}
