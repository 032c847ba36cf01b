const APP_LOCK = "lancar-app";
const PATIENCE_MS = 700;

/**
 * Answers once this page alone has the app, and keeps it until the page is gone: two would both claim to be the witness of a running session.
 * A page waits in line only while somebody looks at it, so that one that starts anew (reloaded, updated, back from signing in) is not overtaken
 * by one that nobody sees.
 */
export async function onlyPage(sayOpenElsewhere: () => void): Promise<void> {
  const workers = navigator.serviceWorker;
  // The page that works took a new version: the files of this one are gone, and nothing was typed here.
  const renew = () => location.reload();
  workers?.addEventListener("controllerchange", renew);
  do await seen(); while (!(await itsTurn(sayOpenElsewhere)));
  workers?.removeEventListener("controllerchange", renew);
}

function seen(): Promise<void> {
  if (document.visibilityState === "visible") return Promise.resolve();
  return new Promise((done) => document.addEventListener("visibilitychange", () => done(), { once: true }));
}

/** False when the page was hidden before its turn came. */
async function itsTurn(sayOpenElsewhere: () => void): Promise<boolean> {
  const hidden = new AbortController();
  const leaveLine = () => hidden.abort();
  document.addEventListener("visibilitychange", leaveLine, { once: true });
  const patience = setTimeout(sayOpenElsewhere, PATIENCE_MS);
  try {
    return await new Promise<boolean>((done, failed) => {
      navigator.locks.request(APP_LOCK, { signal: hidden.signal }, () => {
        done(true);
        return new Promise<never>(() => undefined);
      }).catch((error: unknown) => { if (hidden.signal.aborted) done(false); else failed(error); });
    });
  } finally {
    clearTimeout(patience);
    document.removeEventListener("visibilitychange", leaveLine);
  }
}
