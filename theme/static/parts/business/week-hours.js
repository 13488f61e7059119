// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// with: bars
// <week-hours>: marks today in the week of one business and draws the now line there. A day runs until four in the
// morning for who is open then; who is closed has the new day before them.

export class WeekHours extends HTMLElement {
  connectedCallback() {
    this.days = [...this.querySelectorAll(".hours-day")].map((row) => ({ row, svg: row.querySelector("svg") }));
    for (const day of this.days) day.bars = deliveredBars(day.svg);
    everyMinute(this, (clock) => this.show(clock));
  }

  show({ now, zone }) {
    const service = serviceDay(now, zone);
    const late = axisPosition(now, service, zone);
    const isOpen = ({ row, bars }) =>
      dayNumber(row.dataset.day) === service && bars.some(({ x, width }) => x <= late && late < x + width);
    const today = this.days.some(isOpen) ? service : dayOf(wallMinute(now, zone));
    const position = today === service ? late : null;
    if (!this.days.some(({ row }) => dayNumber(row.dataset.day) === today)) return;
    flagAxis(this.querySelector(".day-axis"), position, clockText(wallMinute(now, zone)));
    for (const { row, svg, bars } of this.days) {
      const here = dayNumber(row.dataset.day) === today;
      const tag = row.querySelector(".tag");
      row.classList.toggle("is-today", here);
      tag.toggleAttribute("hidden", !here);
      if (here) tag.textContent = _("today");
      drawBars(svg, bars, here ? position : null);
    }
  }
}

customElements.define("week-hours", WeekHours);
