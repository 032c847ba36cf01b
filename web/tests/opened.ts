import { PhoneStore } from "../store/phone-store.ts";

export const PIN = "294751";
const NOW = 1_790_000_000_000;

/** A store with these accounts' PINs chosen and typed, as after a start of the app. */
export async function openFor(name: string, ...accounts: readonly string[]): Promise<PhoneStore> {
  const store = await PhoneStore.open(NOW, name);
  for (const account of accounts) {
    const row = await store.keyring.row(account);
    if (row?.guard === "secret") {
      const result = await store.keyring.unlock(account, PIN, NOW);
      if (result.kind !== "open") throw new Error(result.kind);
      await store.unlock(result.key, NOW);
    } else {
      await store.unlock(await store.keyring.choose(account, PIN, null, 1_000), NOW);
    }
  }

  return store;
}
