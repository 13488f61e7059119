// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The service worker. dienst.js at the site's root sets `self.site` and imports this file, which is no module: nothing
// of the pages' scripts is used in here.
//
// What is kept lies on shelves, one cache each, whose names hold the site's path and its version. The caches of one
// origin are shared by all sites on it, and another site's are not ours to touch.

const ROOT = new URL(self.registration.scope).pathname;
const FAMILY = `stadtfenster ${ROOT} `;
/** How much lies on each shelf; what was put there first goes first. */
const MOST = { basis: Infinity, pages: 60, pictures: 80, files: 80, data: 40 };
/** When a kept response was fetched, in ms since 1970. */
const WHEN = "x-kept-at";

function nameOf(shelf) {
  return `${FAMILY}${self.site.version} ${shelf}`;
}

/** The kept response for a path, whatever follows a question mark in its address; undefined if there is none. */
function keptOn(shelf, path) {
  return caches.match(path, { cacheName: nameOf(shelf) });
}

/** Set the shelves up, which nothing else does: a worker that still runs while its successor clears them away must not
    set one up again.
 */
function setUp() {
  return Promise.all(Object.keys(MOST).map((shelf) => caches.open(nameOf(shelf))));
}

/** Clear away what other versions kept. */
async function clearOthers() {
  const others = await namesOfOthers();
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function namesOfOthers() {
  return (await caches.keys()).filter((name) => name.startsWith(FAMILY) && !name.startsWith(nameOf("")));
}

/** Put a response on a shelf under its path. Returns its text if it is text that names further files. */
async function keep(shelf, path, response) {
  if (response.status !== 200 || response.type !== "basic" || response.redirected) return "";
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  headers.set(WHEN, Date.parse(headers.get("date")) || Date.now());
  const isText = shelf === "basis" || shelf === "pages";
  const body = isText ? await response.text() : await response.blob();
  if (shelf === "pages" && !isOurs(body, path)) return "";
  await put(shelf, path, () => new Response(body, { headers }));
  return isText ? body : "";
}

/** Whether a page names this very worker: another site may lie in a folder of this one. */
function isOurs(text, path) {
  const worker = text.match(/ data-worker="([^"]+)"/)?.[1];
  return worker !== undefined && new URL(worker, self.location.origin + path).href === self.location.href;
}

/** A full disk is no reason to fail: older things make room, and else this one is not kept. */
async function put(shelf, path, made) {
  if (!(await caches.has(nameOf(shelf)))) return;
  const cache = await caches.open(nameOf(shelf));
  try {
    await cache.put(path, made());
  } catch {
    await thin(await caches.open(nameOf("pictures")), 0);
    await thin(await caches.open(nameOf("pages")), MOST.pages / 4);
    await cache.put(path, made()).catch(() => {});
  }
  await thin(cache, MOST[shelf]);
}

async function thin(cache, most) {
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(key);
}

/** Where the pages begin that are in the language of a page: "", "en/". */
function prefixOf(path) {
  return self.site.prefixes.findLast((start) => path.startsWith(ROOT + start));
}

/** The paths of what everybody has who reads the pages that begin with one of some prefixes. */
function basisOf(prefixes) {
  return self.site.kept.map((path) => ROOT + path).filter((path) => prefixes.includes(prefixOf(path)));
}

/** The shelf for a path within the site; "" for what is none of the worker's business. */
function shelfOf(path) {
  if (path.startsWith("assets/")) return "files";
  if (path.startsWith("bilder/")) return "pictures";
  if (self.site.kept.includes(path)) return "basis";
  if (path === "" || path.endsWith("/") || path.endsWith(".html")) return "pages";
  return path.endsWith(".json") && !path.endsWith("feed.json") ? "data" : "";
}
