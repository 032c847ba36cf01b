/** A care fact as docs/api/events.md describes it: only ever added. The server's three members are absent until it has answered. */
export interface Fact {
  readonly id: string;
  readonly type: string;
  readonly schema: number;
  readonly deviceId: string;
  readonly deviceSequence: number;
  readonly occurredAt: string;
  readonly motherId: string;
  readonly corrects: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly sequence?: number;
  readonly recordedAt?: string;
  readonly author?: { readonly id: string; readonly role: string; readonly name: string };
}

/** The signed-in account, as the server names it. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly demo?: boolean;
  /** Where this site refers to, when its server was told. */
  readonly facility?: { readonly name: string; readonly phone: string | null } | null;
}

export type DeliveryStatus = "pending" | "accepted" | "duplicate" | "refused" | "dropped";

/** A dropped fact can be taken back for this long; then the phone forgets it. */
export const DROPPED_KEPT_MS = 30 * 24 * 3_600_000;

/**
 * What became of one own fact on its way to the server. A refused fact stays here with its reason: parked, not lost.
 * One its owner gave up, or mended by another, is dropped: out of sight, and kept for 30 days.
 */
export interface Delivery {
  readonly account: string;
  readonly id: string;
  readonly deviceSequence: number;
  readonly status: DeliveryStatus;
  readonly madeAt: string;
  readonly code: string | null;
  readonly message: Readonly<Record<"id" | "en", string>> | null;
  readonly droppedAt?: string;
  /** The fact that took the place of this dropped one. */
  readonly mendedBy?: string;
}

/** True while the fact is not on the server. */
export function isUnsent({ status }: Delivery): boolean {
  return status === "pending" || status === "refused" || status === "dropped";
}

/** One line of the server's answer to `POST /api/sync/events`. */
export type Receipt =
  | { readonly id: string; readonly status: "accepted" | "duplicate"; readonly sequence: number; readonly recordedAt: string }
  | { readonly id: string; readonly status: "refused"; readonly code: string; readonly where?: string | null; readonly message?: Readonly<Record<"id" | "en", string>> | null };

/** The last moment a running session was seen alive. */
export interface Heartbeat {
  readonly account: string;
  readonly motherId: string;
  readonly sessionId: string;
  readonly at: number;
  readonly boot: string;
  readonly mono: number;
}

/** Where two facts made by one phone are ordered by the phone's own count, and others by when they happened. */
export function inOrder(a: Fact, b: Fact): number {
  return a.deviceId === b.deviceId
    ? a.deviceSequence - b.deviceSequence
    : a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : a.id < b.id ? -1 : 1;
}
