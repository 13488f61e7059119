// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Words for states and times, pure: the build puts those of the page's language in the place of each `_("…")`.

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
export function spokenTime(time) {
  const [hour, minute] = time.split(":");
  return fill(minute === "00" ? _("{hour}:00") : _("{hour}:{minute}"), { hour: Number(hour), minute });
}

/** A day number as a date in the page's language, of "w" the weekday ("s": in short), "d" day and month, "y" the year. */
export function dateText(day, parts) {
  const all = { w: { weekday: "long" }, s: { weekday: "short" }, d: { day: "numeric", month: "long" }, y: { year: "numeric" } };
  const format = (dateText[parts] ??= new Intl.DateTimeFormat(_("en-GB"), Object.assign({ timeZone: "UTC" }, ...[...parts].map((part) => all[part]))));
  return format.format(day * 86400000);
}

/** "in 20 minutes", "today", "tomorrow", "weekday" or "date": how one speaks of an instant to come. */
export function distance(instant, now, zone) {
  const days = dayOf(wallMinute(instant, zone)) - dayOf(wallMinute(now, zone));
  if (instant - now <= 60) return "minutes";
  return days <= 0 ? "today" : days === 1 ? "tomorrow" : days < 7 ? "weekday" : "date";
}

/** "öffnet morgen um 9 Uhr", to be part of a sentence. */
export function opensWords(instant, { now, zone }) {
  const wall = wallMinute(instant, zone);
  const text = { minutes: _("opens in {n} minutes"), today: _("opens today at {time}"), tomorrow: _("opens tomorrow at {time}"), weekday: _("opens on {weekday} at {time}"), date: _("opens on {date} at {time}") };
  if (instant - now === 1) return _("opens in one minute");
  return fill(text[distance(instant, now, zone)], {
    n: instant - now,
    time: spokenTime(clockText(wall)),
    weekday: dateText(dayOf(wall), "w"),
    date: dateText(dayOf(wall), "d"),
  });
}

/** The state in words: [what is so, what comes next]; both "" when there is nothing to say. */
export function stateWords(state, clock) {
  const { now, zone } = clock;
  if (state.kind === "silent") return ["", ""];
  if (state.kind === "unknown") return [state.note || _("Please ask"), ""];
  if (state.kind === "open") return [openWords(state.until, clock), ""];
  const opens = state.next === null ? "" : opensWords(state.next, clock);
  if (!state.reason) return [opens ? fill(_("Closed, {opens}"), { opens }) : _("Closed"), ""];
  const today = dayOf(wallMinute(now, zone));
  const known = state.last > today && state.last < Infinity;
  const date = known ? dateText(state.last, "d") : "";
  const text = known ? _("Closed until {date}: {reason}") : state.last === today ? _("Closed today: {reason}") : _("Closed: {reason}");
  return [fill(text, { reason: state.reason, date }), opens && opens[0].toLocaleUpperCase(_("en-GB")) + opens.slice(1)];
}

function openWords(until, { now, zone }) {
  if (until === null) return _("Open");
  if (until === Infinity) return _("Open around the clock");
  const left = until - now;
  if (left <= 60) return left === 1 ? _("Open, closes in one minute") : fill(_("Open, closes in {n} minutes"), { n: left });
  const wall = wallMinute(until, zone);
  const time = spokenTime(clockText(wall, true));
  if (left < 1440) return fill(_("Open until {time}"), { time });
  return fill(_("Open until {weekday}, {time}"), { time, weekday: dateText(dayOf(wall - 1), "w") });
}
