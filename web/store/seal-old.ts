import { transact } from "./database.ts";
import { isUnsent, type Account, type Delivery, type Fact, type Heartbeat } from "./facts.ts";
import type { Keyring, OpenKey } from "./keyring.ts";
import { Vault, VaultChange } from "./vault.ts";
import { newId } from "./uuid.ts";

interface OldFact { readonly account: string; readonly fact: Fact }

const BATCH = 200;

/**
 * Seals what version 1 of the database kept readable. Each batch is sealed first and then written and deleted in one transaction, so that a
 * phone that dies in between has every record exactly once, on one side or the other, and goes on at the next start. `written` is called after each batch.
 */
export async function sealOld(database: IDBDatabase, keyring: Keyring, nowMs: number, written: (left: number) => void = () => undefined): Promise<void> {
  const keys = new Map<string, OpenKey | null>();
  const keyOf = async (account: string): Promise<OpenKey | null> => {
    const known = keys.get(account);
    if (known !== undefined) return known;
    const key = await keyring.withoutSecret(account);
    keys.set(account, key);
    return key;
  };

  while (await sealFacts(database, keyOf, nowMs)) written(1);
  while (await sealDeliveries(database, keyOf)) written(1);
  await sealMeta(database, keyOf);
  written(0);
}

type KeyOf = (account: string) => Promise<OpenKey | null>;

async function sealFacts(database: IDBDatabase, keyOf: KeyOf, nowMs: number): Promise<boolean> {
  const { facts, deliveries } = await transact(database, ["facts", "deliveries"], "readonly", async (t) => {
    const some = await t.all<OldFact>("facts", undefined, BATCH);
    const theirs = await Promise.all(some.map(({ account, fact }) => t.get<Delivery>("deliveries", [account, fact.id])));
    return { facts: some, deliveries: theirs };
  });
  if (facts.length === 0) return false;
  const changes: VaultChange[] = [];
  for (const account of new Set(facts.map((row) => row.account))) {
    const key = await needed(keyOf, account);
    const change = new VaultChange(new Vault(key));
    const settled: Fact[] = [];
    for (const [index, { account: owner, fact }] of facts.entries()) {
      if (owner !== account) continue;
      const delivery = deliveries[index];
      if (fact.sequence !== undefined && (delivery === undefined || !isUnsent(delivery))) settled.push(fact);
      else await change.put("fact", fact.id, fact);
      if (delivery !== undefined) await change.put("delivery", delivery.id, delivery);
    }

    if (settled.length > 0) await change.put("pack", newId(nowMs), settled);
    changes.push(change);
  }

  await transact(database, ["facts", "deliveries", "sealed"], "readwrite", async (t) => {
    for (const change of changes) change.write(t);
    for (const { account, fact } of facts) {
      t.delete("facts", [account, fact.id]);
      t.delete("deliveries", [account, fact.id]);
    }
  });
  return true;
}

/** Deliveries whose fact is not there any more. */
async function sealDeliveries(database: IDBDatabase, keyOf: KeyOf): Promise<boolean> {
  const some = await transact(database, ["deliveries"], "readonly", (t) => t.all<Delivery>("deliveries", undefined, BATCH));
  if (some.length === 0) return false;
  const changes: VaultChange[] = [];
  for (const delivery of some) {
    const change = new VaultChange(new Vault(await needed(keyOf, delivery.account)));
    await change.put("delivery", delivery.id, delivery);
    changes.push(change);
  }

  await transact(database, ["deliveries", "sealed"], "readwrite", async (t) => {
    for (const change of changes) change.write(t);
    for (const { account, id } of some) t.delete("deliveries", [account, id]);
  });
  return true;
}

/** Who is here and the last heartbeat: of the account only its id stays readable. */
async function sealMeta(database: IDBDatabase, keyOf: KeyOf): Promise<void> {
  const { account, heartbeat } = await transact(database, ["meta"], "readonly", async (t) => ({ account: await t.get<Account | null>("meta", "account"), heartbeat: await t.get<Heartbeat | null>("meta", "heartbeat") }));
  if (account === undefined && heartbeat === undefined) return;
  const changes: VaultChange[] = [];
  for (const [kind, value, owner] of [["person", account, account?.id], ["heartbeat", heartbeat, heartbeat?.account]] as const) {
    if (value == null || owner === undefined) continue;
    const change = new VaultChange(new Vault(await needed(keyOf, owner)));
    await change.put(kind, kind, value);
    changes.push(change);
  }

  await transact(database, ["meta", "sealed"], "readwrite", async (t) => {
    for (const change of changes) change.write(t);
    if (account != null) t.put("meta", account.id, "here");
    t.delete("meta", "account");
    t.delete("meta", "heartbeat");
  });
}

async function needed(keyOf: KeyOf, account: string): Promise<OpenKey> {
  const key = await keyOf(account);
  if (key === null) throw new Error("Readable rows of an account whose key is under a secret: they were written by an older version of the app.");
  return key;
}
