// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What can be said of one business at an instant, pure: its hours, and what the build knows of the days to come.

/** "20780-20787;Betriebsferien;|20790-20790;;Fronleichnam" → what is said of days: [{first, last, note, holiday}]. */
export function readDays(text) {
  return (text || "").split("|").filter(Boolean).map((run) => {
    const [days, note, holiday] = run.split(";");
    const [first, last] = days.split("-").map(Number);
    return { first, last: last || Infinity, note, holiday };
  });
}

/** What is said of a day; a day of which nothing is said has empty words. */
export function dayIn(days, day) {
  return days.find(({ first, last }) => first <= day && day <= last) ?? { first: day, last: day, note: "", holiday: "" };
}

/**
 * The state as people mean it: a day with hours by arrangement is never "closed" outside them but "unknown" (with its
 * note), and a day on which nothing opens tells why, if the build knows (reason, and the last day of which it holds).
 */
export function stateToday({ intervals, horizon, days }, now, zone) {
  const state = stateAt(intervals, horizon, now);
  const today = dayOf(wallMinute(now, zone));
  if (state.kind === "unknown") return { kind: "unknown", note: dayIn(days, serviceDay(now, zone)).note || dayIn(days, today).note };
  if (state.kind !== "closed") return state;
  const near = intervals.filter(({ open, close }) => open < now + 1500 && close > now - 1500);
  const asks = near.some(({ open, close, unknown }) => unknown && dayOf(wallMinute(open, zone)) <= today && dayOf(wallMinute(close - 1, zone)) >= today);
  const { note, holiday, last } = dayIn(days, today);
  if (asks) return { kind: "unknown", note };
  const opened = near.some(({ open }) => dayOf(wallMinute(open, zone)) === today);
  return opened ? state : { ...state, reason: note || holiday, last: Math.max(today, last) };
}

/** What an element says of a business: data-hours, data-horizon, data-days. */
export function hoursOf({ hours, horizon, days }) {
  return { intervals: readBadge(hours), horizon: Number(horizon ?? 0), days: readDays(days) };
}
