import { leftCareSince, type LeavingRules } from "../care/leaving.ts";
import type { Account, Fact, Receipt } from "../store/facts.ts";
import type { PhoneStore } from "../store/phone-store.ts";
import { ServerFailure, type ServerCalls } from "./server-calls.ts";

const BATCH = 100;

/** After stumbling over this many mothers the fault is the server's, not a fact's: wait for it to recover. */
const MOST_STUMBLES = 3;

/** The server takes facts up to five minutes ahead of its clock; a minute of that is left for the way. */
const MOST_AHEAD_MS = 4 * 60_000;

/** What one round with the server did. */
export interface RoundResult {
  readonly account: Account;
  readonly sent: number;
  readonly refused: number;
  readonly pulled: number;
  /** Facts of a time the server has not reached, because this phone's clock was ahead: they wait. */
  readonly held: number;
}

/** Somebody else is signed in than the phone thought; nothing of theirs was stored, nothing was sent. */
export interface SomebodyElse {
  readonly signedIn: Account;
}

export interface RoundOptions {
  /** Another account's sign-in is not taken over: a massage under way must not lose its witness. */
  readonly stay?: boolean;
  readonly leaving?: LeavingRules | null;
  readonly nowMs?: number;
}

/** Who is signed in at the server. Nothing is stored. */
export async function whoIsSignedIn(server: ServerCalls): Promise<Account> {
  return (await server.caseload(Number.MAX_SAFE_INTEGER)).account;
}

/**
 * One round: ask who is signed in and what is new, send what waits for that account, ask again if something was sent, and forget whom the
 * account no longer cares for. The account is asked for first and named with every parcel, so that nobody's facts are ever sent in somebody
 * else's name.
 */
export async function syncOnce(store: PhoneStore, server: ServerCalls, known: Account, options: RoundOptions = {}): Promise<RoundResult | SomebodyElse> {
  const { stay = false, leaving = null, nowMs = Date.now() } = options;
  const first = await pull(store, server, known, nowMs);
  if ("signedIn" in first) {
    if (stay) throw new ServerFailure({ kind: "other-account" });
    return first;
  }

  const { account } = first;
  const { sent, refused, held } = await sendPending(store, server, account.id, nowMs);
  const second = sent > 0 ? await pull(store, server, account, nowMs) : { account, pulled: 0 };
  if ("signedIn" in second) throw new ServerFailure({ kind: "other-account" });
  if (leaving !== null) await forgetWhoLeft(store, account.id, leaving, nowMs);
  return { account, sent, refused, held, pulled: first.pulled + second.pulled };
}

async function pull(store: PhoneStore, server: ServerCalls, known: Account, nowMs: number): Promise<{ account: Account; pulled: number } | SomebodyElse> {
  let pulled = 0;
  let returned: Fact[] = [];
  let anew = false;
  for (;;) {
    const page = await server.caseload(await store.cursor(known.id));
    if (page.account.id !== known.id) return { signedIn: page.account };
    await store.keepAccount(page.account);
    if (page.events.length > 0 || page.cursor !== (await store.cursor(known.id))) await store.keepCaseload(known.id, page.events, page.cursor, nowMs);
    pulled += page.events.length;
    returned = [...returned, ...page.events.filter((fact) => fact.type === "mother.returned")];
    if (page.more) continue;
    if (!anew && (await cameBack(store, known.id, returned))) {
      anew = true;
      await store.forgetCursor(known.id);
      continue;
    }

    return { account: page.account, pulled };
  }
}

/** True when a mother this phone has forgotten is in care again: what it forgot is fetched anew. */
async function cameBack(store: PhoneStore, account: string, returned: readonly Fact[]): Promise<boolean> {
  if (returned.length === 0) return false;
  const known = new Set((await store.facts(account)).filter((fact) => fact.type === "mother.registered").map((fact) => fact.motherId));
  return returned.some((fact) => !known.has(fact.motherId));
}

/** Forgets the mothers who left care longer ago than the rules keep them. */
async function forgetWhoLeft(store: PhoneStore, account: string, rules: LeavingRules, nowMs: number): Promise<void> {
  const facts = await store.facts(account);
  const gone = [...leftCareSince(facts)].filter(([, left]) => nowMs - left.atMs >= rules.keepDays * 86_400_000).map(([motherId]) => motherId);
  if (gone.length > 0) await store.forgetMothers(account, new Set(gone));
}

/** Sends what waits, in order. A mother one of whose facts the server stumbles over is left for the next round; the others go on. */
async function sendPending(store: PhoneStore, server: ServerCalls, account: string, nowMs: number): Promise<{ sent: number; refused: number; held: number }> {
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

  if (failure !== null) throw failure;
  return { sent, refused, held };
}

/** The facts whose time has come at the server. One that must wait holds back what is built on it, and nothing else. */
function reached(waiting: readonly Fact[], untilMs: number): { ready: Fact[]; held: number } {
  const holding = new Set<string>();
  const ready = waiting.filter((fact) => {
    const isHeld = Date.parse(fact.occurredAt) > untilMs || holding.has(fact.motherId) || holding.has(threadOf(fact));
    if (isHeld) holding.add(threadOf(fact));
    return !isHeld;
  });
  return { ready, held: waiting.length - ready.length };
}

/** What is built on a fact of this kind: on a registration or a consent everything of the mother, on a step its session, on a contact the next. */
function threadOf({ id, type, motherId, payload }: Fact): string {
  if (type === "mother.registered" || type === "consent.recorded") return motherId;
  if (type.startsWith("session.")) return String(payload["sessionId"]);
  return type === "contact.changed" ? `contact:${motherId}` : id;
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
