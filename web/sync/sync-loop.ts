import { ServerFailure, type Failure } from "./server-calls.ts";

/** Where the phone stands with the server. */
export type SyncStatus = "idle" | "syncing" | Failure["kind"];

const EVERY_MS = 180_000;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 300_000;

/** The wait before try number `failures + 1`: doubling from two seconds to five minutes, spread by a quarter so that phones do not knock together. */
export function backoffMs(failures: number, random: number): number {
  const whole = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(whole * (0.75 + random / 4));
}

/**
 * Runs rounds one after the other: now, when asked, when the phone says it is online, and every three minutes; after a failure
 * it backs off. `navigator.onLine` is only a hint and never keeps a round from being tried.
 */
export class SyncLoop {
  status: SyncStatus = "idle";
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private again = false;
  private failures = 0;

  constructor(private readonly round: () => Promise<void>, private readonly changed: () => void) {}

  start(): void {
    window.addEventListener("online", () => this.now());
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") this.now(); });
    this.now();
  }

  /** Asks for a round at once; during a round, for one more after it. */
  now(): void {
    if (this.running) {
      this.again = true;
      return;
    }

    void this.run();
  }

  private async run(): Promise<void> {
    clearTimeout(this.timer);
    this.running = true;
    this.show("syncing");
    let wait = EVERY_MS;
    try {
      await this.round();
      this.failures = 0;
      this.running = false;
      this.show("idle");
    } catch (error) {
      this.failures += 1;
      this.running = false;
      const failure: Failure = error instanceof ServerFailure ? error.failure : { kind: "server", status: 0 };
      if (!(error instanceof ServerFailure)) console.error(error);
      wait = failure.kind === "wait" ? failure.seconds * 1000 : failure.kind === "signed-out" || failure.kind === "forbidden" ? EVERY_MS : backoffMs(this.failures, Math.random());
      this.again = false;
      this.show(failure.kind);
    }

    if (this.again) {
      this.again = false;
      void this.run();
      return;
    }

    this.timer = setTimeout(() => void this.run(), wait);
  }

  private show(status: SyncStatus): void {
    this.status = status;
    this.changed();
  }
}
