import type { Account } from "../../store/facts.ts";
import { measuredIterations, MOST_WRONG, type OpenKey, type Unlocking } from "../../store/keyring.ts";
import type { PhoneStore } from "../../store/phone-store.ts";
import { ServerFailure, type ServerCalls } from "../../sync/server-calls.ts";

/**
 * `nobody`: nobody has signed in here. `choose`: somebody has, and has no PIN on this phone yet. `locked`: the PIN is asked for.
 * `open`: the facts are readable.
 */
export type LockState = "nobody" | "choose" | "locked" | "open";

/** Untouched for this long, the phone asks for the PIN again. */
export const IDLE_MS = 5 * 60_000;

const FORGOT_PIN = "forgot-pin";

/** Opens nothing; the server's answer still tells whether the sign-in is fresh. */
const NO_TICKET = "none";

/** Who may read this phone now. The key of the facts is in memory only between unlocking and locking. */
export class PhoneLock {
  state: LockState = "nobody";
  /** Whose PIN is asked for. */
  who: string | null = null;
  /** The session that ran when the phone locked: it stays in sight and usable, everything else asks for the PIN. */
  curtainedFor: string | null = null;
  /** Too many wrong PINs, or the PIN is forgotten: the server must vouch for the person first. */
  needsSignIn = false;
  /** Too many wrong PINs. */
  lockedOut = false;
  /** The person is signed in, but not freshly enough to be given the key again. */
  signInStale = false;
  private newcomer: Account | null = null;
  private opened: OpenKey | null = null;
  private recovered: OpenKey | null = null;
  private touchedAt = Date.now();
  private touchedMono = performance.now();

  constructor(private readonly store: PhoneStore, private readonly server: ServerCalls) {}

  /** What the phone knows before anybody has typed anything. */
  async start(): Promise<void> {
    const here = await this.store.here();
    if (here !== null) await this.askFor(here);
  }

  /** Somebody is signed in at the server: asks for their PIN, or for a new one. */
  async welcome(account: Account): Promise<void> {
    if (this.who !== account.id || this.state === "nobody") await this.askFor(account.id);
    this.newcomer = account;
  }

  /** Puts the facts under a new PIN and opens them. */
  async choose(secret: string): Promise<void> {
    const { who } = this;
    if (who === null || this.state !== "choose") return;
    await this.openWith(await this.store.keyring.choose(who, secret, this.recovered, await measuredIterations()));
  }

  async unlock(secret: string): Promise<Unlocking> {
    if (this.who === null) throw new Error("Nobody is here.");
    const result = await this.store.keyring.unlock(this.who, secret, Date.now());
    if (result.kind === "locked-out") this.needsSignIn = this.lockedOut = true;
    if (result.kind === "open") await this.openWith(result.key);
    return result;
  }

  /** A new PIN in the place of the old one; answers what the old one did. */
  async change(old: string, secret: string): Promise<Unlocking> {
    if (this.who === null) throw new Error("Nobody is here.");
    const result = await this.store.keyring.unlock(this.who, old, Date.now());
    if (result.kind === "open") await this.store.keyring.choose(this.who, secret, result.key, await measuredIterations());
    return result;
  }

  /** Asks the server for the secret this phone's key was laid under a second time; the server gives it only after a fresh sign-in. */
  async recover(): Promise<void> {
    const { who } = this;
    if (who === null || this.state !== "locked" || !this.needsSignIn) return;
    const recovery = (await this.store.keyring.row(who))?.recovery ?? null;
    try {
      const { secret } = await this.server.recovery(who, recovery?.ticket ?? NO_TICKET);
      this.recovered = await this.store.keyring.recover(who, bytesOf(secret));
      this.state = "choose";
      await this.rememberPin();
    } catch (error) {
      if (!(error instanceof ServerFailure)) throw error;
      const { failure } = error;
      if (failure.kind === "forbidden") this.signInStale = true;
      else if (failure.kind === "server" && failure.status === 400) await this.tryOn(who); // no ticket, or one the server cannot open any more
      else throw error;
    }
  }

  /** Who has freshly signed in may go on trying: nothing else can open what is sealed. */
  private async tryOn(who: string): Promise<void> {
    await this.store.keyring.forgiveTries(who);
    await this.rememberPin();
  }

  /** Lays the key a second time under a secret of the server's, once there is a network; after that no script can read the key out. */
  async prepareRecovery(): Promise<void> {
    const { opened } = this;
    if (opened === null) return;
    if ((await this.store.keyring.row(opened.account))?.recovery == null) {
      const { ticket, secret } = await this.server.recovery(opened.account, null);
      await this.store.keyring.keepRecovery(opened, ticket, bytesOf(secret));
    }

    if (this.opened === opened) this.opened = null;
  }

  /** Takes the key out of memory, or, while a massage runs, hides everything but the massage. */
  lock(runningSession: string | null): void {
    if (this.state !== "open") return;
    if (runningSession !== null) {
      this.curtainedFor = runningSession;
      return;
    }

    this.close();
    this.state = "locked";
  }

  /** The PIN is forgotten: from the next fresh sign-in on, a new one may be chosen. */
  async forgotPin(): Promise<void> {
    this.needsSignIn = true;
    await this.store.keepSetting(FORGOT_PIN, this.who);
  }

  /** It came back to mind, or a new one may be chosen. */
  async rememberPin(): Promise<void> {
    this.needsSignIn = this.lockedOut = this.signInStale = false;
    await this.store.keepSetting(FORGOT_PIN, null);
  }

  /** Nobody is here any more. */
  leave(): void {
    this.close();
    this.state = "nobody";
    this.who = null;
    this.newcomer = null;
  }

  touch(): void {
    this.touchedAt = Date.now();
    this.touchedMono = performance.now();
  }

  /** By either clock: one stands still while the phone sleeps, the other can be set. */
  get isIdle(): boolean {
    return Date.now() - this.touchedAt >= IDLE_MS || performance.now() - this.touchedMono >= IDLE_MS;
  }

  private close(): void {
    this.store.lock();
    this.opened = null;
    this.recovered = null;
    this.curtainedFor = null;
  }

  private async askFor(account: string): Promise<void> {
    this.close();
    const row = await this.store.keyring.row(account);
    this.who = account;
    this.newcomer = null;
    this.lockedOut = (row?.wrong ?? 0) >= MOST_WRONG;
    this.needsSignIn = this.lockedOut || (await this.store.setting<string>(FORGOT_PIN)) === account;
    this.signInStale = false;
    this.state = row?.guard === "secret" ? "locked" : "choose";
  }

  /** Opens the facts, unless somebody else is asked for meanwhile: deriving a key takes a moment. */
  private async openWith(key: OpenKey): Promise<void> {
    if (this.who !== key.account) return;
    await this.store.unlock(key, Date.now());
    if (this.newcomer?.id === key.account) await this.store.keepAccount(this.newcomer);
    if (this.who !== key.account) return this.store.lock(key.account);
    await this.store.keepHere(key.account);
    if (this.who !== key.account) return this.store.lock(key.account);
    this.opened = key;
    this.recovered = null;
    this.curtainedFor = null;
    await this.rememberPin();
    this.state = "open";
    this.touch();
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
