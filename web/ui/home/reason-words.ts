import { instrumentsOf, type Content } from "../../care/content.ts";
import { tableOf } from "../../care/triage.ts";
import type { WorkReason } from "../../care/worklist.ts";
import type { Words } from "../words.ts";

/** A visit's code in words: `KN1:2` is the first newborn visit of the second baby. */
export function visitName(words: Words, code: string): string {
  const [id, baby] = code.split(":");
  return baby === undefined ? id! : words.t("visit.of-baby", { visit: id!, n: baby });
}

/** A coded reason in words. The words say what is seen and what to look at; they never blame. */
export function reasonText(words: Words, content: Content, { reason, detail }: WorkReason): string {
  const { t } = words;
  if (detail === null) return t(`work.${reason}`);
  switch (reason) {
    case "stopped-early": return t("work.stopped-early", { why: t(`stop.${detail}`) });
    case "adverse-effect": return t("work.adverse-effect", { list: detail.split(",").map((code) => t(`adverse.${code}`)).join(", ") });
    case "session-left-open": return t("work.session-left-open", { status: t(`status.${detail}`) });
    case "session-due": return t("work.session-due", { done: detail.split("/")[0]!, asked: detail.split("/")[1]! });
    case "visit-due": case "visit-closing": case "visit-overdue": return t(`work.${reason}`, { visits: detail.split(",").map((code) => visitName(words, code)).join(", ") });
    case "not-improving": return noRise(words, detail);
    case "alert": case "check-open": return t(`work.${reason}`, { list: detail.split(",").map((code) => unansweredText(words, content, code)).join("; ") });
    default: return t(`work.${reason}`);
  }
}

/** What nobody has answered yet in words: a sign of a check, a check with something not known, an alert of an instrument. */
function unansweredText(words: Words, content: Content, coded: string): string {
  const [code, baby] = coded.split(":") as [string, string?];
  const [kind, what, id] = code.split(".") as [string, string, string?];
  const said = kind === "alert" ? words.of(instrumentsOf(content).flatMap((one) => (one.id === what ? one.alerts : [])).find((one) => one.id === id)!.says)
    : kind === "open" ? words.t("work.open", { check: words.of(tableOf(content, what)!.name) })
    : words.of(content.triage!.tables.flatMap((one) => (one.id === what ? one.questions : [])).flatMap((one) => one.signs).find((one) => one.id === id)!.finding);
  return baby === undefined ? said : words.t("work.of-baby", { what: said, baby });
}

function noRise(words: Words, detail: string): string {
  const [what, from, to, fromHours, toHours, n] = detail.split(";") as [string, string, string, string, string, string];
  const value = (text: string) => (what === "volume" ? words.decimal(Number(text)) : text);
  return words.t(`work.not-improving.${what}`, { from: value(from), to: value(to), fromHours, toHours, n });
}

/** A visit's since is when its time began: that says nothing to anybody. */
const WITHOUT_SINCE: readonly string[] = ["visit-closing", "visit-due"];

/** Since when a reason holds, where that says something. */
export function reasonSince(words: Words, { reason, sinceMs }: WorkReason, nowMs: number): string {
  return WITHOUT_SINCE.includes(reason) ? "" : sinceText(words, sinceMs, nowMs);
}

/** Since when, in the units a person would say. */
export function sinceText(words: Words, sinceMs: number | null, nowMs: number): string {
  if (sinceMs === null) return "";
  const ms = Math.max(0, nowMs - sinceMs);
  return ms < 60_000 ? words.t("span.moment") : words.t("work.since", { span: words.span(ms) });
}
