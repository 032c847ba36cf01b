import type { Content } from "../care/content.ts";
import type { Account, Fact, Receipt } from "../store/facts.ts";
import type { SiteProtocols } from "../store/vault.ts";

export interface CaseloadPage {
  readonly events: readonly Fact[];
  readonly cursor: number;
  readonly more: boolean;
  readonly account: Account;
}

/** The mothers of an account, the most urgent first, and where its caseload goes on once their histories are fetched. */
export interface Roster {
  readonly mothers: readonly string[];
  readonly cursor: number;
  readonly account: Account;
}

/** Everything the server tells of these mothers. */
export interface Histories {
  readonly mothers: readonly string[];
  readonly events: readonly Fact[];
  readonly account: Account;
}

/** Why the server gave no answer that can be used. The facts stay where they are in every case. */
export type Failure =
  | { readonly kind: "offline" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "forbidden" }
  | { readonly kind: "other-account" }
  | { readonly kind: "too-large" }
  | { readonly kind: "wait"; readonly seconds: number }
  | { readonly kind: "server"; readonly status: number };

export class ServerFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind);
  }
}

/** The server's side of the sync, as the phone calls it. */
export interface ServerCalls {
  /** Who is signed in; null when nobody is. */
  signedIn(): Promise<Account | null>;
  caseload(after: number): Promise<CaseloadPage>;
  roster(): Promise<Roster>;
  /** Whole histories of the first of these mothers, at least one; the answer says whose. */
  histories(mothers: readonly string[]): Promise<Histories>;
  /** Hands in facts in the name of the account that recorded them; refused whole when another is signed in. */
  send(facts: readonly Fact[], recordedBy: string): Promise<readonly Receipt[]>;
  /** Ends the server's sign-in of this account; that of anybody else stays. */
  signOut(account: string): Promise<void>;
  /** The protocols of this account's site; null when they are those of the tag. Refused when another account is signed in. */
  protocols(account: string, knownTag: string | null): Promise<SiteProtocols | null>;
  content(knownVersion: string | null): Promise<Content | null>;
  /** A secret to lay the data key under a second time; with a ticket, the secret of that ticket again (only after a fresh sign-in). */
  recovery(account: string, ticket: string | null): Promise<Recovery>;
  /** How far the server's clock was ahead of this phone's in its last answer; null before one. */
  readonly aheadMs: number | null;
}

export interface Recovery {
  readonly ticket: string;
  /** 32 bytes in base64. */
  readonly secret: string;
}

const TIMEOUT_MS = 30_000;
const ACCOUNT = "X-Lancar-Account";

export function overHttp(deviceId: string): ServerCalls {
  const headers = { "X-Lancar-Device": deviceId, Accept: "application/json" };
  let aheadMs: number | null = null;
  const ask = async (address: string, init: RequestInit): Promise<Response> => {
    const response = await asked(address, init);
    const date = Date.parse(response.headers.get("Date") ?? "");
    if (!Number.isNaN(date)) aheadMs = date - Date.now();
    if (response.ok || response.status === 304) return response;
    throw new ServerFailure(failureOf(response));
  };
  return {
    get aheadMs() { return aheadMs; },

    signedIn: async () => ((await (await ask("/api/sync/account", { headers })).json()) as { account: Account | null }).account,

    caseload: async (after) => (await (await ask(`/api/sync/caseload?after=${after}`, { headers })).json()) as CaseloadPage,

    roster: async () => (await (await ask("/api/sync/roster", { headers })).json()) as Roster,

    histories: async (mothers) => (await (await ask(`/api/sync/histories?${new URLSearchParams(mothers.map((id) => ["mother", id]))}`, { headers })).json()) as Histories,

    send: async (facts, recordedBy) => {
      const body = JSON.stringify({ events: facts.map(asSent) });
      // A restored fact goes in under the phone that made it: should that phone send it too, the server answers "duplicate" to one of them.
      const madeBy = facts[0]?.deviceId ?? deviceId;
      const response = await ask("/api/sync/events", { method: "POST", headers: { ...headers, "X-Lancar-Device": madeBy, [ACCOUNT]: recordedBy, "Content-Type": "application/json" }, body });
      return ((await response.json()) as { receipts: readonly Receipt[] }).receipts;
    },

    signOut: async (account) => {
      await ask("/api/sync/sign-out", { method: "POST", headers: { ...headers, [ACCOUNT]: account } });
    },

    protocols: async (account, knownTag) => {
      const response = await ask("/api/protocols", { headers: { ...headers, [ACCOUNT]: account, ...(knownTag === null ? {} : { "If-None-Match": knownTag }) } });
      if (response.status === 304) return null;
      return { tag: response.headers.get("ETag"), protocols: ((await response.json()) as { protocols: SiteProtocols["protocols"] }).protocols };
    },

    content: async (knownVersion) => {
      const response = await ask("/api/content", { headers: { Accept: "application/json" } });
      const content = (await response.json()) as Content;
      return content.version === knownVersion ? null : content;
    },

    recovery: async (account, ticket) => {
      const response = await ask("/api/sync/recovery", { method: "POST", headers: { ...headers, [ACCOUNT]: account, "Content-Type": "application/json" }, body: JSON.stringify({ ticket }) });
      return (await response.json()) as Recovery;
    },
  };
}

/** The fact as its contract shows it, without what the phone or the server added. */
function asSent({ id, type, schema, deviceId, deviceSequence, occurredAt, motherId, corrects, payload }: Fact): Fact {
  return { id, type, schema, deviceId, deviceSequence, occurredAt, motherId, corrects, payload };
}

async function asked(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...init, credentials: "same-origin", redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch {
    throw new ServerFailure({ kind: "offline" });
  }
}

function failureOf(response: Response): Failure {
  switch (response.status) {
    case 0: return { kind: "signed-out" }; // a redirect, which only the sign-in makes
    case 401: return { kind: "signed-out" };
    case 403: return { kind: "forbidden" };
    case 409: return { kind: "other-account" };
    case 413: return { kind: "too-large" };
    case 429: return { kind: "wait", seconds: Math.max(1, Number(response.headers.get("Retry-After")) || 60) };
    default: return { kind: "server", status: response.status };
  }
}
