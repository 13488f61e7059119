// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// <event-list> and <month-days>: what is over, what runs, which day is today, and the now line of today's timetable.

export class EventList extends HTMLElement {
  connectedCallback() {
    this.bars = new Map();
    for (const svg of this.querySelectorAll(".day-bar > svg")) this.bars.set(svg, deliveredBars(svg));
    everyMinute(this, (clock) => this.show(clock));
  }

  show(clock) {
    for (const section of this.querySelectorAll(".event-day")) this.showDay(section, clock);
    for (const row of this.querySelectorAll(".event-row")) {
      const day = row.closest(".event-day"); // an exhibition of weeks stands under each of its days
      const over = clock.now >= Number(row.dataset.ends) || (day?.matches(".is-past") ?? false);
      const begun = clock.now >= Number(row.dataset.begins) && (day?.matches(".is-today") ?? true);
      const runs = begun && !over && !row.matches(".is-cancelled");
      const tag = row.querySelector("[data-event-tag]");
      row.classList.toggle("is-past", over);
      tag.hidden = !over && !runs;
      const left = Number(row.dataset.ends) - clock.now;
      const until = fill(clock.words.until, { time: clockText(wallMinute(Number(row.dataset.ends), clock.zone)) });
      tag.textContent = over ? clock.words.past : left < 1440 && row.querySelector("time") ? until : clock.words.running;
    }
  }

  showDay(section, { now, zone, words }) {
    const day = dayNumber(section.dataset.day);
    const ahead = day - dayOf(wallMinute(now, zone));
    const tag = section.querySelector("[data-day-tag]");
    tag.hidden = ahead !== 0 && ahead !== 1;
    tag.textContent = ahead === 0 ? words.today : words.tomorrow;
    section.classList.toggle("is-past", ahead < 0);
    section.classList.toggle("is-today", ahead === 0);
    const position = serviceDay(now, zone) === day ? axisPosition(now, day, zone) : null;
    flagAxis(section.querySelector(".day-axis"), position, clockText(wallMinute(now, zone)));
    for (const svg of section.querySelectorAll(".day-bar > svg")) drawBars(svg, this.bars.get(svg), position);
  }
}

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

customElements.define("event-list", EventList);
customElements.define("month-days", MonthDays);
