// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A day and an hour of the town, chosen from lists, and the UTC minute that they mean.

/** "2026-11-28T14:00" on the town's clock → UTC minutes. What a change of the clock skips is the time after it. */
export function instantOf(moment, zone) {
  const wall = Date.parse(`${moment}Z`) / 60000;
  const first = wall - (wallMinute(wall, zone) - wall);
  return wall - (wallMinute(first, zone) - first);
}

/** A day number as an ISO date. */
export function isoDay(day) {
  return new Date(day * 86400000).toISOString().slice(0, 10);
}

/** A day in words, seen from another: "heute", "morgen", "Samstag, 28. November". */
export function dayWords(day, today) {
  if (day === today) return _("today");
  if (day === today + 1) return _("tomorrow");
  return dateText(day, "wd");
}

/** The days of which the hours are known, as [ISO date, words]. */
export function daysAhead(horizon, { now, zone }) {
  const today = dayOf(wallMinute(now, zone));
  const last = dayOf(wallMinute(horizon - 1, zone));
  return Array.from({ length: Math.max(0, last - today + 1) }, (_none, ahead) => [isoDay(today + ahead), dayWords(today + ahead, today)]);
}

/** Every half hour of a day: ["14:00", …]. */
export function halfHours() {
  return Array.from({ length: 48 }, (_none, half) => clockText(half * 30));
}

/** The half hour that comes next on the town's clock. */
export function nextHalfHour({ now, zone }) {
  return clockText(Math.min(1410, Math.ceil((wallMinute(now, zone) % 1440) / 30) * 30));
}
