// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Time arithmetic, pure: no document, no Date.now(). Instants are whole UTC minutes since 1970, as the build writes them;
// a "wall" is the minute the town's clock shows, counted from 1970-01-01T00:00 of that clock. The visitor's own time zone
// never enters. A service day runs from 04:00 to 04:00, so that a pub that closes at one keeps one bar.
//
// How the scripts are joined: the build puts all files of this folder, in the order of their names, into one module. So
// they export (for tests in Node), never import, and hold only functions and classes: functions are known before their
// place is reached, so no order can break them.

/** "100-160,200-260u" → [{open, close, unknown}], in order. Anything unreadable is left out. */
export function readBadge(text) {
  return [...(text || "").matchAll(/(\d+)-(\d+)(u?)/g)]
    .map(([, open, close, mark]) => ({ open: Number(open), close: Number(close), unknown: mark === "u" }))
    .sort((one, other) => one.open - other.open);
}

/**
 * The town's clock at an instant, DST included. Asking the browser is dear, so the difference to UTC is asked once for a
 * quarter of an hour: no zone changes its clocks at another minute (tests/theme/test_clock.py).
 */
export function wallMinute(instant, zone) {
  const { format, known } = (wallMinute[zone] ??= { known: new Map(), format: new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
  }) });
  const quarter = Math.floor(instant / 15);
  let ahead = known.get(quarter);
  if (ahead === undefined) {
    const part = Object.fromEntries(format.formatToParts(quarter * 900000).map(({ type, value }) => [type, Number(value)]));
    ahead = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute) / 60000 - quarter * 15;
    known.set(quarter, ahead);
  }
  return instant + ahead;
}

/** The day number (days since 1970-01-01) of a wall minute, and of an ISO date. */
export function dayOf(wall) {
  return Math.floor(wall / 1440);
}

export function dayNumber(iso) {
  return Date.parse(`${iso}T00:00Z`) / 86400000;
}

/** The number of the service day that runs at an instant. */
export function serviceDay(instant, zone) {
  return dayOf(wallMinute(instant, zone) - 240);
}

/** Where an instant lies on a service day's axis: minutes from 04:00, unbounded. */
export function axisPosition(instant, day, zone) {
  return wallMinute(instant, zone) - day * 1440 - 240;
}

/**
 * What can be said at an instant: {kind: "open", until} (Infinity: no end in sight, null: later than is known),
 * {kind: "unknown"}, {kind: "closed", next} (null: not known), {kind: "silent"} beyond the horizon or without data.
 */
export function stateAt(intervals, horizon, now) {
  if (!horizon || now >= horizon) return { kind: "silent" };
  const current = intervals.find(({ open, close }) => open <= now && now < close);
  if (current?.unknown) return { kind: "unknown" };
  if (current) {
    let until = current.close;
    for (const { open, close, unknown } of intervals) if (open <= until && close > until && !unknown) until = close;
    if (until < horizon) return { kind: "open", until };
    return { kind: "open", until: until - current.open > 1440 ? Infinity : null }; // the last night ends beyond the horizon
  }
  const next = intervals.find(({ open }) => open > now);
  return { kind: "closed", next: next && !next.unknown ? next.open : null };
}
