import type { Account } from "../store/facts.ts";
import type { PhoneStore } from "../store/phone-store.ts";
import type { ServerCalls } from "./server-calls.ts";

/** So few at first that the most urgent mothers stand on the screen at once, then so many that the line is not idle between two answers. */
const FIRST_BATCH = 10;
const BATCH = 40;

/** Told after every answer that was kept. */
export type Kept = () => Promise<void>;

/**
 * Fetches whole histories, the most urgent mothers first: at first of every mother, later of those who came back. A mother is on this phone with
 * everything the server tells of her, or not at all. What a torn line leaves is fetched by the next round. Answers how many facts came, and the account
 * that is signed in when it is another: then nothing of its answer was kept.
 */
export async function fetchHistories(store: PhoneStore, server: ServerCalls, known: Account, nowMs: number, kept: Kept): Promise<{ readonly fetched: number; readonly signedIn?: Account }> {
  let fetched = 0;
  let size = FIRST_BATCH;
  for (let left = store.toFetch(known.id)?.left ?? []; left.length > 0; left = store.toFetch(known.id)?.left ?? []) {
    const answer = await server.histories(left.slice(0, size));
    if (answer.account.id !== known.id) return { fetched, signedIn: answer.account };
    await store.keepHistories(known.id, answer.mothers, answer.events, nowMs);
    fetched += answer.events.length;
    size = BATCH;
    await kept();
  }

  return { fetched };
}
