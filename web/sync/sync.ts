import type { IsGone } from "../care/forgetting.ts";
import { leftCareSince } from "../care/leaving.ts";
import { wordsOnSharing } from "../care/sharing.ts";
import type { Account, Fact } from "../store/facts.ts";
import type { PhoneStore } from "../store/phone-store.ts";
import { fetchHistories } from "./histories.ts";
import { sendPending, type Sent } from "./sending.ts";
import { ServerFailure, type ServerCalls } from "./server-calls.ts";

/** Roles whose phone shows what a helper's shows: the mother's own too. */
export const HELPER_ROLES: readonly string[] = ["helper", "mother"];

/** The role that sees a mother only as long as she shares. She herself always sees herself. */
const SEES_BY_SHARING = "helper";

/** What one round with the server did. */
export interface RoundResult extends Omit<Sent, "stumbled"> {
  readonly account: Account;
  readonly pulled: number;
}

/** Somebody else is signed in than the phone thought; nothing of theirs was stored, nothing was sent. */
export interface SomebodyElse {
  readonly signedIn: Account;
}

export interface RoundOptions {
  /** Another account's sign-in is not taken over: a massage under way must not lose its witness. Asked each time: one may begin during a long round. */
  readonly stay?: () => boolean;
  readonly isGone?: IsGone | null;
  readonly nowMs?: number;
  /** Told whenever something that can be shown was kept during a long round. */
  readonly kept?: () => Promise<void>;
}

/** Who is signed in at the server. Nothing is stored. */
export async function whoIsSignedIn(server: ServerCalls): Promise<Account> {
  const account = await server.signedIn();
  if (account === null) throw new ServerFailure({ kind: "signed-out" });
  return account;
}

/**
 * One round: ask who is signed in and what is new, send what waits for that account, fetch the histories that are missing, and forget whom the
 * account no longer cares for. The account is asked for first and named with every parcel, so that nobody's facts are ever sent in somebody else's name.
 */
export function syncOnce(store: PhoneStore, server: ServerCalls, known: Account, options: RoundOptions = {}): Promise<RoundResult | SomebodyElse> {
  const { stay = () => false, isGone = null, nowMs = Date.now(), kept = async () => undefined } = options;
  return new Round(store, server, known, { stay, isGone, nowMs, kept }).run();
}

class Round {
  private account: Account;
  private sent: Omit<Sent, "stumbled"> = { sent: 0, refused: 0, held: 0 };
  private fetched = 0;
  private pulled = 0;
  /** What the server stumbled over is left for the next round, and holds up nothing else in this one. */
  private readonly stumbled: { sending: ServerFailure | null; fetching: ServerFailure | null } = { sending: null, fetching: null };
  /** Words on sharing among what was new. */
  private readonly words: Fact[] = [];

  constructor(private readonly store: PhoneStore, private readonly server: ServerCalls, private readonly known: Account, private readonly options: Required<RoundOptions>) {
    this.account = known;
  }

  async run(): Promise<RoundResult | SomebodyElse> {
    const { store, known, options: { kept } } = this;
    const holdsNothing = (await store.cursor(known.id)) === 0;
    const signedIn = holdsNothing ? await this.begin() : await this.news(true);
    if (signedIn.id !== known.id) {
      if (this.options.stay()) throw new ServerFailure({ kind: "other-account" });
      return { signedIn };
    }

    if (store.toFetch(known.id) !== null) await kept();
    // What was recorded here goes first: it does not wait for everybody's history, which on a slow line takes long.
    await this.send();
    await this.histories();
    if (holdsNothing || this.fetched + this.sent.sent > 0) await this.newsOf(known);
    await this.histories();
    await this.forget();
    const fault = this.stumbled.sending ?? this.stumbled.fetching;
    if (fault !== null) throw fault;
    const { sent, refused, held } = this.sent;
    return { account: this.account, sent, refused, held, pulled: this.pulled + this.fetched };
  }

  /** Fetches who is missing; between two answers sends what was recorded meanwhile. */
  private async histories(): Promise<void> {
    const { store, server, known, options: { nowMs, kept } } = this;
    if (this.stumbled.fetching !== null) return;
    const { fetched, stumbled } = await fetchHistories(store, server, known.id, nowMs, async () => {
      await kept();
      await this.send();
    });
    this.fetched += fetched;
    this.stumbled.fetching = stumbled;
  }

  /** On a phone that holds nothing: whose histories there are to fetch. Protocols are asked for together with it, and stand before the facts that name them. */
  private async begin(): Promise<Account> {
    const { store, server, known } = this;
    const protocols = this.protocols().catch((error: unknown) => error);
    const { account, mothers, cursor } = await server.roster();
    if (account.id !== known.id) return account;
    const fault = await protocols;
    if (fault !== undefined) throw fault;
    await this.take(account);
    await store.beginFetching(known.id, mothers, cursor);
    return account;
  }

  /** What came since the last round, page by page. Answers who is signed in; of somebody else nothing is kept. */
  private async news(withProtocols: boolean): Promise<Account> {
    const { store, server, known } = this;
    let asksProtocols = withProtocols;
    for (;;) {
      const after = await store.cursor(known.id);
      const page = await server.caseload(after);
      if (page.account.id !== known.id) return page.account;
      await this.take(page.account);
      if (asksProtocols) await this.protocols();
      asksProtocols = false;
      if (page.cursor < after) {
        await store.handInAgain(known.id);
        return this.begin();
      }

      await this.keep(page.events, page.cursor, after);
      if (!page.more) return page.account;
    }
  }

  private async newsOf(account: Account): Promise<void> {
    if ((await this.news(false)).id !== account.id) throw new ServerFailure({ kind: "other-account" });
  }

  /** Keeps a page. Of mothers whose whole histories are still to come nothing is kept: nobody is here in part. */
  private async keep(events: readonly Fact[], cursor: number, before: number): Promise<void> {
    const { store, known } = this;
    const isHelper = this.account.role === SEES_BY_SHARING;
    if (isHelper) this.words.push(...events.filter((fact) => wordsOnSharing([fact]).size > 0));
    const here = await this.registered(events);
    const back = new Set(events.filter((fact) => isBack(fact, isHelper) && !here.has(fact.motherId)).map((fact) => fact.motherId));
    const missing = new Set([...back, ...(store.toFetch(known.id)?.left ?? [])]);
    const sharing = isHelper ? wordsOnSharing(events) : new Map<string, boolean>();
    // That a mother this phone does not know, or knows no more, shares with nobody is said again in every round.
    const kept = events.filter((fact) => !missing.has(fact.motherId) && (sharing.get(fact.motherId) !== false || here.has(fact.motherId)));
    if (kept.length > 0 || cursor !== before || back.size > 0) await store.keepCaseload(known.id, kept, cursor, this.options.nowMs, [...back]);
    this.pulled += kept.length;
  }

  /** The mothers who are on this phone, or come with these events. */
  private async registered(events: readonly Fact[]): Promise<ReadonlySet<string>> {
    return new Set([...(await this.store.facts(this.known.id)), ...events].filter((fact) => fact.type === "mother.registered" && fact.corrects === null).map((fact) => fact.motherId));
  }

  /** Under a massage nothing changes: it ends by the protocol it began with. */
  private async protocols(): Promise<void> {
    const { store, server, known } = this;
    if (this.options.stay()) return;
    const fresh = await server.protocols(known.id, store.protocols(known.id).tag);
    if (fresh !== null) await store.keepProtocols(known.id, fresh);
  }

  private async take(account: Account): Promise<void> {
    this.account = account;
    await this.store.keepAccount(account);
  }

  /** Sends what waits; once the server has stumbled over a fact, no more in this round. */
  private async send(): Promise<void> {
    if (this.stumbled.sending !== null) return;
    const { sent, refused, held, stumbled } = await sendPending(this.store, this.server, this.known.id, this.options.nowMs);
    this.sent = { sent: this.sent.sent + sent, refused: this.sent.refused + refused, held };
    this.stumbled.sending = stumbled;
  }

  /** A massage under way is brought to its end first: nothing of its mother is forgotten under the hands. */
  private async forget(): Promise<void> {
    const { store, account, options: { stay, isGone, nowMs } } = this;
    if (stay()) return;
    if (isGone !== null) await forgetWhoLeft(store, account.id, isGone, nowMs);
    if (account.role === SEES_BY_SHARING) await forgetWhoSharesNoMore(store, account.id, this.words);
  }
}

/**
 * True for whatever is told of a mother but that she left or shares no more. When she is not on this phone, it has forgotten her: she is in care again,
 * shares again, or something red was found of her late.
 */
const isBack = (fact: Fact, isHelper: boolean): boolean =>
  fact.type !== "mother.left-care" && !(isHelper && wordsOnSharing([fact]).get(fact.motherId) === false);

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

