import type { SessionRecord } from "../../care/sessions.ts";
import type { SessionFact } from "../../engine/session-types.ts";
import { Acting } from "../screen.ts";
import type { SessionRunner } from "./session-runner.ts";

/** One step of a session on the screen. It keeps only what was touched but not yet recorded. */
export abstract class SessionPart extends Acting {
  runner!: SessionRunner;
  session!: SessionRecord;

  protected set(change: () => void): void {
    change();
    this.requestUpdate();
  }

  /** Records one event; a refusal is told in the words of the error catalogue. */
  protected act(fact: SessionFact, clock = this.runner.heldClock(this.session) ?? undefined): Promise<void> {
    return this.once(async () => {
      const refused = await this.runner.act(this.session.sessionId, fact, clock);
      this.problem = refused === null ? null : this.words.t(`errors.${refused}`);
    });
  }
}
