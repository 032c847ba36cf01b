import { inOrder, type Delivery, type Fact } from "../store/facts.ts";
import type { Content } from "./content.ts";
import { stillHolding, type GivenUp } from "./given-up.ts";
import { mothersOf, type Mother } from "./mothers.ts";

interface Group { readonly facts: Fact[]; readonly refused: Delivery[]; readonly givenUp: GivenUp[] }
interface Place extends Group { readonly mother: Mother | null; readonly registered: Fact | undefined; readonly holding: readonly string[] }

/**
 * The mothers among the facts, built anew only where something changed: with two hundred mothers a new fact about one of them must not
 * replay the sessions of all.
 */
export class MotherShelf {
  private places = new Map<string, Place>();
  private content: Content | null = null;

  /** The mothers by when they were registered. What was given up counts only where it holds massage back. */
  mothers(facts: readonly Fact[], deliveries: readonly Delivery[], content: Content, givenUp: readonly GivenUp[] = []): Mother[] {
    if (content !== this.content) this.places.clear();
    this.content = content;
    const before = this.places;
    this.places = new Map([...grouped(facts, deliveries, givenUp)].map(([motherId, group]) => {
      const known = before.get(motherId);
      return [motherId, known !== undefined && isSame(known, group) ? known : placed(group, content)];
    }));
    return [...this.places.values()].flatMap(({ mother, registered }) => mother === null || registered === undefined ? [] : [{ mother, registered }])
      .sort((a, b) => inOrder(a.registered, b.registered)).map(({ mother }) => mother);
  }

  /** The given-up facts that hold massage back all the same. */
  get holding(): ReadonlySet<string> {
    return new Set([...this.places.values()].flatMap((place) => place.holding));
  }

  /** Lets go of every mother. */
  clear(): void {
    this.places.clear();
  }
}

function grouped(facts: readonly Fact[], deliveries: readonly Delivery[], givenUp: readonly GivenUp[]): Map<string, Group> {
  const refused = new Map(deliveries.filter((one) => one.status === "refused").map((one) => [one.id, one]));
  const groups = new Map<string, Group>();
  const groupOf = (motherId: string): Group => {
    const group = groups.get(motherId) ?? { facts: [], refused: [], givenUp: [] };
    groups.set(motherId, group);
    return group;
  };
  for (const fact of facts) {
    const group = groupOf(fact.motherId);
    group.facts.push(fact);
    const delivery = refused.get(fact.id);
    if (delivery !== undefined) group.refused.push(delivery);
  }

  for (const one of givenUp) groupOf(one.fact.motherId).givenUp.push(one);
  return groups;
}

function placed(group: Group, content: Content): Place {
  const holding = stillHolding(group.facts, group.refused, group.givenUp, content);
  const facts = [...group.facts, ...holding.map((one) => one.fact)];
  const mother = mothersOf(facts, [...group.refused, ...holding.map((one) => one.delivery)], content)[0] ?? null;
  return { ...group, mother, registered: facts.find((fact) => fact.type === "mother.registered"), holding: holding.map((one) => one.fact.id) };
}

function isSame(known: Place, group: Group): boolean {
  return same(known.facts, group.facts) && same(known.refused, group.refused)
    && same(known.givenUp.map((one) => one.delivery), group.givenUp.map((one) => one.delivery));
}

function same<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
