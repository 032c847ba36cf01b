/// <reference lib="webworker" />
export {};

declare const self: ServiceWorkerGlobalScope;
/** Written in by the build: the hash over all files and their exact list; the same for the spoken clips, by language. */
declare const BUILD_VERSION: string;
declare const SHELL_FILES: readonly string[];
declare const VOICE_VERSION: string;
declare const VOICE_FILES: Readonly<Record<string, readonly string[]>>;

const CACHE_PREFIX = "lancar-app-";
const CACHE = CACHE_PREFIX + BUILD_VERSION;
/** Clips outlive a version of the app; they go when they change. */
const VOICE_PREFIX = "lancar-voice-";
const VOICE_CACHE = VOICE_PREFIX + VOICE_VERSION;

/**
 * The files of one version are fetched together and kept together; a version is used whole or not at all.
 * There is no skipWaiting on install: a page with a running session keeps its version until it asks for the new one.
 */
self.addEventListener("install", (event) => {
  event.waitUntil(keepShell());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldVersions());
});

self.addEventListener("message", (event) => {
  if (event.data === "use-new-version") event.waitUntil(self.skipWaiting());
  else if (typeof event.data?.keepVoice === "string") event.waitUntil(keepVoice(event.data.keepVoice));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin || !address.pathname.startsWith("/app/")) return;
  event.respondWith(fromShell(request, address.pathname));
});

async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE);
  // The server is asked for each, so that one version stays one; what the page has fetched just now does not come down a second time.
  await cache.addAll(SHELL_FILES.map((file) => new Request(file, { cache: "no-cache" })));
}

/** Fetches the clips of a language that are not there yet; without signal they come another time. */
async function keepVoice(language: string): Promise<void> {
  const cache = await caches.open(VOICE_CACHE);
  for (const file of VOICE_FILES[language] ?? []) {
    if ((await cache.match(file)) === undefined) await cache.add(new Request(file, { cache: "reload" })).catch(() => undefined);
  }
}

async function dropOldVersions(): Promise<void> {
  const names = await caches.keys();
  const old = (name: string) => (name.startsWith(CACHE_PREFIX) && name !== CACHE) || (name.startsWith(VOICE_PREFIX) && name !== VOICE_CACHE);
  await Promise.all(names.filter(old).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Every file of the shell comes from the cache, never from a newer server; what is not in the shell is asked for. */
async function fromShell(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(path.startsWith("/app/voice/") ? VOICE_CACHE : CACHE);
  return (await cache.match(request.mode === "navigate" ? "/app/" : path)) ?? fetch(request);
}
