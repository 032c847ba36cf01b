import type { SessionFact, SessionState } from "../../engine/session-types.ts";
import type { Content } from "../../care/content.ts";
import { dangerCodes } from "../../care/safety.ts";
import type { Cue } from "./cues.ts";

/** What is heard when a session has taken a fact, or null where the next thing is on the screen alone. The pause is heard when its button is pressed. */
export function cueOf(fact: SessionFact, state: SessionState, content: Content): Cue | null {
  switch (fact.type) {
    case "signs-checked": return state.status === "referred" ? "danger" : null;
    case "resumed": return "resumed";
    case "finished": return "finished";
    case "stopped": return dangerCodes(content, [fact.reason]).length > 0 ? "help" : "stopped";
    default: return null;
  }
}
