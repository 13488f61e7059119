// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What stands below a search field while one types: its status line and its keys.

export class FindingPanel extends HTMLElement {
  connectedCallback() {
    if (this.entry) return;
    this.entry = this.closest("search-entry");
    this.input = this.entry.querySelector("input");
    this.status = this.entry.querySelector("[data-result]");
    this.root = new URL(this.entry.dataset.root, location.href);
    this.input.addEventListener("input", () => this.typed());
    this.entry.addEventListener("keydown", (event) => this.walk(event));
    this.start();
  }

  /** The status line waits until somebody stops typing. */
  tell(sentence) {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => (this.status.textContent = sentence), 600);
  }

  close() {
    clearTimeout(this.telling);
    this.status.textContent = "";
    this.hidden = true;
  }

  /** Arrows walk from the field through the links, Escape leads back. */
  walk(event) {
    const stops = [this.input, ...(this.hidden ? [] : this.querySelectorAll("a, button"))];
    const place = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stop = event.key === "Escape" && !this.hidden ? this.input : step && place >= 0 && stops[place + step];
    if (!stop) return;
    event.preventDefault();
    stop.focus();
    if (event.key === "Escape") this.escape?.();
  }
}
