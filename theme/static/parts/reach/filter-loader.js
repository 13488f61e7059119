// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// <business-filter>: what narrows a list is fetched when somebody reaches for it, or when the address asks for it.

export class BusinessFilter extends HTMLElement {
  connectedCallback() {
    for (const sign of ["pointerover", "pointerdown", "focusin"]) this.addEventListener(sign, () => this.load(), { once: true });
    const names = [...this.querySelectorAll("[data-names] [name]"), { name: "offen" }].map(({ name }) => name);
    const asked = new URLSearchParams(location.search);
    if (!names.some((name) => asked.has(name))) return;
    document.querySelector("[data-static-list]").classList.add("is-narrowed"); // not shown, only to vanish
    this.load();
  }

  load() {
    this.loading ??= import(new URL(this.dataset.part, location.href)).catch(() => this.fail());
  }

  fail() {
    delete this.loading;
    document.querySelector("[data-static-list]").classList.remove("is-narrowed");
  }
}

customElements.define("business-filter", BusinessFilter);
