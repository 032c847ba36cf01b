import { inOrder, type Delivery, type Fact } from "../store/facts.ts";
import type { Content } from "./content.ts";
import { mothersOf, type Mother } from "./mothers.ts";

interface Place { readonly facts: readonly Fact[]; readonly refused: readonly Delivery[]; readonly mother: Mother | null }

/**
 * The mothers among the facts, built anew only where something changed: with two hundred mothers a new fact about one of them must not
 * replay the sessions of all.
 */
export class MotherShelf {
  private places = new Map<string, Place>();
  private content: Content | null = null;

  mothers(facts: readonly Fact[], deliveries: readonly Delivery[], content: Content): Mother[] {
    if (content !== this.content) this.places.clear();
    this.content = content;
    const refused = new Map(deliveries.filter((one) => one.status === "refused").map((one) => [one.id, one]));
    const groups = new Map<string, Fact[]>();
    for (const fact of facts) {
      const group = groups.get(fact.motherId);
      if (group === undefined) groups.set(fact.motherId, [fact]);
      else group.push(fact);
    }

    const before = this.places;
    this.places = new Map([...groups].map(([motherId, group]) => {
      const hers = refused.size === 0 ? [] : group.flatMap((fact) => refused.get(fact.id) ?? []);
      const known = before.get(motherId);
      return [motherId, known !== undefined && same(known.facts, group) && same(known.refused, hers) ? known : { facts: group, refused: hers, mother: mothersOf(group, hers, content)[0] ?? null }];
    }));
    return [...this.places.values()].flatMap(({ facts: group, mother }) => mother === null ? [] : [{ mother, registered: group.find((fact) => fact.type === "mother.registered")! }])
      .sort((a, b) => inOrder(a.registered, b.registered)).map(({ mother }) => mother);
  }
}

function same<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
