import type { AppModel } from "../app-model.ts";

const LOOK_EVERY_MS = 5_000;
const TOUCHES = ["pointerdown", "keydown", "input", "wheel", "touchmove"] as const;

/** Locks the phone when nobody has touched it for a while, also when it wakes up after one. A massage stays in sight, until it is paused for long. */
export function lockWhenIdle(model: AppModel): void {
  const { lock } = model;
  const look = () => { if (lock.state === "open" && lock.isIdle && (lock.curtainedFor === null || model.witnessed === undefined)) void model.lockNow(); };
  const touch = () => {
    look(); // the touch that wakes a phone does not count as somebody having been there
    lock.touch();
  };
  for (const kind of TOUCHES) window.addEventListener(kind, touch, { passive: true, capture: true });
  document.addEventListener("visibilitychange", look);
  // While a massage runs the hands are on the back: its end counts as a touch, so that what comes after it is not behind the PIN.
  let massaging = false;
  model.addEventListener("change", () => {
    const running = model.runningSession !== undefined;
    if (massaging && !running) lock.touch();
    massaging = running;
  });
  setInterval(look, LOOK_EVERY_MS);
}
