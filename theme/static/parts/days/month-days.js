// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// <month-days> and <week-days>: which day is today, and which are over.

export class MonthDays extends HTMLElement {
  connectedCallback() {
    everyMinute(this, (clock) => this.show(clock));
  }

  show({ now, zone }) {
    const today = dayOf(wallMinute(now, zone));
    for (const cell of this.querySelectorAll("[data-day]")) {
      const day = dayNumber(cell.dataset.day);
      const inside = !cell.classList.contains("is-outside");
      cell.classList.toggle("is-today", inside && day === today);
      cell.classList.toggle("is-past", inside && day < today);
      if (inside && day === today) cell.setAttribute("aria-current", "date");
      else cell.removeAttribute("aria-current");
    }
  }
}

customElements.define("month-days", MonthDays);
customElements.define("week-days", class extends MonthDays {});
