import type { Fact } from "../store/facts.ts";

/** The latest word of each mother on sharing with a helper, by when it was said. */
export function wordsOnSharing(facts: readonly Fact[]): Map<string, boolean> {
  const latest = new Map<string, Fact>();
  for (const fact of facts) {
    if (fact.type !== "consent.recorded" || fact.payload["purpose"] !== "share-with-helper") continue;
    const known = latest.get(fact.motherId);
    if (known === undefined || isLater(fact, known)) latest.set(fact.motherId, fact);
  }

  return new Map([...latest].map(([motherId, fact]) => [motherId, fact.payload["given"] === true]));
}

function isLater(fact: Fact, known: Fact): boolean {
  return fact.occurredAt > known.occurredAt || (fact.occurredAt === known.occurredAt && (fact.sequence ?? Infinity) > (known.sequence ?? Infinity));
}
