import type { Account, Fact, Receipt } from "../store/facts.ts";
import type { PhoneStore } from "../store/phone-store.ts";
import { ServerFailure, type ServerCalls } from "./server-calls.ts";

const BATCH = 100;

/** What one round with the server did. */
export interface RoundResult {
  readonly account: Account;
  readonly sent: number;
  readonly refused: number;
  readonly pulled: number;
}

/**
 * One round: ask who is signed in and what is new, send what waits for that account, and ask again if something was sent.
 * The account is asked for first, so that nobody's facts are ever sent in somebody else's name.
 */
export async function syncOnce(store: PhoneStore, server: ServerCalls, known: Account | null): Promise<RoundResult> {
  const first = await pull(store, server, known);
  const { account } = first;
  const { sent, refused } = await sendPending(store, server, account.id);
  const second = sent > 0 ? await pull(store, server, account) : { pulled: 0 };
  return { account, sent, refused, pulled: first.pulled + second.pulled };
}

async function pull(store: PhoneStore, server: ServerCalls, known: Account | null): Promise<{ account: Account; pulled: number }> {
  let account = known;
  let pulled = 0;
  for (;;) {
    const page = await server.caseload(account === null ? 0 : await store.cursor(account.id));
    if (page.account.id !== account?.id) {
      // Another account than expected: its own cursor counts, unless the answer began at the very start.
      const startedAtZero = account === null && (await store.cursor(page.account.id)) === 0;
      account = page.account;
      await store.keepAccount(account);
      if (!startedAtZero) continue;
    }

    account = page.account;
    await store.keepAccount(account);
    await store.keepCaseload(account.id, page.events, page.cursor);
    pulled += page.events.length;
    if (!page.more) return { account, pulled };
  }
}

async function sendPending(store: PhoneStore, server: ServerCalls, account: string): Promise<{ sent: number; refused: number }> {
  const waiting = await store.pending(account);
  let size = BATCH;
  let sent = 0;
  let refused = 0;
  for (let from = 0; from < waiting.length;) {
    const batch = waiting.slice(from, from + size);
    const receipts = await sendOrHalve(server, batch);
    if (receipts === "halve") {
      size = Math.max(1, Math.floor(batch.length / 2));
      continue;
    }

    await store.keepReceipts(account, receipts);
    sent += receipts.length;
    refused += receipts.filter((receipt) => receipt.status === "refused").length;
    from += batch.length;
  }

  return { sent, refused };
}

/** Sends a batch; `halve` when it is too large. A single fact that is too large is parked, or it would block all behind it. */
async function sendOrHalve(server: ServerCalls, batch: readonly Fact[]): Promise<readonly Receipt[] | "halve"> {
  try {
    return await server.send(batch);
  } catch (error) {
    if (!(error instanceof ServerFailure) || error.failure.kind !== "too-large") throw error;
    const only = batch[0];
    return batch.length > 1 || only === undefined ? "halve" : [{ id: only.id, status: "refused", code: "event.too-large" }];
  }
}
