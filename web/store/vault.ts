import type { Protocol } from "../care/content.ts";
import type { Transaction } from "./database.ts";
import { isUnsent, type Account, type Delivery, type Fact, type Heartbeat } from "./facts.ts";
import type { OpenKey } from "./keyring.ts";
import { openJson, sealJson, type Sealed } from "./sealing.ts";
import { newId } from "./uuid.ts";
import type { SiteWords } from "../sync/site-words.ts";

/** What a sealed row holds. Own facts begin as single rows; what the server has is kept many to a row, or opening would take minutes. */
export type Kind = "fact" | "delivery" | "pack" | "settled" | "person" | "heartbeat" | "drafts" | "site-words" | "protocols" | "to-fetch";

/** A row as it lies on the disk. Only the place is readable, and whether a fact waits for its account. */
export interface SealedRow extends Sealed {
  readonly account: string;
  readonly kind: Kind;
  readonly id: string;
  readonly unsent?: string;
}

/** A site's own protocols with the server's mark of this state. */
export interface SiteProtocols {
  readonly tag: string | null;
  readonly protocols: readonly Protocol[];
}

/** Mothers whose whole histories are still to be fetched: at first everybody, later those who came back or came with a backup. */
export interface ToFetch {
  /** How many there were; those who are not left are here. */
  readonly total: number;
  readonly left: readonly string[];
}

const NO_PROTOCOLS: SiteProtocols = { tag: null, protocols: [] };

/** So many small rows are repacked when the vault is opened. */
const MANY_SMALL_ROWS = 200;
export const PACK_SIZE = 500;
const OPENED_AT_ONCE = 1_000;

/** One account's records, opened: all in memory, every change sealed before it is written. */
export class Vault {
  readonly facts = new Map<string, Fact>();
  readonly deliveries = new Map<string, Delivery>();
  person: Account | null = null;
  heartbeat: Heartbeat | null = null;
  /** Forms that were begun, by the place of the form. */
  drafts: Readonly<Record<string, unknown>> = {};
  siteWords: readonly SiteWords[] = [];
  /** The protocols of the account's site, as the server last gave them. */
  protocols: SiteProtocols = NO_PROTOCOLS;
  toFetch: ToFetch | null = null;
  /** The facts of each pack, and the deliveries of each settled pack, by row. */
  readonly packs = new Map<string, readonly string[]>();
  readonly settled = new Map<string, readonly string[]>();
  readonly loose = { fact: new Set<string>(), delivery: new Set<string>() };

  constructor(private readonly opened: Pick<OpenKey, "account" | "key">) {}

  get account(): string {
    return this.opened.account;
  }

  /** Opens rows into memory: packs first, because a single row is always newer than the pack that holds the same record. */
  async load(rows: readonly SealedRow[]): Promise<void> {
    const order: readonly Kind[] = ["pack", "settled", "fact", "delivery", "person", "heartbeat", "drafts", "site-words", "protocols", "to-fetch"];
    for (const kind of order) {
      const ofKind = rows.filter((row) => row.kind === kind);
      for (let from = 0; from < ofKind.length; from += OPENED_AT_ONCE) {
        const some = ofKind.slice(from, from + OPENED_AT_ONCE);
        const values = await Promise.all(some.map((row) => openJson<unknown>(this.opened.key, placeOf(row), row)));
        some.forEach((row, index) => this.take(kind, row.id, values[index]));
      }
    }
  }

  async seal(kind: Kind, id: string, value: unknown): Promise<SealedRow> {
    const place = { account: this.account, kind, id };
    const sealed = await sealJson(this.opened.key, placeOf(place), value);
    return kind === "delivery" && (value as Delivery).status === "pending" ? { ...place, ...sealed, unsent: this.account } : { ...place, ...sealed };
  }

  /** Takes a record that has been written. */
  take(kind: Kind, id: string, value: unknown): void {
    switch (kind) {
      case "fact": this.facts.set(id, value as Fact); this.loose.fact.add(id); break;
      case "delivery": this.deliveries.set(id, value as Delivery); this.loose.delivery.add(id); break;
      case "pack":
        this.packs.set(id, (value as Fact[]).map((fact) => fact.id));
        for (const fact of value as Fact[]) this.facts.set(fact.id, fact);
        break;
      case "settled":
        this.settled.set(id, (value as Delivery[]).map((one) => one.id));
        for (const one of value as Delivery[]) this.deliveries.set(one.id, one);
        break;
      case "person": this.person = value as Account; break;
      case "heartbeat": this.heartbeat = value as Heartbeat | null; break;
      case "site-words": this.siteWords = value as readonly SiteWords[]; break;
      case "protocols": this.protocols = value as SiteProtocols; break;
      case "to-fetch": this.toFetch = value as ToFetch | null; break;
      case "drafts": this.drafts = value as Readonly<Record<string, unknown>>; break;
    }
  }

  /** True when the server has it, and nothing about it can change on this phone. */
  isSettled(factId: string): boolean {
    const delivery = this.deliveries.get(factId);
    return (this.facts.get(factId)?.sequence !== undefined) && (delivery === undefined || !isUnsent(delivery));
  }

  /** What to write so that few rows hold what is settled; null when they are few already. */
  async repacked(nowMs: number): Promise<VaultChange | null> {
    const smallPacks = [...this.packs].filter(([, ids]) => ids.length < PACK_SIZE / 2);
    const looseFacts = [...this.loose.fact].filter((id) => this.isSettled(id));
    const looseDeliveries = [...this.loose.delivery].filter((id) => !isUnsent(this.deliveries.get(id)!));
    if (smallPacks.length + looseFacts.length + looseDeliveries.length < MANY_SMALL_ROWS) return null;
    const smallSettled = [...this.settled].filter(([, ids]) => ids.length < PACK_SIZE / 2);
    const facts = [...new Set([...smallPacks.flatMap(([, ids]) => ids), ...looseFacts])].filter((id) => this.facts.has(id));
    const deliveries = [...new Set([...smallSettled.flatMap(([, ids]) => ids), ...looseDeliveries])];
    const change = new VaultChange(this);
    // What still changes on this phone stays a single row beside the new pack.
    for (const some of slices(facts)) await change.put("pack", newId(nowMs), some.map((id) => this.facts.get(id)!));
    for (const some of slices(deliveries)) await change.put("settled", newId(nowMs), some.map((id) => this.deliveries.get(id)!));
    for (const [id] of smallPacks) change.delete("pack", id);
    for (const [id] of smallSettled) change.delete("settled", id);
    for (const id of looseFacts) change.delete("fact", id);
    for (const id of looseDeliveries) change.delete("delivery", id);
    return change;
  }

  /** What to write so that these facts are gone from every row. */
  async without(factIds: ReadonlySet<string>): Promise<VaultChange> {
    const change = new VaultChange(this);
    for (const [packId, ids] of this.packs) {
      if (!ids.some((id) => factIds.has(id))) continue;
      const kept = ids.filter((id) => !factIds.has(id));
      if (kept.length === 0) change.delete("pack", packId);
      else await change.put("pack", packId, kept.map((id) => this.facts.get(id)!));
    }

    for (const id of factIds) change.forget(id);
    return change;
  }
}

/** Sealed rows to put and rows to delete, written together; the vault takes them on once they are on the disk. */
export class VaultChange {
  private readonly rows: { readonly row: SealedRow; readonly value: unknown }[] = [];
  private readonly deleted: { readonly kind: Kind; readonly id: string }[] = [];
  private readonly forgotten: string[] = [];

  constructor(private readonly vault: Vault) {}

  get isEmpty(): boolean {
    return this.rows.length + this.deleted.length === 0;
  }

  async put(kind: Kind, id: string, value: unknown): Promise<void> {
    this.rows.push({ row: await this.vault.seal(kind, id, value), value });
  }

  /** Facts the server has: many to a row, in the place of single rows. */
  async receive(facts: readonly Fact[], nowMs: number): Promise<void> {
    for (const some of slices(facts)) await this.put("pack", newId(nowMs), some);
    for (const { id } of facts) if (this.vault.loose.fact.has(id)) this.delete("fact", id);
  }

  /** Notes these mothers before those whose histories are missing already. */
  async fetchWhole(mothers: readonly string[]): Promise<void> {
    const { left, total } = this.vault.toFetch ?? { left: [], total: 0 };
    const all = [...new Set([...mothers, ...left])];
    if (all.length > left.length) await this.put("to-fetch", "to-fetch", { total: total + all.length - left.length, left: all } satisfies ToFetch);
  }

  delete(kind: Kind, id: string): void {
    this.deleted.push({ kind, id });
  }

  /** Deletes the single row of a fact and lets the vault forget it. */
  forget(factId: string): void {
    this.delete("fact", factId);
    this.forgotten.push(factId);
  }

  /** Inside a transaction. */
  write(t: Transaction): void {
    const { account } = this.vault;
    for (const { kind, id } of this.deleted) t.delete("sealed", [account, kind, id]);
    for (const { row } of this.rows) t.put("sealed", row);
  }

  /** After it. */
  done(): void {
    const { vault } = this;
    for (const { kind, id } of this.deleted) {
      if (kind === "pack") vault.packs.delete(id);
      else if (kind === "settled") vault.settled.delete(id);
      else if (kind === "fact") vault.loose.fact.delete(id);
      else if (kind === "delivery") vault.loose.delivery.delete(id);
    }

    for (const { row, value } of this.rows) vault.take(row.kind, row.id, value);
    for (const id of this.forgotten) vault.facts.delete(id);
  }
}

/** The place a row is sealed to: account, kind and id together. */
export function placeOf({ account, kind, id }: Pick<SealedRow, "account" | "kind" | "id">): string {
  return `lancar/row/${account}/${kind}/${id}`;
}

export function slices<T>(all: readonly T[], size = PACK_SIZE): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}
