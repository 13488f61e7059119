// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The state in a row: words for columns, pure.

/** The same for a row of the register: [strong words, small words]. */
export function stateShort(state, { now, zone }) {
  if (state.kind === "unknown") return [state.note || _("Please ask"), ""];
  if (state.kind === "open") {
    if (state.until === null) return [_("Open"), ""];
    if (state.until === Infinity) return [_("Open"), _("around the clock")];
    const [left, wall] = [state.until - now, wallMinute(state.until, zone)];
    const small = left <= 60 ? fill(_("{n} min. left"), { n: left }) : left >= 1440 ? dateText(dayOf(wall - 1), "w") : "";
    return [fill(_("until {time}"), { time: clockText(wall, true) }), small];
  }
  if (state.next === null) {
    const known = state.reason && state.last > dayOf(wallMinute(now, zone)) && state.last < Infinity;
    return [_("closed"), known ? fill(_("until {date}"), { date: dateText(state.last, "d") }) : (state.reason ?? "")];
  }
  const wall = wallMinute(state.next, zone);
  const small = {
    minutes: fill(_("in {n} min."), { n: state.next - now }), today: _("today"), tomorrow: _("tomorrow"),
    weekday: dateText(dayOf(wall), "w"), date: dateText(dayOf(wall), "d"),
  };
  return [fill(_("from {time}"), { time: clockText(wall) }), small[distance(state.next, now, zone)]];
}
