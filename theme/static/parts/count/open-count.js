// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// <open-count>: over a list, how many of its rows are open.

export class OpenCount extends HTMLElement {
  connectedCallback() {
    this.delivered = this.textContent;
    everyMinute(this, (clock) => this.show(clock));
  }

  show({ now }) {
    const rows = [...document.querySelectorAll("[data-static-list] .register-row[data-hours]")];
    const speaking = rows.filter((row) => now < Number(row.dataset.horizon));
    if (rows.length !== Number(this.dataset.total) || !speaking.length) return;
    const open = countOpen(speaking.map((row) => row.dataset.hours), now);
    const words = fill(_("{n} of them open now"), { n: open });
    this.textContent = `${this.delivered}, ${words}`;
  }
}

customElements.define("open-count", OpenCount);
