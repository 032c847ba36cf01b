import { LitElement, html, nothing, render, type PropertyValues, type TemplateResult } from "lit";
import type { AppModel } from "./app-model.ts";
import type { Words } from "./words.ts";

/** What a person acts on: drawn into the page itself (one style sheet for all), one thing stored at a time. */
export abstract class Acting extends LitElement {
  /** Set before the first drawing. */
  model!: AppModel;
  /** True while something is being stored: its button waits. */
  protected busy = false;
  /** Why the last thing was not done, in words; null when it was. */
  protected problem: string | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected get words(): Words {
    if (this.model.words === null) throw new Error("A screen is drawn before the content is there.");
    return this.model.words;
  }

  /** Does one thing at a time. A second tap meanwhile does nothing; when it fails that is said, and the button works again. */
  protected async once(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    [this.busy, this.problem] = [true, null];
    this.requestUpdate();
    try {
      await work();
    } catch (error) {
      console.error(error);
      this.problem = this.model.words?.t("form.not-stored") ?? null;
    } finally {
      this.busy = false;
      this.requestUpdate();
    }
  }

  /** Why the last thing was not done. */
  protected problemLine(): TemplateResult {
    return html`<p class="problem" role="alert" data-not-done>${this.problem ?? nothing}</p>`;
  }

  /** The main button at the foot of the screen, with what went wrong above it. Without `onTap` it sends the form it stands in. */
  protected saveButton(label: string, onTap?: () => void, blocked = false): TemplateResult {
    return html`<div class="actions">${this.problemLine()}<button class="primary" type=${onTap === undefined ? "submit" : "button"} ?disabled=${this.busy || blocked} @click=${onTap ?? nothing}>${label}</button></div>`;
  }
}

/** One screen, drawn anew whenever the model changes. */
export abstract class Screen extends Acting {
  /** The parts of the address behind the screen's name. */
  args: readonly string[] = [];
  private readonly redraw = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.model.addEventListener("change", this.redraw);
    this.requestUpdate();
  }

  /** Nothing is drawn out of the page. */
  protected override shouldUpdate(): boolean {
    return this.isConnected;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.model.removeEventListener("change", this.redraw);
    if (this.drawsAnew) render(nothing, this, this.renderOptions); // what was typed stands in the fields of the class; what was shown is let go
  }

  /** False where parts of the screen keep answers of their own. */
  protected get drawsAnew(): boolean {
    return true;
  }

  /** The screen's heading, at most 40 characters. */
  abstract get heading(): string;

  /** The page's title, which the browser shows in its lists and keeps in its history: never a mother's name. */
  get pageTitle(): string {
    return this.heading;
  }

  /** True for a form: what was typed stays, out of the page, while the phone is locked. A screen that only shows is let go. */
  get keepsTyped(): boolean {
    return true;
  }

  /** Where the arrow leads, or null where there is none. */
  get back(): string | null {
    return "#/";
  }

  /** A screen that fills everything, without heading and margins. */
  get full(): boolean {
    return false;
  }

  protected override updated(_changed: PropertyValues): void {
    this.dispatchEvent(new CustomEvent("screen-drawn", { bubbles: true }));
  }
}

export function goTo(address: string): void {
  location.hash = address;
}

/** Replaces the present step in the browser's history, so that "back" never leads into a step that is over. */
export function replaceWith(address: string): void {
  history.replaceState(null, "", address);
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}
