// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Which records a filter lets through: days, hours, flags; pure. The clock and the hours are arguments.

/** The first and the last day that a filter means, as days since 1970; null if it means none. */
export function daysOf(filter, today) {
  const weekday = (today + 4) % 7; // 1970-01-01 was a Thursday; Sunday is 0
  if (filter === "today") return [today, today];
  if (filter === "tomorrow") return [today + 1, today + 1];
  if (filter === "weekend") return weekday === 0 ? [today, today] : [today + 6 - weekday, today + 7 - weekday];
  const day = /^day(\d)$/.exec(filter);
  if (!day) return null;
  const ahead = (Number(day[1]) - weekday + 7) % 7;
  return [today + ahead, today + ahead];
}

/** {now, zone, …} with the days that are asked for over and over: today, and for each filter its [from, to) in minutes. */
export function placeAt(place, filters) {
  const today = dayOf(wallMinute(place.now, place.zone));
  const spans = new Map();
  for (const { filter } of filters) {
    const days = daysOf(filter, today);
    if (days) spans.set(filter, { days, from: dayBegins(days[0], place.zone), to: dayBegins(days[1] + 1, place.zone) });
  }
  const begins = dayBegins(today, place.zone);
  return { ...place, today, begins, spans, all: { days: [today, today], from: begins, to: dayBegins(today + 1, place.zone) } };
}

/** Whether an event takes place on one of some days. */
export function isOn(record, { from, to }) {
  record.all ??= datesOf(record.dates);
  return record.all.some(({ begins, more }) => begins < to && begins + more * 1440 >= from);
}

/** Whether a business opens on one of some days. */
export function opensOn(intervals, { from, to }) {
  return intervals.some(({ open, close, unknown }) => !unknown && open < to && close > from);
}

/** How well a record passes a filter: 0 not at all. place: what `placeAt` gave. */
export function passes(record, filter, place) {
  const span = place.spans.get(filter);
  if (record.kind === "business") {
    if (filter === "open") return isOpen(record, place) ? 1 : 0;
    if (span) return opensOn(place.hours(record.id), span) ? 0.5 : 0;
    const bit = place.flags.indexOf(filter);
    return bit >= 0 && record.flags & (1 << bit) ? 1 : 0;
  }
  if (record.kind === "event") {
    if (span) return isOn(record, span) ? 1 : 0;
    if (filter === "open") return isOn(record, place.all) ? 0.5 : 0;
    return (filter === "free" && record.flags & 1) || (filter === "family" && record.flags & 2) ? 1 : 0;
  }
  if (record.kind !== "offer") return 0;
  if (span) {
    const holds = dayOfOrdinal(record.first) <= span.days[1] && dayOfOrdinal(record.last) >= span.days[0];
    return holds && (!record.business || opensOn(place.hours(record.business.id), span)) ? 0.4 : 0;
  }
  if (filter === "open") return record.business && isOpen(record.business, place) ? 0.4 : 0;
  return filter === "free" && record.flags & 1 ? 1 : 0;
}
