import type { Content } from "../care/content.ts";
import { openDatabase, transact } from "./database.ts";
import { newId } from "./uuid.ts";
import type { Account, Delivery, Fact, Heartbeat, Receipt } from "./facts.ts";

/** A fact before the phone has numbered it. */
export interface NewFact {
  readonly type: string;
  readonly occurredAtMs: number;
  readonly motherId: string;
  /** The fact this one corrects; absent for a new one. */
  readonly corrects?: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

interface FactRow { readonly account: string; readonly fact: Fact }

const SCHEMA = 1;

/**
 * What this phone keeps. Nothing in it removes a fact: signing out, an update or another account's sign-in leave every row.
 * A fact and its place in the outbox are written in one transaction.
 */
export class PhoneStore {
  private constructor(private readonly database: IDBDatabase, readonly deviceId: string) {}

  static async open(nowMs: number, name?: string): Promise<PhoneStore> {
    const database = await openDatabase(name);
    const deviceId = await transact(database, ["meta"], "readwrite", async (t) => {
      const known = await t.get<string>("meta", "deviceId");
      const id = known ?? newId(nowMs);
      if (known === undefined) t.put("meta", id, "deviceId");
      return id;
    });
    return new PhoneStore(database, deviceId);
  }

  close(): void {
    this.database.close();
  }

  /** Adds own facts in order, each with the next number of this phone, and puts them into the outbox. Resolves when they are on disk. */
  record(account: string, facts: readonly NewFact[], nowMs: number): Promise<Fact[]> {
    return transact(this.database, ["facts", "deliveries", "meta"], "readwrite", async (t) => {
      let sequence = (await t.get<number>("meta", "deviceSequence")) ?? 0;
      const made = facts.map((fact): Fact => ({
        id: newId(nowMs),
        type: fact.type,
        schema: SCHEMA,
        deviceId: this.deviceId,
        deviceSequence: ++sequence,
        occurredAt: new Date(fact.occurredAtMs).toISOString(),
        motherId: fact.motherId,
        corrects: fact.corrects ?? null,
        payload: fact.payload,
      }));
      for (const fact of made) {
        const delivery: Delivery = { account, id: fact.id, deviceSequence: fact.deviceSequence, status: "pending", madeAt: fact.occurredAt, code: null, message: null };
        t.put("facts", { account, fact } satisfies FactRow);
        t.put("deliveries", delivery);
      }

      t.put("meta", sequence, "deviceSequence");
      return made;
    });
  }

  facts(account: string): Promise<Fact[]> {
    return this.read(["facts"], async (t) => (await t.all<FactRow>("facts", rowsOf(account))).map((row) => row.fact));
  }

  deliveries(account: string): Promise<Delivery[]> {
    return this.read(["deliveries"], async (t) => (await t.all<Delivery>("deliveries", rowsOf(account))).sort((a, b) => a.deviceSequence - b.deviceSequence));
  }

  /** How many facts of other accounts wait on this phone for their own sign-in. */
  waitingForOthers(account: string | null): Promise<number> {
    return this.read(["deliveries"], async (t) => (await t.all<Delivery>("deliveries")).filter((one) => one.status === "pending" && one.account !== account).length);
  }

  /** Own facts the server has not answered yet, oldest first. */
  pending(account: string): Promise<Fact[]> {
    return this.read(["facts", "deliveries"], async (t) => {
      const waiting = new Set((await t.all<Delivery>("deliveries", rowsOf(account))).filter((one) => one.status === "pending").map((one) => one.id));
      const rows = await t.all<FactRow>("facts", rowsOf(account));
      return rows.map((row) => row.fact).filter((fact) => waiting.has(fact.id)).sort((a, b) => a.deviceSequence - b.deviceSequence);
    });
  }

  /** Stores the server's receipts; only from here on does a fact count as sent. Receipts for unknown facts are ignored. */
  keepReceipts(account: string, receipts: readonly Receipt[]): Promise<void> {
    return transact(this.database, ["facts", "deliveries"], "readwrite", async (t) => {
      for (const receipt of receipts) {
        const delivery = await t.get<Delivery>("deliveries", [account, receipt.id]);
        const row = await t.get<FactRow>("facts", [account, receipt.id]);
        if (delivery === undefined || row === undefined) continue;
        if (receipt.status === "refused") {
          t.put("deliveries", { ...delivery, status: "refused", code: receipt.code, message: receipt.message ?? null } satisfies Delivery);
        } else {
          t.put("deliveries", { ...delivery, status: receipt.status } satisfies Delivery);
          t.put("facts", { account, fact: { ...row.fact, sequence: receipt.sequence, recordedAt: receipt.recordedAt } } satisfies FactRow);
        }
      }
    });
  }

  /** Puts a parked fact back into the outbox, to be judged again by the server. */
  retry(account: string, id: string): Promise<void> {
    return transact(this.database, ["deliveries"], "readwrite", async (t) => {
      const delivery = await t.get<Delivery>("deliveries", [account, id]);
      if (delivery?.status === "refused") t.put("deliveries", { ...delivery, status: "pending" } satisfies Delivery);
    });
  }

  cursor(account: string): Promise<number> {
    return this.meta<number>(`cursor:${account}`).then((value) => value ?? 0);
  }

  /** Keeps a page of the caseload together with its cursor, so that a torn page is simply asked for again. */
  keepCaseload(account: string, facts: readonly Fact[], cursor: number): Promise<void> {
    return transact(this.database, ["facts", "meta"], "readwrite", async (t) => {
      for (const fact of facts) t.put("facts", { account, fact } satisfies FactRow);
      t.put("meta", cursor, `cursor:${account}`);
    });
  }

  account(): Promise<Account | null> {
    return this.meta<Account>("account").then((value) => value ?? null);
  }

  keepAccount(account: Account | null): Promise<void> {
    return this.keepMeta("account", account);
  }

  /** The account that left this phone and whose sign-in the server has not ended yet. */
  left(): Promise<string | null> {
    return this.meta<string | null>("left").then((value) => value ?? null);
  }

  /** Notes who left and forgets who is here, both or neither; null once the server knows. */
  keepLeft(account: string | null): Promise<void> {
    return transact(this.database, ["meta"], "readwrite", async (t) => {
      t.put("meta", account, "left");
      if (account !== null) t.put("meta", null, "account");
    });
  }

  content(): Promise<Content | null> {
    return this.meta<Content>("content").then((value) => value ?? null);
  }

  keepContent(content: Content): Promise<void> {
    return this.keepMeta("content", content);
  }

  heartbeat(): Promise<Heartbeat | null> {
    return this.meta<Heartbeat>("heartbeat").then((value) => value ?? null);
  }

  keepHeartbeat(heartbeat: Heartbeat | null): Promise<void> {
    return this.keepMeta("heartbeat", heartbeat);
  }

  setting<T>(name: string): Promise<T | null> {
    return this.meta<T>(`setting:${name}`).then((value) => value ?? null);
  }

  keepSetting(name: string, value: unknown): Promise<void> {
    return this.keepMeta(`setting:${name}`, value);
  }

  private meta<T>(key: string): Promise<T | undefined> {
    return this.read(["meta"], (t) => t.get<T>("meta", key));
  }

  private keepMeta(key: string, value: unknown): Promise<void> {
    return transact(this.database, ["meta"], "readwrite", async (t) => t.put("meta", value, key));
  }

  private read<T>(stores: Parameters<typeof transact>[1], work: Parameters<typeof transact<T>>[3]): Promise<T> {
    return transact(this.database, stores, "readonly", work);
  }
}

const rowsOf = (account: string) => IDBKeyRange.bound([account], [account, []]);
