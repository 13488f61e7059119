// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The registers of businesses and the week of one: now line, states of the rows, bars of today even when the build is
// from yesterday, how many are open.

export class BusinessRegister extends HTMLElement {
  connectedCallback() {
    this.rows = [...this.querySelectorAll(".register-row[data-hours]")].map((row) => {
      const svg = row.querySelector(".day-bar > svg");
      return { row, svg, intervals: readBadge(row.dataset.hours), bars: deliveredBars(svg), words: row.querySelector("[data-state]") };
    });
    everyMinute(this, (clock) => this.show(clock));
  }

  show(clock) {
    const day = serviceDay(clock.now, clock.zone);
    const delivered = day === dayNumber(this.dataset.day);
    const position = axisPosition(clock.now, day, clock.zone);
    flagAxis(this.querySelector(".day-axis"), position, clockText(wallMinute(clock.now, clock.zone)));
    if (!delivered) {
      const full = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
      this.querySelector("[data-day-words]").textContent = dateText(day, clock.language, full);
    }
    for (const entry of this.rows) {
      if (!entry.words) continue;
      entry.state = stateToday(entry.intervals, Number(entry.row.dataset.horizon), clock.now, clock.zone);
      const bars = delivered ? entry.bars : barsOf(entry.intervals, day, clock.zone);
      drawBars(entry.svg, bars, position);
      this.showRow(entry, clock, delivered);
    }
    if (this.hasAttribute("data-sort")) this.sort();
  }

  showRow({ row, words, state }, clock, delivered) {
    row.classList.toggle("is-open-now", state.kind === "open");
    row.classList.toggle("is-closed-now", state.kind === "closed");
    row.classList.toggle("is-ending", state.kind === "open" && state.until !== null && state.until - clock.now <= 60);
    if (state.kind === "silent") {
      if (!delivered) words.textContent = "";
      return;
    }
    const [strong, small] = stateShort(state, { ...clock, note: delivered ? row.dataset.note : "" });
    words.textContent = strong;
    row.querySelector("[data-left]").textContent = small;
  }

  /** What closes first stands first; then what opens next. */
  sort() {
    const rank = ({ state }) => {
      if (state?.kind === "open") return state.until ?? 1e9;
      return 1e10 + (state?.next ?? 1e10);
    };
    const sorted = [...this.rows].sort((one, other) => rank(one) - rank(other));
    if (sorted.every((entry, index) => entry === this.rows[index])) return;
    this.rows = sorted;
    this.querySelector(".register-rows").append(...sorted.map(({ row }) => row));
  }
}

export class WeekHours extends HTMLElement {
  connectedCallback() {
    this.days = [...this.querySelectorAll(".hours-day")].map((row) => ({ row, svg: row.querySelector("svg") }));
    for (const day of this.days) day.bars = deliveredBars(day.svg);
    everyMinute(this, (clock) => this.show(clock));
  }

  show({ now, zone, words }) {
    const today = serviceDay(now, zone);
    const position = axisPosition(now, today, zone);
    if (!this.days.some(({ row }) => dayNumber(row.dataset.day) === today)) return;
    flagAxis(this.querySelector(".day-axis"), position, clockText(wallMinute(now, zone)));
    for (const { row, svg, bars } of this.days) {
      const here = dayNumber(row.dataset.day) === today;
      const tag = row.querySelector(".tag");
      row.classList.toggle("is-today", here);
      tag.toggleAttribute("hidden", !here);
      if (here) tag.textContent = words.today;
      drawBars(svg, bars, here ? position : null);
    }
  }
}

customElements.define("business-register", BusinessRegister);
customElements.define("week-hours", WeekHours);
