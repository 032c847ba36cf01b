import { protocolOf, type Content } from "./content.ts";
import type { Mother } from "./mothers.ts";
import { nextStep, type NextStep } from "./next-step.ts";
import { adherence, planInForce } from "./plans.ts";

const DAY_MS = 24 * 3_600_000;

/**
 * The next step with her plan: everything `nextStep` puts before a massage stays before it; only whether a massage is next is
 * then the plan's word instead of "none in the last 24 hours".
 */
export function programmeStep(mother: Mother, nowMs: number, helper: boolean, deviceId: string, content: Content): NextStep {
  const step = nextStep(mother, nowMs, helper, deviceId);
  const plan = planInForce(mother.plans, nowMs);
  const protocol = plan === null ? undefined : protocolOf(content, plan.protocolId, plan.protocolVersion);
  if (plan === null || protocol === undefined || plan.sessionsPerDay === null) return step;
  const open = step.reason === "no-session-today" || step.reason === "no-score-today" || step.reason === "done-today";
  if (!open) return step;
  if (adherence(plan, null, protocol, mother, nowMs).dueSince !== null) return { action: "massage", reason: "plan-due", rank: 5 };
  if (step.reason !== "no-session-today") return step;
  const scored = helper || mother.measurements.some((one) => one.kind === "score" && nowMs - one.atMs < DAY_MS);
  return scored ? { action: "none", reason: "plan-not-due", rank: 7 } : { action: "score-signs", reason: "no-score-today", rank: 6 };
}
