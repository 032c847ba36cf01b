import type { Delivery } from "../../store/facts.ts";
import type { Words } from "../words.ts";

/** Why the server did not take a fact, in the language chosen. */
export function reasonOf(delivery: Delivery, words: Words): string {
  return delivery.message?.[words.language] ?? (words.has(`errors.${delivery.code}`) ? words.t(`errors.${delivery.code}`) : delivery.code ?? "");
}
