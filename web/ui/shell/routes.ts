/** The screens beside the list, by the first part of their address: `#/mother/<id>`. Their code comes later (screens.ts). */
const LATER = [
  "register", "mother", "consent", "massage", "session", "volume", "signs", "check", "assess", "assessment", "refer", "referral", "outcome",
  "clearance", "harm", "plan", "recall", "visit", "measure", "observe", "observed", "outbox", "contacts", "backup", "mend", "menu",
] as const;

export type LaterScreen = (typeof LATER)[number];
/** A screen's name; the list of mothers has none. */
export type ScreenName = "" | LaterScreen;

/** What a helper's phone shows; scores and volumes are not among it. */
const FOR_HELPERS: readonly string[] = ["", "mother", "massage", "session", "recall", "outbox", "backup", "menu"];

/** Splits an address into the screen and its arguments; an unknown or forbidden one leads home. */
export function screenAt(hash: string, helper: boolean): { name: ScreenName; args: string[] } {
  const [asked = "", ...args] = hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  const name = LATER.find((one) => one === asked);
  return name !== undefined && (!helper || FOR_HELPERS.includes(name)) ? { name, args } : { name: "", args: [] };
}
