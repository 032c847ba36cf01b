import { LitElement, type PropertyValues } from "lit";
import type { AppModel } from "./app-model.ts";
import type { Words } from "./words.ts";

/** One screen: drawn into the page itself (one style sheet for all), drawn anew whenever the model changes. */
export abstract class Screen extends LitElement {
  /** Set by the shell before the screen is first drawn. */
  model!: AppModel;
  /** The parts of the address behind the screen's name. */
  args: readonly string[] = [];
  private readonly redraw = () => this.requestUpdate();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.model.addEventListener("change", this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.model.removeEventListener("change", this.redraw);
  }

  /** The screen's heading, at most 40 characters; also the page's title. */
  abstract get heading(): string;

  /** Where the arrow leads, or null where there is none. */
  get back(): string | null {
    return "#/";
  }

  /** A screen that fills everything, without heading and margins. */
  get full(): boolean {
    return false;
  }

  protected get words(): Words {
    if (this.model.words === null) throw new Error("A screen is drawn before the content is there.");
    return this.model.words;
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
