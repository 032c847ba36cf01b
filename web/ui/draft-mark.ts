import { html, nothing, type TemplateResult } from "lit";
import type { SignOff } from "../care/content.ts";
import type { Words } from "./words.ts";

type Signed = Pick<SignOff, "state"> | undefined;

/** True for content no clinician has approved; content that says nothing of it is not approved. */
const isDraft = (signOff: Signed) => signOff?.state !== "approved";

/** Marks content that is not approved; nothing once it is. */
export function draftMark(words: Words, signOff: Signed): TemplateResult | typeof nothing {
  return isDraft(signOff) ? html`<span class="draft">${words.t("draft.mark")}</span>` : nothing;
}

/** The same for a line of text: ` · Draf, …`, or empty. */
export function draftWords(words: Words, signOff: Signed): string {
  return isDraft(signOff) ? ` · ${words.t("draft.mark")}` : "";
}
