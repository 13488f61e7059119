// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// <search-entry>: the form leads to the directory; there it leaves only the rows whose name, trade or street fit. The
// other pages of the directory are fetched once, when somebody looks for something.

/** For comparing: small letters, ä as ae, accents gone. */
export function foldText(text) {
  const german = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
  const folded = text.toLowerCase().normalize("NFC").replace(/[äöüß]/g, (letter) => german[letter]);
  return folded.normalize("NFD").replace(/\p{M}/gu, "").trim();
}

export class SearchEntry extends HTMLElement {
  connectedCallback() {
    const { words } = pageClock();
    this.words = words;
    this.input = this.querySelector("input");
    this.querySelector("[data-label]").textContent = words.search;
    this.groups = [...document.querySelectorAll(".page-directory .register-group")];
    if (!this.groups.length || this.closest("[data-elsewhere]")) return;
    this.input.value = new URLSearchParams(location.search).get("q") ?? "";
    this.input.addEventListener("input", () => this.show());
    this.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      history.replaceState(null, "", `?q=${encodeURIComponent(this.input.value)}`);
      this.show();
    });
    if (this.input.value) this.show();
  }

  async show() {
    const query = this.input.value;
    const parts = foldText(query).split(/\s+/).filter(Boolean);
    if (parts.length && !this.complete) await (this.loading ??= this.loadOtherPages());
    if (query !== this.input.value) return;
    let found = 0;
    for (const group of this.groups) {
      let here = 0;
      for (const row of group.querySelectorAll(".register-row")) {
        const text = foldText(row.dataset.find);
        const fits = parts.every((part) => text.includes(part));
        row.hidden = !fits;
        here += fits ? 1 : 0;
      }
      group.hidden = here === 0 || (!parts.length && group.dataset.fetched !== undefined);
      found += here;
    }
    for (const other of document.querySelectorAll(".pagination, .letters")) other.hidden = parts.length > 0;
    const text = found === 0 ? this.words.foundNone : found === 1 ? this.words.foundOne : this.words.found;
    this.querySelector("[data-result]").textContent = parts.length ? fill(text, { n: found, query }) : "";
  }

  async loadOtherPages() {
    const addresses = [...document.querySelectorAll(".pagination ol a:not([aria-current])")].map(({ href }) => href);
    const pages = await Promise.allSettled(addresses.map(fetchPage));
    for (const { value } of pages.filter(({ status }) => status === "fulfilled")) this.addGroups(value);
    this.complete = true;
  }

  addGroups(page) {
    for (const group of page.querySelectorAll(".register-group")) {
      group.removeAttribute("id");
      group.dataset.fetched = "";
      this.groups.at(-1).after(document.importNode(group, true));
      this.groups.push(this.groups.at(-1).nextElementSibling);
    }
  }
}

customElements.define("search-entry", SearchEntry);
