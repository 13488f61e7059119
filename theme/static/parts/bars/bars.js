// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The hours of a day on its axis, pure.

/** The bars of one service day: [{x, width, unknown}] within 0…1440. */
export function barsOf(intervals, day, zone) {
  const near = intervals.filter(({ open, close }) => close > day * 1440 - 1440 && open < day * 1440 + 4320);
  return near.flatMap(({ open, close, unknown }) => {
    const x = Math.max(0, axisPosition(open, day, zone));
    const end = Math.min(1440, axisPosition(close, day, zone));
    return end > x ? [{ x, width: end - x, unknown }] : [];
  });
}
