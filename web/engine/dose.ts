import type { SessionRules } from "./session-types.ts";

/** Planned massage time of a protocol in milliseconds: sums of the shortest and the longest over its massage phases. Rests are never dose. */
export function plannedDose(rules: SessionRules): { readonly plannedMinMs: number; readonly plannedMaxMs: number } {
  const massage = rules.phases.filter((phase) => phase.kind === "massage");
  return {
    plannedMinMs: massage.reduce((sum, phase) => sum + phase.minMs, 0),
    plannedMaxMs: massage.reduce((sum, phase) => sum + phase.maxMs, 0),
  };
}
