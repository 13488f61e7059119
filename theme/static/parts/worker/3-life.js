// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// From one version of the site to the next. A new worker takes over at once: pages come from the net anyway, so none is
// reloaded. It keeps nothing of its predecessor but a list of what the visitor had seen, and fetches that anew.

/** So many of the pages seen last are fetched again for a new version. */
const AGAIN = 24;
const LIST = `${ROOT}?zu-holen`;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(setUp().then(keepOfflinePage));
});

async function keepOfflinePage() {
  const windows = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const prefixes = windows.map(({ url }) => prefixOf(new URL(url).pathname));
  await fetchAll(basisOf(prefixes).filter((path) => path.endsWith("offline/")));
}

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const seen = [];
  for (const name of (await namesOfOthers()).filter((other) => other.endsWith(" pages"))) {
    for (const { url } of await (await caches.open(name)).keys()) seen.push(new URL(url).pathname);
  }
  await put("data", LIST, () => new Response(JSON.stringify(seen.slice(-AGAIN).reverse())));
  await clearOthers();
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
})()));

// A page that was there before this worker says so, and is kept, too. It may say so while the predecessor's shelves are
// still being cleared away.
self.addEventListener("message", (event) => {
  const path = new URL(event.source.url).pathname;
  if (event.data !== "keep" || !path.startsWith(ROOT)) return;
  event.waitUntil(activated().then(() => fetchAll([path])).then(() => bringUpToDate(path)));
});

function activated() {
  const worker = self.registration.active;
  if (!worker || worker.state === "activated") return Promise.resolve();
  return new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
}

/** Fetch pages that are not kept yet, one after another, and keep them with what they name. Whether the net was there. */
async function fetchAll(paths, alsoData = false) {
  for (const path of paths) {
    const shelf = shelfOf(path.slice(ROOT.length));
    if (!shelf || (await keptOn(shelf, path))) continue;
    const response = await fetch(path, { priority: "low" }).catch(() => null);
    if (!response) return false;
    const text = await keep(shelf, path, response);
    await keepNamed(text, path, "assets/");
    if (alsoData && shelf === "basis") await keepNamed(text, path, ".json");
  }
  return true;
}

/** Keep what the attributes of a page name, as far as it is not kept yet: its assets, or its data. */
async function keepNamed(text, base, part) {
  for (const [, address] of text.matchAll(/ (?:href|src|data-[a-z]+)="([^"#?]+)/g)) {
    const { origin, pathname } = new URL(address, self.location.origin + base);
    if (!address.includes(part) || origin !== self.location.origin || !pathname.startsWith(ROOT)) continue;
    const shelf = shelfOf(pathname.slice(ROOT.length));
    if (!["files", "data"].includes(shelf) || (await keptOn(shelf, pathname))) continue;
    const response = await fetch(pathname, { priority: "low" }).catch(() => null);
    if (response) await keep(shelf, pathname, response);
  }
}

/** Whether the connection is good, and nobody wants to save data. */
function isFree() {
  const { saveData, effectiveType = "4g" } = self.navigator.connection ?? {};
  return !saveData && effectiveType === "4g";
}

/** Fetch what is not there yet in this version: the basis in the language of a page, and what was seen before. */
async function bringUpToDate(path) {
  if (!isFree() || bringUpToDate.runs) return;
  bringUpToDate.runs = true;
  const list = await keptOn("data", LIST);
  const seen = list ? await list.json() : [];
  const done = await fetchAll([...basisOf([prefixOf(path)]), ...seen], true).catch(() => false);
  if (done && list) {
    await (await caches.open(nameOf("data"))).delete(LIST);
    await clearOthers();
  }
  bringUpToDate.runs = false;
}
