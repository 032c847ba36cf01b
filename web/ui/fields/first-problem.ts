import type { LitElement } from "lit";

/** Leads to the first answer that is still to be given or mended, however far up it stands. */
export async function toFirstProblem(screen: LitElement): Promise<void> {
  await screen.updateComplete;
  screen.querySelector<HTMLElement>(".field .problem:not(:empty), .question .problem:not(:empty)")?.closest(".field, .question")?.querySelector<HTMLElement>("input")?.focus();
}
