/** From this share of what the browser allows, the phone is nearly full. */
const NEARLY_FULL = 0.9;

/** How much room this phone's browser gives, whether it promised to keep it, and whether the last writing failed. */
export class Storage {
  persistent: boolean | null = null;
  nearlyFull = false;
  /** Why the last change could not be written; null when it was. Nothing that was stored before is touched. */
  failure: "full" | "failed" | null = null;

  /** Asks the browser never to clear this storage by itself. */
  async ask(): Promise<void> {
    this.persistent = (await navigator.storage?.persist?.().catch(() => false)) ?? null;
  }

  async look(): Promise<void> {
    const room = await navigator.storage?.estimate?.().catch(() => null);
    this.nearlyFull = room?.quota !== undefined && room.quota > 0 && (room.usage ?? 0) / room.quota >= NEARLY_FULL;
  }

  /** Remembers how a writing went; the failure goes on to the caller. */
  async watch<T>(write: () => Promise<T>): Promise<T> {
    try {
      const result = await write();
      this.failure = null;
      return result;
    } catch (error) {
      if (error instanceof DOMException) this.failure = error.name === "QuotaExceededError" ? "full" : "failed";
      throw error;
    }
  }
}
