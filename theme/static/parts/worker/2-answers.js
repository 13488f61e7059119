// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Answers. What bears a hash in its name is the same for ever: the kept one is as good as any. Pages and data come from
// the net, and from the shelf only if the net fails, or takes longer than anybody waits.

/** How long somebody waits for a page that is kept as well, in ms. */
const PATIENCE = 3000;

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || request.headers.has("range")) return;
  if (origin !== self.location.origin || !pathname.startsWith(ROOT)) return;
  const shelf = shelfOf(pathname.slice(ROOT.length));
  if (shelf === "files" || shelf === "pictures") event.respondWith(keptFirst(event, shelf, pathname));
  else if (shelf) event.respondWith(netFirst(event, shelf, pathname));
});

async function keptFirst(event, shelf, path) {
  const kept = await keptOn(shelf, path);
  if (kept) return kept;
  const response = await fetch(event.request);
  event.waitUntil(keep(shelf, path, response.clone()));
  return response;
}

async function netFirst(event, shelf, path) {
  const fromNet = fetched(event);
  const isPage = event.request.mode === "navigate";
  event.waitUntil(fromNet.then((response) => arrived(event, shelf, path, response.clone())).catch(() => {}));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  try {
    const response = await Promise.race([fromNet, late]);
    if (response) return response;
    const kept = await keptOn(shelf, path);
    if (!kept) return await fromNet;
    event.late = true;
    return isPage ? await marked(kept, "slow") : kept;
  } catch (error) {
    const kept = await keptOn(shelf, path);
    if (kept) return isPage ? marked(kept, "none") : kept;
    if (isPage) return instead(path);
    throw error;
  }
}

async function fetched(event) {
  return (await event.preloadResponse) || fetch(event.request);
}

/** A page or data came from the net: keep it, with what it names; and tell a page that did not wait for it. */
async function arrived(event, shelf, path, response) {
  const text = await keep(shelf, path, response);
  if (text && event.late) (await self.clients.get(event.resultingClientId))?.postMessage("arrived");
  await keepNamed(text, path, "assets/");
  if (shelf === "basis" && isFree()) await keepNamed(text, path, ".json");
  await bringUpToDate(path);
}

/** A kept page, with the script that says how old it is; why: "none" or "slow". */
async function marked(kept, why) {
  const text = await kept.text();
  const script = text.match(/ data-kept="([^"]+)"/)?.[1];
  const tag = `<script type="module" src="${script}" data-at="${kept.headers.get(WHEN)}" data-why="${why}"></script>`;
  return new Response(script ? text.replace("</head>", `${tag}</head>`) : text, { headers: kept.headers });
}

/** Of a page that is not kept: the page of those that are. It stands at another depth, so its links are made to fit. */
async function instead(path) {
  const here = `${ROOT}${prefixOf(path)}offline/`;
  const kept = await keptOn("basis", here);
  if (!kept) return Response.error();
  const text = (await (await marked(kept, "none")).text()).replace(
    / (href|src|action|data-[a-z]+)="(\.\.?\/[^"]*)"/g,
    (_whole, name, address) => ` ${name}="${new URL(address, self.location.origin + here).href}"`,
  );
  return new Response(text, { status: 503, headers: kept.headers });
}
