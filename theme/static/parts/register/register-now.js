// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// with: bars
// The registers of businesses: now line, states of the rows, bars of today even when the build is from yesterday.

/** What the register knows of a row. */
export function readRow(row) {
  const svg = row.querySelector(".day-bar > svg");
  const words = row.querySelector("[data-state]");
  return { row, svg, hours: hoursOf(row.dataset), bars: deliveredBars(svg), words, delivered: words?.textContent };
}

/** The last hour as a ruler of sixty minutes, for narrow screens, where a day's bar is too short for it; null: none. */
export function drawRuler(bar, minutes) {
  bar.querySelector(".ruler")?.remove();
  bar.classList.toggle("has-ruler", minutes !== null);
  if (minutes === null) return;
  const ruler = shape("svg", { class: "ruler", viewBox: "0 0 60 10", preserveAspectRatio: "none" });
  ruler.append(shape("rect", { class: "hour", x: 0, y: 0, width: 60, height: 6 }), shape("rect", { class: "left", x: 0, y: 0, width: minutes, height: 6 }));
  for (let x = 0; x <= 60; x += 5) ruler.append(shape("line", { x1: x, x2: x, y1: 6, y2: x % 15 ? 9 : 13 }));
  bar.append(ruler);
}

export class BusinessRegister extends HTMLElement {
  static read = readRow; // for parts that make rows

  connectedCallback() {
    if (this.rows) return; // a part made it, and keeps it
    this.rows = [...this.querySelectorAll(".register-row[data-hours]")].map(readRow);
    everyMinute(this, (clock) => this.show(clock));
  }

  /** Show the rows as they are at an instant. */
  show(clock) {
    const day = serviceDay(clock.now, clock.zone);
    const delivered = day === dayNumber(this.dataset.day);
    const position = axisPosition(clock.now, day, clock.zone);
    flagAxis(this.querySelector(".day-axis"), position, clockText(wallMinute(clock.now, clock.zone)));
    if (!delivered) this.showDay(day);
    for (const entry of this.rows) {
      if (!entry.words || entry.shown === clock.now) continue;
      entry.shown = clock.now;
      entry.state = stateToday(entry.hours, clock.now, clock.zone);
      drawBars(entry.svg, entry.hours.horizon ? this.barsOf(entry, day, clock.zone) : entry.bars, position);
      this.showRow(entry, clock, delivered);
    }
  }

  barsOf(entry, day, zone) {
    if (entry.day !== day) [entry.day, entry.another] = [day, barsOf(entry.hours.intervals, day, zone)];
    return entry.another;
  }

  showDay(day) {
    const date = dateText(day, "wdy");
    const holiday = this.rows.map(({ hours }) => dayIn(hours.days, day).holiday).find(Boolean);
    this.querySelector("[data-day-words]").textContent = holiday ? `${date} · ${holiday}` : date;
  }

  showRow({ row, words, state, hours, svg, ...entry }, clock, delivered) {
    const left = state.kind === "open" && state.until ? state.until - clock.now : Infinity;
    const silent = delivered || !hours.horizon ? [entry.delivered, ""] : ["", ""]; // yesterday's hours are not today's
    const [strong, small] = state.kind === "silent" ? silent : stateShort(state, clock);
    row.classList.toggle("is-open-now", state.kind === "open");
    row.classList.toggle("is-closed-now", state.kind === "closed");
    row.classList.toggle("is-ending", left <= 60);
    drawRuler(svg.parentNode, left <= 60 ? left : null);
    if (words.textContent !== strong) words.textContent = strong;
    row.querySelector("[data-left]").textContent = small;
  }
}

customElements.define("business-register", BusinessRegister);
