// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The state in a row: words for columns, pure.

/** The same for a row of the register: [strong words, small words]. */
export function stateShort(state, { now, zone, language, words }) {
  if (state.kind === "unknown") return [state.note || words.unknown, ""];
  const on = (day, options) => dateText(day, language, options);
  if (state.kind === "open") {
    if (state.until === null) return [words.open, ""];
    if (state.until === Infinity) return [words.open, words.always];
    const [left, wall] = [state.until - now, wallMinute(state.until, zone)];
    const small = left <= 60 ? fill(words.left, { n: left }) : left >= 1440 ? on(dayOf(wall - 1), { weekday: "long" }) : "";
    return [fill(words.until, { time: clockText(wall, true) }), small];
  }
  if (state.next === null) {
    const known = state.reason && state.last > dayOf(wallMinute(now, zone)) && state.last < Infinity;
    return [words.closedShort, known ? fill(words.untilDate, { date: on(state.last, { day: "numeric", month: "long" }) }) : (state.reason ?? "")];
  }
  const wall = wallMinute(state.next, zone);
  const small = {
    minutes: fill(words.inMinutes, { n: state.next - now }), today: words.today, tomorrow: words.tomorrow,
    weekday: on(dayOf(wall), { weekday: "long" }), date: on(dayOf(wall), { day: "numeric", month: "long" }),
  };
  return [fill(words.from, { time: clockText(wall) }), small[distance(state.next, now, zone)]];
}
