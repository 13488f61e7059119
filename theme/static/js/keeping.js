// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Let the browser keep what was seen, for times without a net: the worker does that. It is registered when the page is
// there, unless the visitor said no, on the page »Ohne Netz«.

/** The visitor's word, noted under the address of this site's worker: other sites may be on the same host. */
export function keptNote() {
  return `nichts behalten: ${new URL(document.documentElement.dataset.worker, location).pathname}`;
}

/** Whether nothing is to be kept; a browser that keeps not even this note is taken at its word. */
export function wantsNothingKept() {
  try {
    return localStorage.getItem(keptNote()) !== null;
  } catch {
    return true;
  }
}

export function keepPages() {
  const { worker } = document.documentElement.dataset;
  if (worker && navigator.serviceWorker && !wantsNothingKept()) navigator.serviceWorker.register(worker).catch(() => {});
}

// This page was there before the worker that begins now.
navigator.serviceWorker?.addEventListener("controllerchange", ({ target }) => target.controller?.postMessage("keep"));
addEventListener("load", keepPages);
