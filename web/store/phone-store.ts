import type { Content } from "../care/content.ts";
import { renamed } from "../care/naming.ts";
import type { SiteWords } from "../sync/site-words.ts";
import { openDatabase, transact } from "./database.ts";
import { DROPPED_KEPT_MS, isUnsent, type Account, type Delivery, type Fact, type Heartbeat, type Receipt } from "./facts.ts";
import { Keyring, type OpenKey } from "./keyring.ts";
import { sealOld } from "./seal-old.ts";
import { newId } from "./uuid.ts";
import { Vault, VaultChange, type SealedRow, type SiteProtocols, type ToFetch } from "./vault.ts";

/** A fact before the phone has numbered it. */
export interface NewFact {
  readonly type: string;
  readonly occurredAtMs: number;
  readonly motherId: string;
  /** The fact this one corrects; absent for a new one. */
  readonly corrects?: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

const SCHEMA = 1;

/**
 * What this phone keeps, sealed per account. Signing out, locking, an update or another account's sign-in leave every row.
 * A fact and its place in the outbox are written in one transaction. Only one page has the store open (`main.ts`), so that what is in
 * memory is what is on the disk.
 */
export class PhoneStore {
  private readonly vaults = new Map<string, Vault>();
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(private readonly database: IDBDatabase, readonly deviceId: string, readonly keyring: Keyring) {}

  static async open(nowMs: number, name?: string): Promise<PhoneStore> {
    const database = await openDatabase(name);
    const keyring = await Keyring.open(database);
    await sealOld(database, keyring, nowMs);
    const deviceId = await transact(database, ["meta"], "readwrite", async (t) => {
      const known = await t.get<string>("meta", "deviceId");
      const id = known ?? newId(nowMs);
      if (known === undefined) t.put("meta", id, "deviceId");
      return id;
    });
    return new PhoneStore(database, deviceId, keyring);
  }

  close(): void {
    this.database.close();
  }

  /** Opens an account's records with its key. */
  unlock(key: Pick<OpenKey, "account" | "key">, nowMs: number): Promise<void> {
    return this.inTurn(async () => {
      if (this.vaults.has(key.account)) return;
      const vault = new Vault({ account: key.account, key: key.key });
      await vault.load(await transact(this.database, ["sealed"], "readonly", (t) => t.all<SealedRow>("sealed", rowsOf(key.account))));
      this.vaults.set(key.account, vault);
      const repacked = await vault.repacked(nowMs);
      if (repacked !== null) await this.commit(repacked);
    });
  }

  /** Lets go of everything readable, or of one account's. */
  lock(account?: string): void {
    if (account === undefined) this.vaults.clear();
    else this.vaults.delete(account);
  }

  isOpen(account: string): boolean {
    return this.vaults.has(account);
  }

  /** Adds own facts in order, each with the next number of this phone, and puts them into the outbox. Resolves when they are on disk. */
  record(account: string, facts: readonly NewFact[], nowMs: number): Promise<Fact[]> {
    return this.inTurn(async () => {
      const change = new VaultChange(this.vault(account));
      const before = (await this.meta<number>("deviceSequence")) ?? 0;
      const made = facts.map((fact, index): Fact => ({
        id: newId(nowMs),
        type: fact.type,
        schema: SCHEMA,
        deviceId: this.deviceId,
        deviceSequence: before + index + 1,
        occurredAt: new Date(fact.occurredAtMs).toISOString(),
        motherId: fact.motherId,
        corrects: fact.corrects ?? null,
        payload: fact.payload,
      }));
      for (const fact of made) {
        await change.put("fact", fact.id, fact);
        await change.put("delivery", fact.id, waiting(account, fact));
      }

      await this.commit(change, async (t) => {
        if (((await t.get<number>("meta", "deviceSequence")) ?? 0) !== before) throw new Error("Another page numbers facts on this phone.");
        t.put("meta", before + made.length, "deviceSequence");
      });
      return made;
    });
  }

  /** What is shown: every fact but those their owner gave up. */
  async facts(account: string): Promise<Fact[]> {
    const { facts, deliveries } = this.vault(account);
    return [...facts.values()].filter((fact) => deliveries.get(fact.id)?.status !== "dropped");
  }

  /** Every own fact's way, in this phone's order; those given up apart. */
  async deliveries(account: string): Promise<Delivery[]> {
    return this.sorted(account).filter((one) => one.status !== "dropped");
  }

  async dropped(account: string): Promise<Delivery[]> {
    return this.sorted(account).filter((one) => one.status === "dropped");
  }

  /** The facts their owner gave up and that no other has taken the place of. */
  givenUp(account: string): { readonly fact: Fact; readonly delivery: Delivery }[] {
    const { facts, deliveries } = this.vault(account);
    return [...deliveries.values()].filter((one) => one.status === "dropped" && one.mendedBy === undefined).flatMap((delivery) => {
      const fact = facts.get(delivery.id);
      return fact === undefined ? [] : [{ fact, delivery }];
    });
  }

  fact(account: string, id: string): Fact | undefined {
    return this.vault(account).facts.get(id);
  }

  /** How many facts of other accounts wait on this phone for their own sign-in. Needs no key. */
  async waitingForOthers(account: string | null): Promise<number> {
    const owners = await transact(this.database, ["sealed"], "readonly", (t) => t.indexed("sealed", "unsent"));
    return owners.filter((owner) => owner !== account).length;
  }

  /** How many facts of this account wait. Needs no key, so that a locked phone can say it. */
  async waitingFor(account: string): Promise<number> {
    const owners = await transact(this.database, ["sealed"], "readonly", (t) => t.indexed("sealed", "unsent"));
    return owners.filter((owner) => owner === account).length;
  }

  /** Own facts the server has not answered yet: those another phone made first (they came with a backup), then this phone's, each in its phone's order. */
  async pending(account: string): Promise<Fact[]> {
    const { facts, deliveries } = this.vault(account);
    const own = (fact: Fact) => (fact.deviceId === this.deviceId ? 1 : 0);
    return [...deliveries.values()].filter((one) => one.status === "pending").flatMap((one) => facts.get(one.id) ?? [])
      .sort((a, b) => own(a) - own(b) || (a.deviceId < b.deviceId ? -1 : a.deviceId > b.deviceId ? 1 : a.deviceSequence - b.deviceSequence));
  }

  /** Stores the server's receipts; only from here on does a fact count as sent. Receipts for unknown facts are ignored. */
  keepReceipts(account: string, receipts: readonly Receipt[]): Promise<void> {
    return this.inTurn(async () => {
      const vault = this.vault(account);
      const change = new VaultChange(vault);
      for (const receipt of receipts) {
        const delivery = vault.deliveries.get(receipt.id);
        const fact = vault.facts.get(receipt.id);
        if (delivery === undefined || fact === undefined) continue;
        if (receipt.status === "refused") {
          await change.put("delivery", receipt.id, { ...delivery, status: "refused", code: receipt.code, message: receipt.message ?? null } satisfies Delivery);
        } else {
          await change.put("delivery", receipt.id, { ...delivery, status: receipt.status } satisfies Delivery);
          await change.put("fact", receipt.id, { ...fact, sequence: receipt.sequence, recordedAt: receipt.recordedAt } satisfies Fact);
        }
      }

      await this.commit(change);
    });
  }

  /** Puts parked facts back into the outbox, to be judged again by the server. */
  retry(account: string, ...ids: readonly string[]): Promise<void> {
    return this.redeliver(account, ids, (one) => one.status === "refused" ? { ...one, status: "pending" } : null);
  }

  /** Gives up a parked fact: out of sight, and kept for 30 days. */
  drop(account: string, id: string, nowMs: number): Promise<void> {
    return this.redeliver(account, [id], (one) => one.status === "refused" ? { ...one, status: "dropped", droppedAt: new Date(nowMs).toISOString() } : null);
  }

  /** Takes a dropped fact back; one that another fact has taken the place of stays dropped. */
  takeBack(account: string, id: string): Promise<void> {
    return this.redeliver(account, [id], (one) => one.status === "dropped" && one.mendedBy === undefined ? { ...one, status: "refused" } : null);
  }

  /**
   * Puts a mended fact in the place of a parked one: a new id, the same moment and the same number of this phone, which a refused fact leaves
   * free; so it is sent before what was built on it. Unsent facts that name the parked one name the mended one from then on, and what the server
   * parked of the same mother is tried again after it.
   */
  mend(account: string, id: string, payload: Readonly<Record<string, unknown>>, nowMs: number, occurredAtMs?: number): Promise<Fact | null> {
    return this.inTurn(async () => {
      const vault = this.vault(account);
      const [fact, delivery] = [vault.facts.get(id), vault.deliveries.get(id)];
      if (fact === undefined || delivery?.status !== "refused") return null;
      const mended: Fact = { ...fact, id: newId(nowMs), payload, occurredAt: occurredAtMs === undefined ? fact.occurredAt : new Date(occurredAtMs).toISOString() };
      const change = new VaultChange(vault);
      await change.put("fact", mended.id, mended);
      await change.put("delivery", mended.id, waiting(account, mended));
      await change.put("delivery", id, { ...delivery, status: "dropped", droppedAt: new Date(nowMs).toISOString(), mendedBy: mended.id } satisfies Delivery);
      for (const other of vault.deliveries.values()) {
        const theirs = vault.facts.get(other.id);
        if (other.id === id || theirs === undefined || theirs.motherId !== fact.motherId || !isUnsent(other)) continue;
        const named = renamed(theirs, id, mended.id);
        if (named !== theirs) await change.put("fact", other.id, named);
        if (other.status === "refused") await change.put("delivery", other.id, { ...other, status: "pending" } satisfies Delivery);
      }

      await this.commit(change);
      return mended;
    });
  }

  /** Forgets what was dropped more than 30 days ago, but for facts that still hold massage back. */
  forgetDropped(account: string, nowMs: number, holding: ReadonlySet<string>): Promise<void> {
    return this.inTurn(async () => {
      const vault = this.vault(account);
      const old = [...vault.deliveries.values()].filter((one) => one.status === "dropped" && !holding.has(one.id) && nowMs - Date.parse(one.droppedAt ?? "") > DROPPED_KEPT_MS);
      if (old.length === 0) return;
      const change = await vault.without(new Set(old.map((one) => one.id)));
      for (const { id } of old) change.delete("delivery", id);
      await this.commit(change);
      for (const { id } of old) vault.deliveries.delete(id);
    });
  }

  cursor(account: string): Promise<number> {
    return this.meta<number>(`cursor:${account}`).then((value) => value ?? 0);
  }

  /** The mothers whose histories are still to be fetched; null when everybody is here. */
  toFetch(account: string): ToFetch | null {
    return this.vault(account).toFetch;
  }

  /** Notes whose histories are to be fetched, and where the caseload goes on: what is new of them meanwhile comes with their histories. */
  beginFetching(account: string, mothers: readonly string[], cursor: number): Promise<void> {
    return this.inTurn(async () => {
      const change = new VaultChange(this.vault(account));
      await change.fetchWhole(mothers);
      await this.commit(change, async (t) => t.put("meta", cursor, `cursor:${account}`));
    });
  }

  /** Keeps whole histories together with the note of who is left. */
  keepHistories(account: string, mothers: readonly string[], facts: readonly Fact[], nowMs: number): Promise<void> {
    return this.inTurn(async () => {
      const vault = this.vault(account);
      const { toFetch } = vault;
      if (toFetch === null) return;
      const told = new Set(mothers);
      const left = toFetch.left.filter((id) => !told.has(id));
      if (left.length === toFetch.left.length) throw new Error("The server told of none of the mothers that were asked for.");
      const change = new VaultChange(vault);
      await change.receive(facts, nowMs);
      await change.put("to-fetch", "to-fetch", left.length === 0 ? null : { ...toFetch, left });
      await this.commit(change);
    });
  }

  /**
   * The server's log ends before what this phone has seen of it: it was restored from a backup. Nobody can say what it lost, for other phones may have
   * handed in again already: all own facts are handed in again (what it has it answers as a duplicate), and the caseload begins anew.
   */
  handInAgain(account: string): Promise<void> {
    return this.inTurn(async () => {
      const vault = this.vault(account);
      const change = new VaultChange(vault);
      for (const one of vault.deliveries.values()) {
        if (isUnsent(one) || one.status === "dropped") continue;
        await change.put("delivery", one.id, { ...one, status: "pending" } satisfies Delivery);
      }

      await this.commit(change, async (t) => t.put("meta", 0, `cursor:${account}`));
    });
  }

  /** Keeps a page of the caseload together with its cursor, so that a torn page is simply asked for again, and with whom to fetch whole because of it. */
  keepCaseload(account: string, facts: readonly Fact[], cursor: number, nowMs = Date.now(), toFetch: readonly string[] = []): Promise<void> {
    return this.inTurn(async () => {
      const change = new VaultChange(this.vault(account));
      await change.receive(facts, nowMs);
      await change.fetchWhole(toFetch);
      await this.commit(change, async (t) => t.put("meta", cursor, `cursor:${account}`));
    });
  }

  /** Forgets every fact of these mothers that the server has, and what was typed about them; what is unsent or parked stays until it is settled. */
  forgetMothers(account: string, motherIds: ReadonlySet<string>): Promise<number> {
    return this.inTurn(async () => {
      const vault = this.vault(account);
      const gone = new Set([...vault.facts.values()].filter((fact) => motherIds.has(fact.motherId) && vault.isSettled(fact.id)).map((fact) => fact.id));
      const drafts = Object.entries(vault.drafts).filter(([form]) => !motherIds.has(form.split(":")[0] ?? ""));
      const change = gone.size > 0 ? await vault.without(gone) : new VaultChange(vault);
      if (drafts.length < Object.keys(vault.drafts).length) await change.put("drafts", "drafts", Object.fromEntries(drafts));
      if (vault.heartbeat !== null && motherIds.has(vault.heartbeat.motherId)) await change.put("heartbeat", "heartbeat", null);
      if (!change.isEmpty) await this.commit(change);
      return gone.size;
    });
  }

  /**
   * Takes facts of a backup: what is here already stays as it is; what was not sent there waits here too. All of it or nothing. Its mothers are fetched
   * whole: the backup may be older than what the log still tells of them.
   */
  restore(account: string, facts: readonly Fact[], deliveries: readonly Delivery[], nowMs: number): Promise<{ facts: number; unsent: number }> {
    return this.inTurn(async () => {
      const vault = this.vault(account);
      const theirs = new Map(deliveries.filter(isUnsent).map((one) => [one.id, one]));
      const fresh = facts.filter((fact) => !vault.facts.has(fact.id));
      const change = new VaultChange(vault);
      const settled = fresh.filter((fact) => !theirs.has(fact.id));
      await change.receive(settled, nowMs);
      const unsent = fresh.filter((fact) => theirs.has(fact.id));
      for (const fact of unsent) {
        await change.put("fact", fact.id, fact);
        await change.put("delivery", fact.id, { ...theirs.get(fact.id)!, account });
      }

      await change.fetchWhole(settled.map((fact) => fact.motherId));
      await this.commit(change);
      return { facts: fresh.length, unsent: unsent.length };
    });
  }

  /** Everything of an account, for a backup. */
  async contentOf(account: string): Promise<{ facts: Fact[]; deliveries: Delivery[] }> {
    const { facts, deliveries } = this.vault(account);
    return { facts: [...facts.values()], deliveries: [...deliveries.values()] };
  }

  /** The account that is at this phone, by its id: all that can be read of it before unlocking. */
  here(): Promise<string | null> {
    return this.meta<string | null>("here").then((value) => value ?? null);
  }

  keepHere(account: string): Promise<void> {
    return this.keepMeta("here", account);
  }

  async account(id: string): Promise<Account | null> {
    return this.vault(id).person;
  }

  keepAccount(account: Account): Promise<void> {
    return this.inTurn(async () => {
      const vault = this.vault(account.id);
      if (JSON.stringify(vault.person) !== JSON.stringify(account)) await this.keepOne(vault, "person", account);
    });
  }

  /** The account that left this phone and whose sign-in the server has not ended yet. */
  left(): Promise<string | null> {
    return this.meta<string | null>("left").then((value) => value ?? null);
  }

  /** Notes who left and forgets who is here, both or neither; null once the server knows. */
  keepLeft(account: string | null): Promise<void> {
    return transact(this.database, ["meta"], "readwrite", async (t) => {
      t.put("meta", account, "left");
      if (account !== null) t.put("meta", null, "here");
    });
  }

  /** The protocols of the account's site. */
  protocols(account: string): SiteProtocols {
    return this.vault(account).protocols;
  }

  /** Puts the site's protocols in the place of those before: of a site the account has left none stays. */
  keepProtocols(account: string, protocols: SiteProtocols): Promise<void> {
    return this.inTurn(async () => this.keepOne(this.vault(account), "protocols", protocols));
  }

  content(): Promise<Content | null> {
    return this.meta<Content>("content").then((value) => value ?? null);
  }

  keepContent(content: Content): Promise<void> {
    return this.keepMeta("content", content);
  }

  async heartbeat(account: string): Promise<Heartbeat | null> {
    return this.vault(account).heartbeat;
  }

  keepHeartbeat(heartbeat: Heartbeat): Promise<void> {
    return this.inTurn(async () => this.keepOne(this.vault(heartbeat.account), "heartbeat", heartbeat));
  }

  /** What was typed into a form and not saved; null when nothing was. */
  async draft<T>(account: string, form: string): Promise<T | null> {
    return (this.vault(account).drafts[form] as T | undefined) ?? null;
  }

  /** Keeps what was typed, sealed as facts are; null forgets it. */
  keepDraft(account: string, form: string, value: unknown): Promise<void> {
    return this.inTurn(async () => {
      const vault = this.vault(account);
      const others = Object.fromEntries(Object.entries(vault.drafts).filter(([key]) => key !== form));
      await this.keepOne(vault, "drafts", value === null ? others : { ...others, [form]: value });
    });
  }

  /** Licensed words the site's server gave this account; sealed, because they may stand on this phone only as long as somebody of the site works on it. */
  siteWords(account: string): readonly SiteWords[] {
    return this.vault(account).siteWords;
  }

  keepSiteWords(account: string, words: readonly SiteWords[]): Promise<void> {
    return this.inTurn(async () => {
      const vault = this.vault(account);
      if (JSON.stringify(vault.siteWords) !== JSON.stringify(words)) await this.keepOne(vault, "site-words", words);
    });
  }

  setting<T>(name: string): Promise<T | null> {
    return this.meta<T>(`setting:${name}`).then((value) => value ?? null);
  }

  keepSetting(name: string, value: unknown): Promise<void> {
    return this.keepMeta(`setting:${name}`, value);
  }

  /** The count of this phone, for a backup. */
  deviceSequence(): Promise<number> {
    return this.meta<number>("deviceSequence").then((value) => value ?? 0);
  }

  private sorted(account: string): Delivery[] {
    return [...this.vault(account).deliveries.values()].sort((a, b) => a.deviceSequence - b.deviceSequence);
  }

  private redeliver(account: string, ids: readonly string[], next: (one: Delivery) => Delivery | null): Promise<void> {
    return this.inTurn(async () => {
      const vault = this.vault(account);
      const change = new VaultChange(vault);
      for (const id of ids) {
        const delivery = vault.deliveries.get(id);
        const changed = delivery === undefined ? null : next(delivery);
        if (changed !== null) await change.put("delivery", id, changed);
      }

      await this.commit(change);
    });
  }

  private async keepOne(vault: Vault, kind: "person" | "heartbeat" | "drafts" | "site-words" | "protocols", value: unknown): Promise<void> {
    const change = new VaultChange(vault);
    await change.put(kind, kind, value);
    await this.commit(change);
  }

  private async commit(change: VaultChange, more: (t: Parameters<Parameters<typeof transact>[3]>[0]) => Promise<void> = async () => undefined): Promise<void> {
    await transact(this.database, ["sealed", "meta"], "readwrite", async (t) => {
      await more(t);
      change.write(t);
    });
    change.done();
  }

  private vault(account: string): Vault {
    const vault = this.vaults.get(account);
    if (vault === undefined) throw new LockedError();
    return vault;
  }

  /** One change after the other: each is sealed from what the one before has left. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private meta<T>(key: string): Promise<T | undefined> {
    return transact(this.database, ["meta"], "readonly", (t) => t.get<T>("meta", key));
  }

  private keepMeta(key: string, value: unknown): Promise<void> {
    return transact(this.database, ["meta"], "readwrite", async (t) => t.put("meta", value, key));
  }
}

/** The account's records were asked for while they are locked. */
export class LockedError extends Error {
  constructor() {
    super("The account's records are locked.");
  }
}

function waiting(account: string, fact: Fact): Delivery {
  return { account, id: fact.id, deviceSequence: fact.deviceSequence, status: "pending", madeAt: fact.occurredAt, code: null, message: null };
}

const rowsOf = (account: string) => IDBKeyRange.bound([account], [account, []]);
