// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Words for states and times, pure: from the catalogue (words.js), never from the code.

/** "Open until {time}" with its values. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_whole, name) => values[name]);
}

/** "9:00" of a wall minute. */
export function clockText(wall) {
  const minute = ((wall % 1440) + 1440) % 1440;
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}

/** A day number as a date in the page's language; options as for Intl.DateTimeFormat. */
export function dateText(day, language, options) {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }).format(day * 86400000);
}

/** When something begins, seen from now: {key: "today" | "tomorrow" | "weekday" | "date", time, weekday, date}. */
export function whenParts(instant, now, zone, language) {
  const wall = wallMinute(instant, zone);
  const days = dayOf(wall) - dayOf(wallMinute(now, zone));
  return {
    key: days <= 0 ? "today" : days === 1 ? "tomorrow" : days < 7 ? "weekday" : "date",
    time: clockText(wall),
    weekday: dateText(dayOf(wall), language, { weekday: "short" }),
    date: dateText(dayOf(wall), language, { day: "numeric", month: "long" }),
  };
}

/** The state as one sentence; "" when there is nothing to say. place: {now, zone, language, words, note}. */
export function stateSentence(state, { now, zone, language, words, note }) {
  if (state.kind === "silent") return "";
  if (state.kind === "unknown") return note || words.unknown;
  if (state.kind === "open") {
    if (state.until === null || state.until - now >= 1440) return words.openAlways;
    const left = state.until - now;
    if (left <= 60) return left === 1 ? words.closesInOne : fill(words.closesIn, { n: left });
    return fill(words.openUntil, { time: clockText(wallMinute(state.until, zone)) });
  }
  if (state.next === null) return words.closed;
  const when = whenParts(state.next, now, zone, language);
  const text = { today: words.opensToday, tomorrow: words.opensTomorrow, weekday: words.opensWeekday, date: words.opensDate };
  return fill(text[when.key], when);
}

/** The same for a row of the register: [strong words, small words]. */
export function stateShort(state, { now, zone, language, words, note }) {
  if (state.kind === "unknown") return [note || words.unknown, ""];
  if (state.kind === "open") {
    if (state.until === null || state.until - now >= 1440) return [words.open, words.always];
    const left = state.until - now;
    const until = fill(words.until, { time: clockText(wallMinute(state.until, zone)) });
    return [until, left <= 60 ? fill(words.left, { n: left }) : ""];
  }
  if (state.next === null) return [words.closedShort, ""];
  const when = whenParts(state.next, now, zone, language);
  const soon = state.next - now;
  const day = { today: soon <= 60 ? fill(words.inMinutes, { n: soon }) : words.today, tomorrow: words.tomorrow, weekday: when.weekday, date: when.date };
  return [fill(words.from, when), day[when.key]];
}
