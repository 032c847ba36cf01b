import type { LitElement } from "lit";

/** Leads to the first question that is still to be answered, however far up it stands. */
export async function toFirstProblem(screen: LitElement): Promise<void> {
  await screen.updateComplete;
  screen.querySelector<HTMLElement>(".problem:not(:empty)")?.closest(".question")?.querySelector<HTMLElement>("input")?.focus();
}
