import { apply } from "../engine/session-engine.ts";
import { isRefusal, type Clock, type RefusalCode, type SessionFact } from "../engine/session-types.ts";
import type { Content, Language } from "../care/content.ts";
import { mothersOf, type Mother } from "../care/mothers.ts";
import type { SessionRecord } from "../care/sessions.ts";
import type { Account, Delivery, Fact } from "../store/facts.ts";
import type { NewFact, PhoneStore } from "../store/phone-store.ts";
import { newId } from "../store/uuid.ts";
import { overHttp, ServerFailure, type ServerCalls } from "../sync/server-calls.ts";
import { fetchSiteWords, type SiteWords } from "../sync/site-words.ts";
import { syncOnce } from "../sync/sync.ts";
import { SyncLoop } from "../sync/sync-loop.ts";
import { Words } from "./words.ts";

/** Roles that only see what is shared with them: the mother, the massage, what is normal. */
const HELPER_ROLES = ["helper", "mother"];
const CARE_ROLES = ["midwife", ...HELPER_ROLES];

/**
 * Everything the screens show, and the only way they change it: a fact is stored first, then all is built anew from the
 * facts, then the screens are told.
 */
export class AppModel extends EventTarget {
  /** Made anew each time the page starts: time across two of these was witnessed by nobody. */
  readonly boot = newId(Date.now());
  readonly sync: SyncLoop;
  content: Content | null = null;
  account: Account | null = null;
  words: Words | null = null;
  language: Language = "id";
  facts: readonly Fact[] = [];
  deliveries: readonly Delivery[] = [];
  mothers: readonly Mother[] = [];
  siteWords: readonly SiteWords[] = [];
  waitingForOthers = 0;
  persistent: boolean | null = null;
  private readonly server: ServerCalls;

  constructor(readonly store: PhoneStore) {
    super();
    this.server = overHttp(store.deviceId);
    this.sync = new SyncLoop(() => this.round(), () => this.changed());
  }

  /** Loads what the phone holds; needs no network. */
  async load(): Promise<void> {
    this.account = await this.store.account();
    this.content = await this.store.content();
    this.language = (await this.store.setting<Language>("language")) ?? pagesLanguage() ?? "id";
    await this.rebuild();
  }

  get isHelper(): boolean {
    return this.account !== null && HELPER_ROLES.includes(this.account.role);
  }

  /** Students and coordinators work on the pages; the phone is for those at the mother's side. */
  get worksHere(): boolean {
    return this.account === null || CARE_ROLES.includes(this.account.role);
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
    return this.mothers.flatMap((one) => one.sessions).find((one) => one.deviceId === this.store.deviceId && (one.state.status === "running" || one.state.status === "paused"));
  }

  clock(): Clock {
    return { at: Date.now(), boot: this.boot, mono: Math.round(performance.now()) };
  }

  /** Stores own facts and shows them. Rejects when the phone could not store them; then nothing has changed. */
  async record(facts: readonly NewFact[]): Promise<readonly Fact[]> {
    if (this.account === null) throw new Error("Nobody is signed in on this phone.");
    const made = await this.store.record(this.account.id, facts, Date.now());
    await this.rebuild();
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
    const { content, account } = this;
    this.words = content === null ? null : new Words(this.language, content);
    this.waitingForOthers = await this.store.waitingForOthers(account?.id ?? null);
    if (account !== null) {
      [this.facts, this.deliveries] = await Promise.all([this.store.facts(account.id), this.store.deliveries(account.id)]);
    } else {
      [this.facts, this.deliveries] = [[], []];
    }

    this.siteWords = account === null ? [] : (await this.store.setting<readonly SiteWords[]>(`site-words:${account.id}`)) ?? [];
    this.mothers = content === null ? [] : mothersOf(this.facts, this.deliveries, content);
    this.changed();
  }

  /** Hides the account's mothers on this phone. Its facts stay, sent or not, until the same account signs in again. */
  async leave(): Promise<void> {
    const left = this.account;
    if (left === null) return;
    await this.store.keepLeft(left.id);
    this.account = null;
    await this.rebuild();
    await this.endSignIn().catch(() => undefined); // without a network the next round does it
  }

  changed(): void {
    this.dispatchEvent(new Event("change"));
  }

  private async round(): Promise<void> {
    await this.refreshContent();
    await this.endSignIn();
    const result = await syncOnce(this.store, this.server, this.account, this.runningSession !== undefined);
    // Who left while the answer was on its way stays gone.
    const left = await this.store.left();
    if (left === null) this.account = result.account;
    else await this.store.keepLeft(left);
    await this.refreshSiteWords();
    await this.rebuild();
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
    if (words !== null) await this.store.keepSetting(`site-words:${account.id}`, words);
  }

  /** New content is taken at once, except under a running session, which ends under the rules it began with. */
  private async refreshContent(): Promise<void> {
    try {
      const fresh = await this.server.content(this.content?.version ?? null);
      if (fresh === null || this.runningSession !== undefined) return;
      await this.store.keepContent(fresh);
      this.content = fresh;
      await this.rebuild();
    } catch (error) {
      if (this.content === null || !(error instanceof ServerFailure)) throw error;
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
