/**
 * The service worker of /pos as text. The page itself comes from the network, from the cache where that fails or takes
 * too long; built files never change under their name and come from the cache; the terminal's messages are not touched.
 * @param version names the cache; another one for each build
 */
export function workerScript(version: string): string {
  return `"use strict";
const CACHE = "yika-pos-${version}";
const PREFIX = "yika-pos-";
const PAGE = "/pos";
const PATIENCE_MS = 4000;

const isBuilt = (url) => url.origin === location.origin && url.pathname.startsWith("/_next/static/");
const isWhole = (response) => response.ok && !response.redirected && response.type === "basic";

async function keep(request, response) {
  if (!isWhole(response)) return;
  const cache = await caches.open(CACHE);
  await cache.put(request, response);
}

// The page and every built file it names, so that one visit is enough.
async function keepPage() {
  const response = await fetch(PAGE, { cache: "no-store", credentials: "same-origin" });
  if (!isWhole(response)) throw new Error("the page is not there");
  const named = (await response.clone().text()).match(/\\/_next\\/static\\/[\\w./%~@()[\\]-]+\\.(?:js|css|woff2)/g);
  await keep(PAGE, response);
  await keepBuilt([...new Set(named ?? [])]);
}

async function keepBuilt(addresses) {
  const cache = await caches.open(CACHE);
  for (const address of addresses) {
    const url = new URL(address, location.origin);
    if (!isBuilt(url) || (await cache.match(url))) continue;
    await keep(url, await fetch(url));
  }
}

async function page(event) {
  const fromNetwork = fetch(event.request).then((response) => {
    if (new URL(event.request.url).pathname === PAGE) event.waitUntil(keep(PAGE, response.clone()));
    return response;
  });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const inTime = await Promise.race([fromNetwork.catch(() => undefined), late]);
  return inTime ?? (await (await caches.open(CACHE)).match(PAGE)) ?? fromNetwork;
}

async function built(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  await keep(request, response.clone());
  return response;
}

async function dropOlder() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
}

self.addEventListener("install", (event) => event.waitUntil(keepPage()));
self.addEventListener("activate", (event) => event.waitUntil(dropOlder()));
self.addEventListener("message", (event) => {
  if (event.data.kind === "take-over") void self.skipWaiting();
  if (event.data.kind === "keep") event.waitUntil(keepBuilt(event.data.addresses));
});
self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const url = new URL(event.request.url);
  if (event.request.mode === "navigate") event.respondWith(page(event));
  else if (isBuilt(url)) event.respondWith(built(event.request));
});
`;
}
