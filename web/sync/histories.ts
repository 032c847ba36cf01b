import type { PhoneStore } from "../store/phone-store.ts";
import { MOST_STUMBLES } from "./sending.ts";
import { ServerFailure, type Histories, type ServerCalls } from "./server-calls.ts";

/** So few at first that the most urgent mothers stand on the screen at once. */
const FIRST = 10;
const MOST = 40;
/** An answer that came sooner is followed by a larger one, so that the line is not idle between two; one that took longer by a smaller one, before it takes too long. */
const SOON_MS = 5_000;
const LATE_MS = 12_000;

/** How many facts came, and the server's fault with a history that was left out: everybody else's is here. */
export interface Fetched {
  readonly fetched: number;
  readonly stumbled: ServerFailure | null;
}

/**
 * Fetches the histories that are missing, the most urgent mothers first: in the beginning of everybody, later of those who came back or came with a backup.
 * A mother is on this phone with everything the server tells of her, or not at all. What a torn line leaves is fetched by the next round.
 * `kept` is told after every answer.
 */
export async function fetchHistories(store: PhoneStore, server: ServerCalls, account: string, nowMs: number, kept: () => Promise<void>): Promise<Fetched> {
  const left = new Set<string>();
  let stumbled: ServerFailure | null = null;
  let fetched = 0;
  let size = FIRST;
  let most = MOST;
  for (;;) {
    const wanted = (store.toFetch(account)?.left ?? []).filter((id) => !left.has(id)).slice(0, size);
    if (wanted.length === 0) return { fetched, stumbled };
    const asked = performance.now();
    const answer = await tried(server, wanted);
    if (answer instanceof ServerFailure) {
      // Too much for the line, or one among them the server stumbles over: fewer, down to one.
      size = most = Math.floor(wanted.length / 2);
      if (size > 0) continue;
      stumbled = answer;
      left.add(wanted[0]!);
      if (answer.failure.kind !== "server" || left.size === MOST_STUMBLES) throw answer;
      size = most = FIRST;
      continue;
    }

    if (answer.account.id !== account) throw new ServerFailure({ kind: "other-account" });
    const took = performance.now() - asked;
    size = took < SOON_MS ? Math.min(most, size * 4) : took > LATE_MS ? Math.max(1, Math.floor(size / 2)) : size;
    await store.keepHistories(account, answer.mothers, answer.events, nowMs);
    fetched += answer.events.length;
    await kept();
  }
}

/** The answer, or the failure that fewer mothers may mend. */
async function tried(server: ServerCalls, mothers: readonly string[]): Promise<Histories | ServerFailure> {
  try {
    return await server.histories(mothers);
  } catch (error) {
    if (error instanceof ServerFailure && (error.failure.kind === "offline" || (error.failure.kind === "server" && error.failure.status === 500))) return error;
    throw error;
  }
}
