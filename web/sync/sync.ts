import type { Account, Fact, Receipt } from "../store/facts.ts";
import type { PhoneStore } from "../store/phone-store.ts";
import { ServerFailure, type ServerCalls } from "./server-calls.ts";

const BATCH = 100;

/** After stumbling over this many mothers the fault is the server's, not a fact's: wait for it to recover. */
const MOST_STUMBLES = 3;

/** What one round with the server did. */
export interface RoundResult {
  readonly account: Account;
  readonly sent: number;
  readonly refused: number;
  readonly pulled: number;
}

/**
 * One round: ask who is signed in and what is new, send what waits for that account, and ask again if something was sent.
 * The account is asked for first and named with every parcel, so that nobody's facts are ever sent in somebody else's name.
 * With `stay`, another account's sign-in is not taken over: a massage under way must not lose its witness.
 */
export async function syncOnce(store: PhoneStore, server: ServerCalls, known: Account | null, stay = false): Promise<RoundResult> {
  const first = await pull(store, server, known, stay);
  const { account } = first;
  const { sent, refused } = await sendPending(store, server, account.id);
  const second = sent > 0 ? await pull(store, server, account, true) : { pulled: 0 };
  return { account, sent, refused, pulled: first.pulled + second.pulled };
}

async function pull(store: PhoneStore, server: ServerCalls, known: Account | null, stay: boolean): Promise<{ account: Account; pulled: number }> {
  let account = known;
  let pulled = 0;
  for (;;) {
    const page = await server.caseload(account === null ? 0 : await store.cursor(account.id));
    if (page.account.id !== account?.id) {
      if (stay && account !== null) throw new ServerFailure({ kind: "other-account" });
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

/** Sends what waits, in order. A mother one of whose facts the server stumbles over is left for the next round; the others go on. */
async function sendPending(store: PhoneStore, server: ServerCalls, account: string): Promise<{ sent: number; refused: number }> {
  let waiting = await store.pending(account);
  const stumbled = new Set<string>();
  let size = BATCH;
  let sent = 0;
  let refused = 0;
  let failure: ServerFailure | null = null;
  while (waiting.length > 0) {
    const batch = waiting.slice(0, size);
    const receipts = await sendOrHalve(server, batch, account);
    if (receipts === "halve") {
      size = Math.max(1, Math.floor(batch.length / 2));
      continue;
    }

    if (receipts instanceof ServerFailure) {
      const { motherId } = batch[0]!;
      stumbled.add(motherId);
      failure = receipts;
      if (stumbled.size === MOST_STUMBLES) break;
      waiting = waiting.filter((fact) => fact.motherId !== motherId);
      size = BATCH;
      continue;
    }

    await store.keepReceipts(account, receipts);
    sent += receipts.length;
    refused += receipts.filter((receipt) => receipt.status === "refused").length;
    waiting = waiting.slice(batch.length);
  }

  if (failure !== null) throw failure;
  return { sent, refused };
}

/**
 * Sends a batch; `halve` when it is too large or the server stumbles over something in it. A single fact that is too large is
 * parked, or it would block all behind it; a single one the server stumbles over is answered with that failure.
 */
async function sendOrHalve(server: ServerCalls, batch: readonly Fact[], account: string): Promise<readonly Receipt[] | "halve" | ServerFailure> {
  try {
    return await server.send(batch, account);
  } catch (error) {
    if (!(error instanceof ServerFailure)) throw error;
    const { failure } = error;
    const tooLarge = failure.kind === "too-large";
    if (!tooLarge && !(failure.kind === "server" && failure.status === 500)) throw error;
    if (batch.length > 1) return "halve";
    return tooLarge ? [{ id: batch[0]!.id, status: "refused", code: "event.too-large" }] : error;
  }
}
