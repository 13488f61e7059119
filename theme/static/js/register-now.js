// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The registers of businesses: now line, states of the rows, bars of today even when the build is from yesterday.

/** What the register knows of a row. */
export function readRow(row) {
  const svg = row.querySelector(".day-bar > svg");
  return { row, svg, intervals: readBadge(row.dataset.hours), bars: deliveredBars(svg), words: row.querySelector("[data-state]") };
}

export class BusinessRegister extends HTMLElement {
  connectedCallback() {
    this.rows = [...this.querySelectorAll(".register-row[data-hours]")].map(readRow);
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
    if (this.dataset.more === undefined) return;
    this.sort();
    if (!this.asked && this.rows.length) this.fill(clock).catch(() => {}); // offline: the few rows stand
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

  /** Late in the evening the few rows may all be closed while others are open: those come from the directory. */
  async fill(clock) {
    const isOpen = ({ state }) => state?.kind === "open";
    const { open } = openAt(readSteps(document.querySelector("open-count[data-steps]")?.dataset.steps), clock.now);
    const missing = Math.min(open, this.rows.length / 2) - this.rows.filter(isOpen).length;
    if (missing <= 0) return;
    this.asked = true;
    const first = await fetchPage(new URL(this.dataset.more, location.href));
    const others = [...first.querySelectorAll(".pagination ol a:not([aria-current])")].map((link) => link.href);
    const pages = [first, ...(await Promise.all(others.map(fetchPage)))];
    const here = new Set(this.rows.map(({ row }) => row.dataset.find));
    const found = pages.flatMap((page) => [...page.querySelectorAll(".register-row[data-hours]")]).filter((row) => {
      const state = stateAt(readBadge(row.dataset.hours), Number(row.dataset.horizon), clock.now);
      return state.kind === "open" && !here.has(row.dataset.find);
    });
    const added = found.slice(0, this.rows.length).map((row) => readRow(document.importNode(row, true)));
    const kept = this.rows.slice(0, Math.max(this.rows.filter(isOpen).length, this.rows.length - added.length));
    for (const { row } of this.rows.slice(kept.length)) row.remove();
    this.querySelector(".register-rows").append(...added.map(({ row }) => row));
    this.rows = [...kept, ...added];
    this.show(clock);
  }
}

customElements.define("business-register", BusinessRegister);
