import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../icons.ts";
import { Screen } from "../screen.ts";
import { outcomeText } from "./open-findings.ts";
import { noteText, referralNote, type NotePart } from "./referral-note.ts";

/** The referral note: readable on the phone, to be printed, shared or copied; then the way to its outcome. */
export class ReferralScreen extends Screen {
  private told: "copied" | "not-copied" | null = null;

  get heading(): string {
    return this.words.t("note.title");
  }

  override get keepsTyped(): boolean {
    return false;
  }

  override get back(): string {
    const mother = this.found?.mother;
    return mother === undefined ? "#/" : `#/mother/${mother.id}`;
  }

  private get found() {
    for (const mother of this.model.mothers) {
      const referral = mother.safety.referrals.find((one) => one.id === this.args[0]);
      const finding = mother.safety.findings.find((one) => one.referrals.some((each) => each.id === this.args[0]));
      if (referral !== undefined && finding !== undefined) return { mother, referral, finding };
    }

    return undefined;
  }

  protected override render(): TemplateResult {
    const { words, found, model } = this;
    const { t } = words;
    const { content } = model;
    if (found === undefined || content === null) return html`<p>${t("referral.unknown")}</p>`;
    const { mother, referral, finding } = found;
    const parts = referralNote(words, content, mother, finding, referral, model.account);
    const facility = model.account?.facility ?? null;
    const callable = facility !== null && facility.phone !== null && referral.to === facility.name ? facility.phone : null;
    return html`
      ${referral.closed === null ? html`<p class="notice watch" data-referral="open">${icon("wait")} <span>${t("referral.open")}</span></p>`
        : html`<p class="notice" data-referral="closed">${icon("check")} <span>${t("referral.closed", { outcome: outcomeText(words, content, referral.closed.outcome) })}${referral.closed.note === null ? nothing : html` · ${referral.closed.note}`}</span></p>`}
      <article class="note-sheet" aria-label=${t("note.title")}>
        <p class="print-only">${t("note.title")}</p>
        ${parts.map((part) => html`<section><h2>${part.label}</h2>${part.lines.length === 1 ? html`<p>${part.lines[0]}</p>` : html`<ul class="plain">${part.lines.map((line) => html`<li>${line}</li>`)}</ul>`}</section>`)}
        <p class="draft">${t("draft.mark")}</p>
      </article>
      <p class="hint" role="status">${this.told === null ? t("note.share-hint") : t(`note.${this.told}`)}</p>
      <div class="stack">
        ${callable === null ? nothing : html`<a class="button primary" href=${`tel:${callable.replace(/[^\d+]/g, "")}`}>${t("note.call", { phone: callable })}</a>`}
        <button @click=${() => void this.share(parts)}>${icon("send")} ${t("note.share")}</button>
        <button @click=${() => window.print()}>${icon("list")} ${t("note.print")}</button>
        ${referral.closed === null ? html`<a class="button primary" data-to="outcome" href=${`#/outcome/${referral.id}`}>${icon("check")} ${t("outcome.record")}</a>` : nothing}
        <a class="button" href=${`#/mother/${mother.id}`}>${t("summary.to-mother")}</a>
      </div>`;
  }

  /** The phone's own sharing where there is one, else the clipboard. Nothing leaves the phone without a tap. */
  private async share(parts: readonly NotePart[]): Promise<void> {
    const text = noteText(this.words, parts);
    try {
      if (typeof navigator.share === "function") {
        await navigator.share({ text });
        return;
      }

      await navigator.clipboard.writeText(text);
      this.told = "copied";
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return; // she changed her mind
      this.told = "not-copied";
    }

    this.requestUpdate();
  }
}
