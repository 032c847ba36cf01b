import type { AppModel } from "../app-model.ts";

/** A new version waits; calling this uses it. */
export type UseUpdate = () => void;

const ASK_EVERY_MS = 30 * 60_000;

/**
 * Registers the service worker and watches for a new version. The new one waits until the person asks for it, and is
 * not even offered while a session runs: the page that witnesses the minutes is never taken away under the hands.
 */
export function watchForUpdates(model: AppModel, offer: (update: UseUpdate | null) => void): void {
  const workers = navigator.serviceWorker;
  if (workers === undefined) return;
  let asked = false;
  workers.addEventListener("controllerchange", () => { if (asked) location.reload(); });
  void begun(model).then(() => workers.register("/app/service-worker.js", { scope: "/app/" })).then((registration) => {
    const show = () => {
      const waiting = registration.waiting;
      const offered = waiting !== null && workers.controller !== null && model.runningSession === undefined;
      offer(offered ? () => { asked = true; waiting.postMessage("use-new-version"); } : null);
    };
    let kept = "";
    const keepVoice = () => {
      // After the first round with the server: what the screens need comes over a slow line first.
      if (model.account === null || model.lastRound === null || kept === model.language) return;
      kept = model.language;
      void workers.ready.then(({ active }) => active?.postMessage({ keepVoice: kept }));
    };
    const keepMissingVoice = () => { kept = ""; keepVoice(); };
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", show));
    model.addEventListener("change", show);
    model.addEventListener("change", keepVoice);
    show();
    keepVoice();
    // The line may have failed in the middle of it; what is there already is not fetched again.
    window.addEventListener("online", keepMissingVoice);
    setInterval(() => { keepMissingVoice(); void registration.update().catch(() => undefined); }, ASK_EVERY_MS);
  }, (error: unknown) => console.error(error));
}

/** On a phone that has never seen the app the first screen comes before what makes it work offline. */
function begun(model: AppModel): Promise<void> {
  if (navigator.serviceWorker.controller !== null) return Promise.resolve();
  return new Promise((done) => {
    const look = () => {
      if (!model.hasBegun) return;
      model.removeEventListener("change", look);
      done();
    };
    model.addEventListener("change", look);
    look();
  });
}
