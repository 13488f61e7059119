// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Words for states and times, pure: from the catalogue (words.js), never from the code.

/** "Open until {time}" with its values. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_whole, name) => values[name]);
}

/** "09:00" of a wall minute, as columns say it; an end at midnight is "24:00". */
export function clockText(wall, ends = false) {
  const minute = ((wall % 1440) + 1440) % 1440;
  const hour = ends && minute === 0 ? 24 : Math.floor(minute / 60);
  return `${String(hour).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** "9 Uhr", "9:30 Uhr" of a "09:00" or "09:30", as sentences say it. */
export function spokenTime(time, words) {
  const [hour, minute] = time.split(":");
  return fill(minute === "00" ? words.hour : words.hourMinute, { hour: Number(hour), minute });
}

/** A day number as a date in the page's language; options as for Intl.DateTimeFormat. */
export function dateText(day, language, options) {
  const format = (dateText[language + JSON.stringify(options)] ??= new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }));
  return format.format(day * 86400000);
}

/** "in 20 minutes", "today", "tomorrow", "weekday" or "date": how one speaks of an instant to come. */
export function distance(instant, now, zone) {
  const days = dayOf(wallMinute(instant, zone)) - dayOf(wallMinute(now, zone));
  if (instant - now <= 60) return "minutes";
  return days <= 0 ? "today" : days === 1 ? "tomorrow" : days < 7 ? "weekday" : "date";
}

/** "öffnet morgen um 9 Uhr", to be part of a sentence. */
export function opensWords(instant, { now, zone, language, words }) {
  const wall = wallMinute(instant, zone);
  const text = { minutes: words.opensIn, today: words.opensToday, tomorrow: words.opensTomorrow, weekday: words.opensWeekday, date: words.opensDate };
  if (instant - now === 1) return words.opensInOne;
  return fill(text[distance(instant, now, zone)], {
    n: instant - now,
    time: spokenTime(clockText(wall), words),
    weekday: dateText(dayOf(wall), language, { weekday: "long" }),
    date: dateText(dayOf(wall), language, { day: "numeric", month: "long" }),
  });
}

/** The state in words: [what is so, what comes next]; both "" when there is nothing to say. */
export function stateWords(state, clock) {
  const { now, zone, language, words } = clock;
  if (state.kind === "silent") return ["", ""];
  if (state.kind === "unknown") return [state.note || words.unknown, ""];
  if (state.kind === "open") return [openWords(state.until, clock), ""];
  const opens = state.next === null ? "" : opensWords(state.next, clock);
  if (!state.reason) return [opens ? fill(words.closedOpens, { opens }) : words.closed, ""];
  const today = dayOf(wallMinute(now, zone));
  const known = state.last > today && state.last < Infinity;
  const date = known ? dateText(state.last, language, { day: "numeric", month: "long" }) : "";
  const text = known ? words.closedUntil : state.last === today ? words.closedToday : words.closedFor;
  return [fill(text, { reason: state.reason, date }), opens && opens[0].toLocaleUpperCase(language) + opens.slice(1)];
}

function openWords(until, { now, zone, language, words }) {
  if (until === null) return words.open;
  if (until === Infinity) return words.openAlways;
  const left = until - now;
  if (left <= 60) return left === 1 ? words.closesInOne : fill(words.closesIn, { n: left });
  const wall = wallMinute(until, zone);
  const time = spokenTime(clockText(wall, true), words);
  if (left < 1440) return fill(words.openUntil, { time });
  return fill(words.openUntilDay, { time, weekday: dateText(dayOf(wall - 1), language, { weekday: "long" }) });
}
