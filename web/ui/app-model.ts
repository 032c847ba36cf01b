import { apply } from "../engine/session-engine.ts";
import { isRefusal, type Clock, type RefusalCode, type SessionFact } from "../engine/session-types.ts";
import type { Content, Language, Protocol } from "../care/content.ts";
import { forgetting } from "../care/forgetting.ts";
import { MotherShelf } from "../care/mother-shelf.ts";
import type { Mother } from "../care/mothers.ts";
import type { SessionRecord } from "../care/sessions.ts";
import { studyCodeOf } from "../care/study-code.ts";
import type { Account, Delivery, Fact } from "../store/facts.ts";
import { LockedError, type NewFact, type PhoneStore } from "../store/phone-store.ts";
import type { ToFetch } from "../store/vault.ts";
import { newId } from "../store/uuid.ts";
import { overHttp, ServerFailure, type ServerCalls } from "../sync/server-calls.ts";
import { fetchSiteWords, type SiteWords } from "../sync/site-words.ts";
import { HELPER_ROLES, syncOnce, whoIsSignedIn, type RoundResult } from "../sync/sync.ts";
import { SyncLoop } from "../sync/sync-loop.ts";
import { PhoneLock } from "./lock/phone-lock.ts";
import { Storage } from "./shell/storage.ts";
import { Words } from "./words.ts";

const CARE_ROLES = ["midwife", ...HELPER_ROLES];

const NONE: readonly Protocol[] = [];

/** A pause longer than this gives the key up: the massage asks for the PIN before it goes on. */
export const PAUSE_KEEPS_MS = 30 * 60_000;

/** Content that was asked for so short a time ago is not asked for again: on a slow line every question costs half a second. */
const CONTENT_FRESH_MS = 30_000;

/** A phone whose clock is further off than this is told so. */
const CLOCK_OFF_MS = 2 * 60_000;

/**
 * Everything the screens show, and the only way they change it: a fact is stored first, then all is built anew from the
 * facts, then the screens are told.
 */
export class AppModel extends EventTarget {
  /** Made anew each time the page starts: time across two of these was witnessed by nobody. */
  readonly boot = newId(Date.now());
  readonly sync: SyncLoop;
  /** What the screens work from: the product's content with the site's own protocols. */
  content: Content | null = null;
  account: Account | null = null;
  words: Words | null = null;
  language: Language = "id";
  facts: readonly Fact[] = [];
  deliveries: readonly Delivery[] = [];
  mothers: readonly Mother[] = [];
  /** Study codes by mother: worked out once each. */
  readonly codes = new Map<string, string>();
  /** What was last searched for, and by whom. */
  searched: { readonly account: string; readonly query: string } | null = null;
  /** Signed in at the server, with a role that has no work on the phone. */
  visitor: Account | null = null;
  siteWords: readonly SiteWords[] = [];
  waitingForOthers = 0;
  /** Facts of the account whose PIN is asked for. */
  waitingLocked = 0;
  dropped: readonly Delivery[] = [];
  /** Facts given up that hold massage back all the same. */
  holding: ReadonlySet<string> = new Set();
  lastRound: RoundResult | null = null;
  /** Mothers whose histories are still to be fetched; null when everybody is here. */
  toFetch: ToFetch | null = null;
  readonly storage = new Storage();
  readonly lock: PhoneLock;
  private readonly shelf = new MotherShelf();
  /** The same for everybody, as the server gives it. */
  private product: Content | null = null;
  /** When the server was last asked for it, on the page's own clock. */
  private productAskedAt = -Infinity;
  private own: readonly Protocol[] = NONE;
  private combined: Content | null = null;
  private running: SessionRecord | undefined;
  private readonly server: ServerCalls;

  constructor(readonly store: PhoneStore) {
    super();
    this.server = overHttp(store.deviceId);
    this.lock = new PhoneLock(store, this.server);
    this.sync = new SyncLoop(() => this.round(), () => this.changed());
  }

  /** Loads what can be read before unlocking; needs no network. */
  async load(): Promise<void> {
    await this.lock.start();
    this.product = await this.store.content();
    this.language = (await this.store.setting<Language>("language")) ?? pagesLanguage() ?? "id";
    await this.rebuild();
  }

  get isHelper(): boolean {
    return this.account !== null && HELPER_ROLES.includes(this.account.role);
  }

  /** Students and coordinators work on the pages; the phone is for those at the mother's side. */
  get worksHere(): boolean {
    return this.visitor === null;
  }

  /** True once it is known what the first screen is: somebody's PIN or list, or that nobody is signed in or can be asked. What can wait is fetched from then on. */
  get hasBegun(): boolean {
    return this.content !== null && (this.lock.state !== "nobody" || !["idle", "syncing"].includes(this.sync.status));
  }

  /** True while the caseload comes for the first time: the list is empty because nothing is here yet. */
  get fetchesFirst(): boolean {
    return this.mothers.length === 0 && this.lastRound === null && this.sync.status === "syncing";
  }

  get pending(): readonly Delivery[] {
    return this.deliveries.filter((one) => one.status === "pending");
  }

  get parked(): readonly Delivery[] {
    return this.deliveries.filter((one) => one.status === "refused");
  }

  mother(id: string): Mother | undefined {
    return this.mothers.find((one) => one.id === id);
  }

  session(id: string): SessionRecord | undefined {
    return this.mothers.flatMap((one) => one.sessions).find((one) => one.sessionId === id);
  }

  get runningSession(): SessionRecord | undefined {
    return this.running;
  }

  /** How far this phone's clock is behind the server's (ahead: negative), when that is worth telling; otherwise null. */
  get clockOffMs(): number | null {
    const { aheadMs } = this.server;
    return aheadMs !== null && Math.abs(aheadMs) > CLOCK_OFF_MS ? aheadMs : null;
  }

  clock(): Clock {
    return { at: Date.now(), boot: this.boot, mono: Math.round(performance.now()) };
  }

  /** Stores own facts and shows them. Rejects when the phone could not store them; then nothing has changed. */
  async record(facts: readonly NewFact[]): Promise<readonly Fact[]> {
    if (this.account === null) throw new Error("Nobody is signed in on this phone.");
    const { id } = this.account;
    const made = await this.storage.watch(() => this.store.record(id, facts, Date.now())).finally(() => this.changed());
    // They are stored: that they could not be shown must not let anybody record them twice.
    await this.rebuild().catch((error: unknown) => console.error(error));
    this.sync.now();
    return made;
  }

  /** Takes a session one step on: judged by the engine, stored, then shown. Answers the refusal, or null when it was taken. */
  async act(session: SessionRecord, fact: SessionFact, clock: Clock = this.clock()): Promise<RefusalCode | null> {
    const result = apply(session.state, { ...fact, ...clock }, session.rules, Date.now());
    if (isRefusal(result)) return result.refused;
    await this.record([sessionFact(session.motherId, session.sessionId, fact, clock)]);
    return null;
  }

  async chooseLanguage(language: Language): Promise<void> {
    this.language = language;
    await this.store.keepSetting("language", language);
    await this.rebuild();
  }

  /** Builds everything shown from what is stored. */
  async rebuild(): Promise<void> {
    const { product, lock, store } = this;
    const who = lock.who;
    this.words = product === null ? null : new Words(this.language, product);
    this.waitingForOthers = await store.waitingForOthers(who);
    this.waitingLocked = who === null || lock.state === "open" ? 0 : await store.waitingFor(who);
    // Asked after the last wait: the phone may have locked, or somebody else may have come, while this was read.
    if (who !== null && who === lock.who && lock.state === "open" && store.isOpen(who)) await this.show(who);
    else this.forget();
    this.changed();
  }

  private async show(who: string): Promise<void> {
    const { store } = this;
    const content = this.combine(store.protocols(who).protocols);
    const given = store.givenUp(who);
    this.siteWords = store.siteWords(who);
    this.toFetch = store.toFetch(who);
    [this.account, this.facts, this.deliveries, this.dropped] = await Promise.all([store.account(who), store.facts(who), store.deliveries(who), store.dropped(who)]);
    if (!store.isOpen(who)) return this.forget();
    this.mothers = content === null ? [] : this.shelf.mothers(this.facts, this.deliveries, content, given);
    this.holding = this.shelf.holding;
    this.running = this.mothers.flatMap((one) => one.sessions).find((one) => one.deviceId === store.deviceId && (one.state.status === "running" || one.state.status === "paused"));
    void this.makeCodes(who);
  }

  /** Lets go of everything about people, at once. */
  private forget(): void {
    this.combine(NONE);
    [this.account, this.facts, this.deliveries, this.dropped, this.mothers, this.siteWords] = [null, [], [], [], [], []];
    [this.holding, this.running, this.searched, this.lastRound, this.toFetch] = [new Set(), undefined, null, null, null];
    this.shelf.clear();
    this.codes.clear();
  }

  private async makeCodes(who: string): Promise<void> {
    for (const { id, givenCode } of this.mothers) {
      const code = this.codes.get(id) ?? givenCode ?? await studyCodeOf(id);
      if (this.account?.id !== who) return; // locked meanwhile
      this.codes.set(id, code);
    }
  }

  /** The same object as long as neither part changes: everything worked out from it stays. */
  private combine(own: readonly Protocol[]): Content | null {
    const { product } = this;
    if (product !== this.combined || own !== this.own) this.content = product === null || own.length === 0 ? product : { ...product, protocols: [...own, ...product.protocols] };
    [this.combined, this.own] = [product, own];
    return this.content;
  }

  /** After the PIN: shows what is stored, lets whoever listens settle what was left open, and asks the server what is new. */
  async opened(): Promise<void> {
    await this.rebuild();
    await this.forgetDropped();
    this.dispatchEvent(new Event("opened"));
    this.sync.now();
  }

  private async forgetDropped(): Promise<void> {
    const { account, store, holding } = this;
    if (account === null) return;
    const before = this.dropped.length;
    await store.forgetDropped(account.id, Date.now(), holding);
    if ((await store.dropped(account.id)).length < before) await this.rebuild();
  }

  /** The massage that may keep the key while the phone is locked: one under way, or paused not longer than half an hour. */
  get witnessed(): SessionRecord | undefined {
    const { running } = this;
    if (running === undefined) return undefined;
    const { status, boot, lastAt, lastMono } = running.state;
    const { at, boot: now, mono } = this.clock();
    const pausedMs = status !== "paused" ? 0 : Math.max(at - lastAt, boot === now ? mono - lastMono : 0);
    return pausedMs < PAUSE_KEEPS_MS ? running : undefined;
  }

  /** Locks when nobody has touched the phone for a while, or at once. */
  async lockNow(): Promise<void> {
    if (this.lock.state !== "open") return;
    this.lock.lock(this.witnessed?.sessionId ?? null);
    if (this.lock.state !== "open") this.forget();
    await this.rebuild();
  }

  /** Hides the account's mothers on this phone. Its facts stay, sent or not, until the same account signs in again. */
  async leave(): Promise<void> {
    const { who } = this.lock;
    if (who === null) return;
    await this.store.keepLeft(who);
    this.lock.leave();
    this.visitor = null;
    this.forget();
    await this.rebuild();
    await this.endSignIn().catch(() => undefined); // without a network the next round does it
  }

  changed(): void {
    this.dispatchEvent(new Event("change"));
  }

  /** One round with the server. A phone that locks in the middle ends it; what was not stored is asked for again. */
  private async round(): Promise<void> {
    await this.exchange().catch((error: unknown) => { if (!(error instanceof LockedError)) throw error; });
  }

  private async exchange(): Promise<void> {
    await this.endSignIn();
    await this.storage.look();
    const { lock, account } = this;
    if (lock.state !== "open" || account === null) return this.begin();
    await this.refreshContent();
    const result = await this.storage.watch(() => syncOnce(this.store, this.server, account, { stay: () => this.runningSession !== undefined, isGone: forgetting(this.content, this.deliveries), kept: () => this.rebuild() }));
    if (this.account?.id !== account.id) return; // locked, or left to somebody else, meanwhile
    if ("signedIn" in result) {
      await this.meet(result.signedIn);
    } else {
      if (result.sent + result.held > 0 || this.lastRound === null) this.lastRound = result;
      await lock.prepareRecovery().catch((error: unknown) => { if (!(error instanceof ServerFailure)) throw error; });
    }
    await this.refreshSiteWords();
    await this.rebuild();
  }

  /** Asks for the content and who is signed in together: on a slow line the one need not wait for the other. Without content nothing can be shown, so its fault counts first. */
  private async begin(): Promise<void> {
    for (const asked of await Promise.allSettled([this.refreshContent(), this.meetWhoIsSignedIn()])) if (asked.status === "rejected") throw asked.reason;
  }

  /** While nothing is readable nothing is sent; but whoever has signed in is asked for their PIN. */
  private async meetWhoIsSignedIn(): Promise<void> {
    const { lock } = this;
    const signedIn = await whoIsSignedIn(this.server);
    if (lock.state === "open" || (await this.store.left()) !== null) return;
    await this.meet(signedIn);
    await lock.recover();
    await this.rebuild();
  }

  private async meet(signedIn: Account): Promise<void> {
    this.visitor = CARE_ROLES.includes(signedIn.role) ? null : signedIn;
    if (this.visitor === null) await this.lock.welcome(signedIn);
    else this.lock.lock(null);
  }

  /** Ends the server's sign-in of who left this phone, before anything else is asked of the server: nobody else is shown their mothers. */
  private async endSignIn(): Promise<void> {
    const left = await this.store.left();
    if (left === null) return;
    await this.server.signOut(left);
    await this.store.keepLeft(null);
  }

  /** The site's licensed words, for those who record with them. */
  private async refreshSiteWords(): Promise<void> {
    const { account } = this;
    if (account === null || this.isHelper || !this.worksHere) return;
    const words = await fetchSiteWords();
    if (words !== null && this.account?.id === account.id) await this.store.keepSiteWords(account.id, words);
  }

  /** New content is taken at once, except under a running session, which ends under the rules it began with. */
  private async refreshContent(): Promise<void> {
    if (this.product !== null && performance.now() - this.productAskedAt < CONTENT_FRESH_MS) return;
    try {
      const fresh = await this.server.content(this.product?.version ?? null);
      this.productAskedAt = performance.now();
      if (fresh === null || this.runningSession !== undefined) return;
      await this.store.keepContent(fresh);
      this.product = fresh;
      await this.rebuild();
    } catch (error) {
      if (this.product === null || !(error instanceof ServerFailure)) throw error;
    }
  }
}

/** A session fact in its envelope: the wall clock goes to `occurredAt`, the rest of the engine's event into the payload. */
export function sessionFact(motherId: string, sessionId: string, { type, ...fields }: SessionFact, { at, boot, mono }: Clock): NewFact {
  return { type: `session.${type}`, occurredAtMs: at, motherId, payload: { ...fields, sessionId, boot, mono } };
}

/** The language the pages were last read in, from their cookie; a choice made in the app goes before it. */
function pagesLanguage(): Language | null {
  const kept = /(?:^|; )lancar-language=(id|en)(?:;|$)/.exec(document.cookie)?.[1];
  return kept === "id" || kept === "en" ? kept : null;
}
