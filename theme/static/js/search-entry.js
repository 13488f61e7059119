// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// <search-entry>: the form leads to the search page. Who goes into its field gets what fills the <search-panel> below (the
// part "search" or "hints"), fetched then, on pages that have one. A slash goes into the first field of a page.

export class SearchEntry extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    if (this.dataset.part) {
      this.querySelector("[data-label]").textContent = _("Search");
      this.addEventListener("focusin", () => this.load());
      if (new URLSearchParams(location.search).has("q")) this.load();
    }
    if (document.querySelector("search-entry") === this) document.addEventListener("keydown", (event) => this.slash(event));
  }

  slash(event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    this.input.focus();
  }

  /** Without a net the form leads on as it does without a script. */
  load() {
    this.sheet ??= document.head.appendChild(Object.assign(document.createElement("link"), { rel: "stylesheet", href: this.dataset.style }));
    this.asked ??= import(new URL(this.dataset.part, location.href)).catch(() => (this.asked = null));
  }
}

customElements.define("search-entry", SearchEntry);
