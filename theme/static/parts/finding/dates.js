// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// When an event is, whether a business is open, pure: the clock is an argument.

/** "hnnlo 7.7": an event's dates as [{begins, timed, last}]: minutes, and the days it goes on. */
export function datesOf(text) {
  let before = 0;
  return text.split(" ").filter(Boolean).map((word) => {
    const [begins, more] = word.split(",");
    before += parseInt(begins, 36);
    return { begins: before, timed: !begins.endsWith("~"), more: more ? parseInt(more, 36) : 0 };
  });
}

/** The instant at which a day begins by the town's clock, in minutes. */
export function dayBegins(day, zone) {
  const guess = day * 1440 - (wallMinute(day * 1440, zone) - day * 1440);
  return guess - (wallMinute(guess, zone) - day * 1440); // the clocks may change in between
}

/** The date of an event that is not over: the one that runs or comes next. */
export function nextDate(record, begins) {
  record.all ??= datesOf(record.dates);
  return record.all.find((date) => date.begins + date.more * 1440 >= begins) ?? null;
}

/** Days since 1970 of an ordinal as Python counts it. */
export function dayOfOrdinal(ordinal) {
  return ordinal - 719163;
}

export function isOpen(record, place) {
  return stateAt(place.hours(record.id), place.horizon, place.now).kind === "open";
}

/** "Sa., 28. November, 11:00"; of what runs: "until 3 January". */
export function eventWhen({ begins, timed, more }, { now, zone }) {
  const wall = wallMinute(begins, zone);
  const ahead = dayOf(wall) - dayOf(wallMinute(now, zone));
  if (ahead < 0) return fill(_("until {date}"), { date: dateText(dayOf(wall) + more, "sd") });
  const day = [_("today"), _("tomorrow")][ahead] ?? dateText(dayOf(wall), "sd");
  return timed ? `${day}, ${clockText(wall)}` : day;
}
