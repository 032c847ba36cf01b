import type { IsGone } from "../care/forgetting.ts";
import { leftCareSince } from "../care/leaving.ts";
import { brings, names } from "../care/naming.ts";
import { wordsOnSharing } from "../care/sharing.ts";
import type { Account, Fact, Receipt } from "../store/facts.ts";
import type { PhoneStore } from "../store/phone-store.ts";
import { fetchHistories, type Kept } from "./histories.ts";
import { ServerFailure, type ServerCalls } from "./server-calls.ts";

const BATCH = 100;

/** Roles that see a mother only as long as she shares with them. */
export const HELPER_ROLES: readonly string[] = ["helper", "mother"];

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
  readonly isGone?: IsGone | null;
  readonly nowMs?: number;
  /** Told whenever part of the histories was kept. */
  readonly kept?: Kept;
}

/** Who is signed in at the server. Nothing is stored. */
export async function whoIsSignedIn(server: ServerCalls): Promise<Account> {
  const account = await server.signedIn();
  if (account === null) throw new ServerFailure({ kind: "signed-out" });
  return account;
}

/**
 * One round: ask who is signed in and what is new, send what waits for that account, ask again if something was sent, and forget whom the
 * account no longer cares for. The account is asked for first and named with every parcel, so that nobody's facts are ever sent in somebody
 * else's name.
 */
export async function syncOnce(store: PhoneStore, server: ServerCalls, known: Account, options: RoundOptions = {}): Promise<RoundResult | SomebodyElse> {
  const { stay = false, isGone = null, nowMs = Date.now(), kept = async () => undefined } = options;
  const first = await pull(store, server, known, nowMs, kept, !stay);
  if ("signedIn" in first) {
    if (stay) throw new ServerFailure({ kind: "other-account" });
    return first;
  }

  const { account } = first;
  const { sent, refused, held } = await sendPending(store, server, account.id, nowMs);
  const second = sent > 0 ? await pull(store, server, account, nowMs, kept) : { account, pulled: 0, words: [] };
  if ("signedIn" in second) throw new ServerFailure({ kind: "other-account" });
  // A massage under way is brought to its end first: nothing of its mother is forgotten under the hands.
  if (!stay && isGone !== null) await forgetWhoLeft(store, account.id, isGone, nowMs);
  if (!stay && HELPER_ROLES.includes(account.role)) await forgetWhoSharesNoMore(store, account.id, [...first.words, ...second.words]);
  return { account, sent, refused, held, pulled: first.pulled + second.pulled };
}

interface Pulled { readonly account: Account; readonly pulled: number; /** Words on sharing among what was new. */ readonly words: readonly Fact[] }

async function pull(store: PhoneStore, server: ServerCalls, known: Account, nowMs: number, kept: Kept, withProtocols = false): Promise<Pulled | SomebodyElse> {
  const fetchesWhole = store.toFetch(known.id) !== null || (await store.cursor(known.id)) === 0;
  let fetched = 0;
  if (fetchesWhole) {
    // Asked for together: whoever waits has nothing to look at yet. The protocols stand before the facts that name them.
    const protocols = withProtocols ? fetchProtocols(store, server, known.id).catch((error: unknown) => error) : undefined;
    const signedIn = await begin(store, server, known);
    if (signedIn.id !== known.id) return { signedIn };
    const fault = await protocols;
    if (fault !== undefined) throw fault;
    const whole = await fetchHistories(store, server, known, nowMs, kept);
    if (whole.signedIn !== undefined) return { signedIn: whole.signedIn };
    fetched += whole.fetched;
  }

  const news = await pullNews(store, server, known, nowMs, withProtocols && !fetchesWhole);
  if ("signedIn" in news) return news;
  const back = await forgotten(store, known.id, news.back);
  if (back.length > 0) {
    await store.beginFetching(known.id, back, await store.cursor(known.id));
    const again = await fetchHistories(store, server, known, nowMs, kept);
    if (again.signedIn !== undefined) return { signedIn: again.signedIn };
    fetched += again.fetched;
  }

  return { ...news, pulled: news.pulled + fetched };
}

/** Asks whom to fetch, unless it is known from a round that was torn. Answers who is signed in; of somebody else nothing is kept. */
async function begin(store: PhoneStore, server: ServerCalls, known: Account): Promise<Account> {
  if (store.toFetch(known.id) !== null) return whoIsSignedIn(server);
  const { account, mothers, cursor } = await server.roster();
  if (account.id !== known.id) return account;
  await store.keepAccount(account);
  await store.beginFetching(known.id, mothers, cursor);
  return account;
}

interface News extends Pulled { /** Words that a mother is in care again, or shares again. */ readonly back: readonly Fact[] }

/** What came since the last round. */
async function pullNews(store: PhoneStore, server: ServerCalls, known: Account, nowMs: number, withProtocols: boolean): Promise<News | SomebodyElse> {
  let asksProtocols = withProtocols;
  const heard: Fact[] = [];
  let pulled = 0;
  for (;;) {
    const page = await server.caseload(await store.cursor(known.id));
    if (page.account.id !== known.id) return { signedIn: page.account };
    await store.keepAccount(page.account);
    // Before the facts that name them. Under a massage nothing changes: it ends by the protocol it began with.
    if (asksProtocols) await fetchProtocols(store, server, known.id);
    asksProtocols = false;
    const isHelper = HELPER_ROLES.includes(page.account.role);
    const events = isHelper ? await worthKeeping(store, known.id, page.events) : page.events;
    if (events.length > 0 || page.cursor !== (await store.cursor(known.id))) await store.keepCaseload(known.id, events, page.cursor, nowMs);
    pulled += events.length;
    heard.push(...page.events.filter((fact) => fact.type === "mother.returned" || (isHelper && wordsOnSharing([fact]).size > 0)));
    if (page.more) continue;
    const words = heard.filter((fact) => fact.type !== "mother.returned");
    return { account: page.account, pulled, words, back: heard.filter((fact) => fact.type === "mother.returned" || fact.payload["given"] === true) };
  }
}

async function fetchProtocols(store: PhoneStore, server: ServerCalls, account: string): Promise<void> {
  const fresh = await server.protocols(account, store.protocols(account).tag);
  if (fresh !== null) await store.keepProtocols(account, fresh);
}

/** Without the word that a mother this phone does not know, or knows no more, shares with nobody: the server says it again in every round. */
async function worthKeeping(store: PhoneStore, account: string, events: readonly Fact[]): Promise<readonly Fact[]> {
  const sharing = wordsOnSharing(events);
  const known = await registered(store, account);
  return events.filter((fact) => sharing.get(fact.motherId) !== false || known.has(fact.motherId) || events.some((one) => one.motherId === fact.motherId && one.type === "mother.registered"));
}

async function registered(store: PhoneStore, account: string): Promise<Set<string>> {
  return new Set((await store.facts(account)).filter((fact) => fact.type === "mother.registered").map((fact) => fact.motherId));
}

/** The mothers of these facts who are no more on this phone: they are fetched again, whole. */
async function forgotten(store: PhoneStore, account: string, back: readonly Fact[]): Promise<readonly string[]> {
  if (back.length === 0) return [];
  const known = await registered(store, account);
  return [...new Set(back.map((fact) => fact.motherId))].filter((motherId) => !known.has(motherId));
}

/** A helper's phone forgets a mother with her word that she shares no more; what was not sent of her waits until it is settled. */
async function forgetWhoSharesNoMore(store: PhoneStore, account: string, heard: readonly Fact[]): Promise<void> {
  const sharing = wordsOnSharing([...(await store.facts(account)), ...heard]);
  const gone = [...sharing].filter(([, shares]) => !shares).map(([motherId]) => motherId);
  if (gone.length > 0) await store.forgetMothers(account, new Set(gone));
}

/** Forgets the mothers who are gone from care. */
async function forgetWhoLeft(store: PhoneStore, account: string, isGone: IsGone, nowMs: number): Promise<void> {
  const facts = await store.facts(account);
  const gone = [...leftCareSince(facts)].filter(([motherId, left]) => isGone(left, facts.filter((fact) => fact.motherId === motherId), nowMs)).map(([motherId]) => motherId);
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
