import type { Delivery, Fact } from "../store/facts.ts";
import type { Content } from "./content.ts";
import type { LeftCare } from "./leaving.ts";
import { mothersOf } from "./mothers.ts";
import { hasRedOpen } from "./unanswered.ts";

/** Whether a mother who left care is gone, by her facts: then this phone forgets her. */
export type IsGone = (left: LeftCare, hers: readonly Fact[], nowMs: number) => boolean;

const DAY_MS = 86_400_000;

/**
 * The rule of this content, the same as `InCare.IsGone` of the Domain: she left `keepDays` ago, and nothing red is open. Null while the phone
 * holds no rule, and then nobody is forgotten.
 */
export function forgetting(content: Content | null, deliveries: readonly Delivery[]): IsGone | null {
  if (content?.leaving === undefined) return null;
  const { keepDays } = content.leaving;
  return (left, hers, nowMs) => nowMs - left.atMs >= keepDays * DAY_MS && !mothersOf(hers, deliveries, content).some(hasRedOpen);
}
