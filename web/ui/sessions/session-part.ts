import { LitElement } from "lit";
import type { SessionRecord } from "../../care/sessions.ts";
import type { SessionFact } from "../../engine/session-types.ts";
import type { AppModel } from "../app-model.ts";
import type { Words } from "../words.ts";
import type { SessionRunner } from "./session-runner.ts";

/** One step of a session on the screen. It keeps only what was touched but not yet recorded. */
export abstract class SessionPart extends LitElement {
  model!: AppModel;
  runner!: SessionRunner;
  session!: SessionRecord;
  protected busy = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected get words(): Words {
    return this.model.words!;
  }

  protected set(change: () => void): void {
    change();
    this.requestUpdate();
  }

  /** Records one event; a refusal is told in the words of the error catalogue. A second tap while it is stored does nothing. */
  protected async act(fact: SessionFact, clock = this.runner.heldClock(this.session) ?? undefined): Promise<void> {
    if (this.busy) return;
    this.set(() => { this.busy = true; });
    try {
      const refused = await this.runner.act(this.session.sessionId, fact, clock);
      this.problem = refused === null ? null : this.words.t(`errors.${refused}`);
    } catch (error) {
      console.error(error);
      this.problem = this.words.t("session.not-stored");
    } finally {
      this.set(() => { this.busy = false; });
    }
  }

  protected problem: string | null = null;
}
