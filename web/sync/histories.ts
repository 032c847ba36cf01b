import type { PhoneStore } from "../store/phone-store.ts";
import { ServerFailure, type ServerCalls } from "./server-calls.ts";

/** So few at first that the most urgent mothers stand on the screen at once. */
const FIRST = 10;
const MOST = 40;
/** An answer that came sooner is followed by a larger one, so that the line is not idle between two; one that took longer by a smaller one, before it takes too long. */
const SOON_MS = 5_000;
const LATE_MS = 12_000;

/**
 * Fetches the histories that are missing, the most urgent mothers first: in the beginning of everybody, later of those who came back or came with a backup.
 * A mother is on this phone with everything the server tells of her, or not at all. What a torn line leaves is fetched by the next round.
 * `kept` is told after every answer. Answers how many facts came.
 */
export async function fetchHistories(store: PhoneStore, server: ServerCalls, account: string, nowMs: number, kept: () => Promise<void>): Promise<number> {
  let fetched = 0;
  let size = FIRST;
  for (let left = store.toFetch(account)?.left ?? []; left.length > 0; left = store.toFetch(account)?.left ?? []) {
    const asked = performance.now();
    const answer = await server.histories(left.slice(0, size));
    if (answer.account.id !== account) throw new ServerFailure({ kind: "other-account" });
    const took = performance.now() - asked;
    size = took < SOON_MS ? Math.min(MOST, size * 4) : took > LATE_MS ? Math.max(1, Math.floor(size / 2)) : size;
    await store.keepHistories(account, answer.mothers, answer.events, nowMs);
    fetched += answer.events.length;
    await kept();
  }

  return fetched;
}
