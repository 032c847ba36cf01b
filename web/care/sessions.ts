import { apply } from "../engine/session-engine.ts";
import { isRefusal, type SessionRules, type SessionState } from "../engine/session-types.ts";
import { inOrder, type Fact } from "../store/facts.ts";
import { sessionRules, type Content, type Protocol } from "./content.ts";

/** One session replayed from its facts. */
export interface SessionRecord {
  readonly sessionId: string;
  readonly motherId: string;
  readonly protocol: Protocol;
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

/** Replays every session among the facts, newest first. A session of a protocol this phone does not hold is left out. */
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
  const protocol = content.protocols.find((one) => one.id === opened?.payload["protocolId"] && one.version === opened?.payload["protocolVersion"]);
  if (opened === undefined || protocol === undefined) return null;
  const rules = sessionRules(protocol, content.gate);
  let state: SessionState | null = null;
  let broken = false;
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

  return state === null ? null : { sessionId: state.sessionId, motherId: opened.motherId, protocol, rules, state, openedAtMs: Date.parse(opened.occurredAt), startedAtMs, deviceId: opened.deviceId, broken };
}

/** True while the session still waits for something from the person in front of it. */
export function isOpen({ state }: SessionRecord): boolean {
  return !["closed", "referred", "deferred"].includes(state.status);
}
