import { apply } from "../engine/session-engine.ts";
import { isRefusal, type SessionRules, type SessionState } from "../engine/session-types.ts";
import { inOrder, type Fact } from "../store/facts.ts";
import { missingProtocol, protocolOf, sessionRules, type Content, type Protocol } from "./content.ts";

/** One session replayed from its facts. */
export interface SessionRecord {
  readonly sessionId: string;
  readonly motherId: string;
  readonly protocol: Protocol;
  /** The phone does not hold the protocol: signs, stops and effects count as they are, minutes and phases say nothing. */
  readonly missing: boolean;
  readonly rules: SessionRules;
  readonly state: SessionState;
  readonly openedAtMs: number;
  /** When the massage began; null when it never did. */
  readonly startedAtMs: number | null;
  readonly deviceId: string;
  /** Facts of it the server refused or the engine could not follow; a session with any is never shown as simply done. */
  readonly broken: boolean;
}

const PREFIX = "session.";

/** The engine's event inside a fact: the type without its prefix, the wall clock from the envelope. */
export function engineEvent(fact: Fact): Record<string, unknown> {
  return { ...fact.payload, type: fact.type.slice(PREFIX.length), at: Date.parse(fact.occurredAt) };
}

/** Replays every session among the facts, newest first. One of a protocol this phone does not hold is among them: what was found in it may hold massage back. */
export function sessionsOf(facts: readonly Fact[], content: Content, refused: ReadonlySet<string>): SessionRecord[] {
  const grouped = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (!fact.type.startsWith(PREFIX)) continue;
    const id = String(fact.payload["sessionId"]);
    const group = grouped.get(id);
    if (group === undefined) grouped.set(id, [fact]);
    else group.push(fact);
  }

  return [...grouped.values()]
    .map((group) => replay(group.sort(inOrder), content, refused))
    .filter((one): one is SessionRecord => one !== null)
    .sort((a, b) => b.openedAtMs - a.openedAtMs);
}

function replay(facts: readonly Fact[], content: Content, refused: ReadonlySet<string>): SessionRecord | null {
  const opened = facts[0];
  if (opened?.type !== "session.opened") return null;
  const { protocolId, protocolVersion } = opened.payload;
  const known = protocolOf(content, protocolId, protocolVersion);
  const protocol = known ?? missingProtocol(content, String(protocolId), Number(protocolVersion));
  const rules = sessionRules(protocol, content.gate);
  let state: SessionState | null = null;
  const missing = known === undefined;
  let broken = missing;
  let startedAtMs: number | null = null;
  for (const fact of facts) {
    const result = apply(state, engineEvent(fact), rules, Number.MAX_SAFE_INTEGER);
    if (isRefusal(result)) broken = true;
    else {
      state = result;
      if (fact.type === "session.started") startedAtMs = Date.parse(fact.occurredAt);
    }

    broken ||= refused.has(fact.id);
  }

  return state === null ? null : { sessionId: state.sessionId, motherId: opened.motherId, protocol, missing, rules, state, openedAtMs: Date.parse(opened.occurredAt), startedAtMs, deviceId: opened.deviceId, broken };
}

/** True while the session still waits for something from the person in front of it. */
export function isOpen({ state }: SessionRecord): boolean {
  return !["closed", "referred", "deferred"].includes(state.status);
}
