import type { Fact } from "../store/facts.ts";

export type ContactField = "name" | "phone" | "address";
export const CONTACT_FIELDS: readonly ContactField[] = ["name", "phone", "address"];

/** One value of a field that no later fact has replaced. */
export interface ContactVersion {
  readonly factId: string;
  readonly value: string | null;
  readonly atMs: number;
  readonly author: string | null;
}

/** A field as it stands: what to show, and the versions beside each other when two phones changed it from the same one. */
export interface Contact {
  readonly shown: string | null;
  readonly contested: boolean;
  readonly versions: readonly ContactVersion[];
}

export type Contacts = Readonly<Record<ContactField, Contact>>;

/** The payload of a change made on what is seen now: it names every version it replaces, so that a conflict it saw is settled. */
export function contactChange(field: ContactField, value: string | null, seen: Contact): Readonly<Record<string, unknown>> {
  const [base = null, ...settles] = seen.versions.map((version) => version.factId);
  return { field, value, base, settles };
}

/** A telephone number as the server takes it: 5 to 30 signs, at least five digits. */
export function isPhone(value: string): boolean {
  return value.length <= 30 && /^[0-9+ ()-]+$/.test(value) && (value.match(/\d/g)?.length ?? 0) >= 5;
}

/**
 * One mother's contact, merged by field from her facts in the order the server has them, own unsent ones last. The same rules as
 * `Lancar.Domain/Care/Contacts`, proven by `fixtures/contacts`.
 */
export function contactsOf(facts: readonly Fact[]): Contacts {
  const versions: Record<ContactField, ContactVersion[]> = { name: [], phone: [], address: [] };
  const known = new Set<string>();
  let registered: Fact | null = null;
  let touched = false;
  for (const fact of [...facts].sort(inServerOrder)) {
    if (fact.type === "mother.registered") {
      if (touched) versions.name = corrected(versions.name, registered, fact);
      else versions.name = [versionOf(fact, nameOf(fact))];
      registered = fact;
      known.add(fact.id);
      continue;
    }

    if (fact.type !== "contact.changed") continue;
    const { field, value, base, settles } = fact.payload as { field: ContactField; value: string | null; base: string | null; settles: readonly string[] };
    const named = [...(base === null ? [] : [base]), ...settles];
    if (!(field in versions) || named.some((id) => !known.has(id)) || (field === "name" && base === null)) continue;
    versions[field] = [...versions[field].filter((version) => !named.includes(version.factId)), versionOf(fact, value?.trim() ?? null)];
    known.add(fact.id);
    touched = true;
  }

  return { name: contactOf(versions.name), phone: contactOf(versions.phone), address: contactOf(versions.address) };
}

/** A corrected name that differs from the registered one is a version of its own; one only repeated changes nothing. */
function corrected(versions: readonly ContactVersion[], before: Fact | null, fact: Fact): ContactVersion[] {
  const stood = versions.some((version) => version.factId === before?.id);
  const others = versions.filter((version) => version.factId !== before?.id);
  return stood || (before !== null && nameOf(before) !== nameOf(fact)) ? [...others, versionOf(fact, nameOf(fact))] : others;
}

function contactOf(versions: readonly ContactVersion[]): Contact {
  const latest = [...versions].sort((a, b) => a.atMs - b.atMs || (a.factId < b.factId ? -1 : 1)).at(-1);
  return { shown: latest?.value ?? null, contested: new Set(versions.map((version) => version.value)).size > 1, versions };
}

function versionOf(fact: Fact, value: string | null): ContactVersion {
  return { factId: fact.id, value, atMs: Date.parse(fact.occurredAt), author: fact.author?.name ?? null };
}

const nameOf = (fact: Fact) => String(fact.payload["name"]).trim();

function inServerOrder(a: Fact, b: Fact): number {
  const [first, second] = [a.sequence ?? Infinity, b.sequence ?? Infinity];
  return first !== second ? first - second : a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : a.deviceSequence - b.deviceSequence;
}
