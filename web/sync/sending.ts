import { brings, names } from "../care/naming.ts";
import type { Fact, Receipt } from "../store/facts.ts";
import type { PhoneStore } from "../store/phone-store.ts";
import { ServerFailure, type ServerCalls } from "./server-calls.ts";

const BATCH = 100;

/** After stumbling over this many mothers the fault is the server's, not a fact's or a history's: wait for it to recover. */
export const MOST_STUMBLES = 3;

/** The server takes facts up to five minutes ahead of its clock; a minute of that is left for the way. */
const MOST_AHEAD_MS = 4 * 60_000;

export interface Sent {
  readonly sent: number;
  readonly refused: number;
  /** Facts of a time the server has not reached, because this phone's clock was ahead: they wait. */
  readonly held: number;
  /** The server stumbled over a fact; everything else was sent. */
  readonly stumbled: ServerFailure | null;
}

/** Sends what waits, in order. A mother one of whose facts the server stumbles over is left for the next round; the others go on. */
export async function sendPending(store: PhoneStore, server: ServerCalls, account: string, nowMs: number): Promise<Sent> {
  const { ready, held } = reached(await store.pending(account), nowMs + (server.aheadMs ?? 0) + MOST_AHEAD_MS);
  let waiting = ready;
  const stumbled = new Set<string>();
  let size = BATCH;
  let sent = 0;
  let refused = 0;
  let failure: ServerFailure | null = null;
  while (waiting.length > 0) {
    const batch = ofOnePhone(waiting.slice(0, size));
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

  return { sent, refused, held, stumbled: failure };
}

/** The facts whose time has come at the server. One that must wait holds back every fact that names it or what it brings, and nothing else. */
function reached(waiting: readonly Fact[], untilMs: number): { ready: Fact[]; held: number } {
  const held = new Set<string>();
  const ready = waiting.filter((fact) => {
    const isHeld = Date.parse(fact.occurredAt) > untilMs || names(fact).some((name) => held.has(name));
    if (isHeld) brings(fact).forEach((name) => held.add(name));
    return !isHeld;
  });
  return { ready, held: waiting.length - ready.length };
}

/** A parcel holds the facts of one phone: the server asks which it was. */
function ofOnePhone(batch: readonly Fact[]): readonly Fact[] {
  const other = batch.findIndex((fact) => fact.deviceId !== batch[0]!.deviceId);
  return other === -1 ? batch : batch.slice(0, other);
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
