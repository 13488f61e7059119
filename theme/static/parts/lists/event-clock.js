// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// with: bars
// <event-list>: what is over, what runs, which day is today, and the now line of today's timetable.

/** "before", "running", "begun" (who knows for how long), "over". Of an event without an end only its day is known. */
export function eventState(begins, ends, now, zone) {
  if (now < begins) return "before";
  if (ends > begins) return now < ends ? "running" : "over";
  return dayOf(wallMinute(now, zone)) > dayOf(wallMinute(begins, zone)) ? "over" : "begun";
}

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
      const state = eventState(Number(row.dataset.begins), Number(row.dataset.ends), clock.now, clock.zone);
      const over = state === "over" || (day?.matches(".is-past") ?? false);
      const runs = state !== "before" && !over && (day?.matches(".is-today") ?? true) && !row.matches(".is-cancelled");
      const tag = row.querySelector("[data-event-tag]");
      row.classList.toggle("is-past", over);
      tag.hidden = !over && !runs;
      const left = Number(row.dataset.ends) - clock.now;
      const until = fill(_("until {time}"), { time: clockText(wallMinute(Number(row.dataset.ends), clock.zone)) });
      const running = left < 1440 && row.querySelector("time") ? until : _("now");
      tag.textContent = over ? _("over") : state === "begun" ? _("begun") : running;
    }
    for (const list of this.querySelectorAll("[data-most]")) this.showMost(list, Number(list.dataset.most));
  }

  /** A short list shows what comes next: in the place of what is over stand the events behind it. */
  showMost(list, most) {
    let left = most;
    for (const row of list.children) row.hidden = row.matches(".is-past") || left-- <= 0;
    list.nextElementSibling.hidden = left < most;
  }

  showDay(section, { now, zone }) {
    const day = dayNumber(section.dataset.day);
    const ahead = day - dayOf(wallMinute(now, zone));
    const tag = section.querySelector("[data-day-tag]");
    tag.hidden = ahead !== 0 && ahead !== 1;
    tag.textContent = ahead === 0 ? _("today") : _("tomorrow");
    section.classList.toggle("is-past", ahead < 0);
    section.classList.toggle("is-today", ahead === 0);
    const position = serviceDay(now, zone) === day ? axisPosition(now, day, zone) : null;
    flagAxis(section.querySelector(".day-axis"), position, clockText(wallMinute(now, zone)));
    for (const svg of section.querySelectorAll(".day-bar > svg")) drawBars(svg, this.bars.get(svg), position);
  }
}

customElements.define("event-list", EventList);
