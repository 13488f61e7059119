// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The rows and bars of a calendar's page: which days they stand for, what they are of, and whether they are over.

/** A row or a bar: its kinds, its days (null where a list has no days), its minutes. */
export function readEntry(element) {
  const section = element.closest(".event-day");
  const day = section && dayNumber(section.dataset.day);
  const [first, last] = section ? [day, day] : [element.dataset.first, element.dataset.last].map((iso) => (iso ? dayNumber(iso) : null));
  const [begins, ends] = [element.dataset.begins, element.dataset.ends].map((minute) => Number(minute ?? Infinity));
  return { element, section, first, last, begins, ends, kinds: element.dataset.is.split(" ") };
}

export function isOver({ begins, ends }, { now, zone }) {
  return eventState(begins, ends, now, zone) === "over";
}

export function isWithin({ first, last }, [from, to]) {
  return first === null || (first <= to && last >= from);
}

/** Of today, what is over is put away behind a button, so that the evening stands on top. */
export function foldOver(section, rows, clock, again) {
  const over = rows.filter((entry) => !entry.element.hidden && isOver(entry, clock));
  let button = section.querySelector(".over-button");
  if (!section.matches(".is-today") || !over.length) {
    button?.remove();
    return;
  }
  if (!button) {
    button = document.createElement("button");
    button.type = "button";
    button.className = "over-button";
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => {
      button.setAttribute("aria-expanded", button.getAttribute("aria-expanded") === "false");
      again();
    });
    section.querySelector(".event-axis").before(button);
  }
  button.textContent = fill(over.length === 1 ? _("One is over already") : _("{n} are over already"), { n: over.length });
  for (const { element } of over) element.hidden = button.getAttribute("aria-expanded") === "false";
}

/** In the table of weeks, the days on this page that have nothing of what is asked for. */
export function markMonth(days, kinds) {
  for (const { day, rows } of days) {
    const iso = new Date(day * 86400000).toISOString().slice(0, 10);
    const cell = document.querySelector(`.month [data-day="${iso}"]`);
    cell?.classList.toggle("is-left-out", kinds.size > 0 && !rows.some((row) => fits(row.kinds, kinds)));
  }
}
