// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A printed list says the hours of its day, and not what was true in the minute of printing: »bis 12:30« lies on a kitchen
// table for weeks. They are read from the bars, which stand for the same day.

/** "9:00–12:30, 14:00–18:00" of a row's bars, whose parts that are over and those to come are told apart; "" without bars. */
export function hoursOfBars(bars) {
  const spans = [];
  for (const { x, width, unknown } of bars) {
    const last = spans.at(-1);
    if (unknown) return "";
    if (last && last.end >= x) last.end = x + width;
    else spans.push({ start: x, end: x + width });
  }
  return spans.map(({ start, end }) => `${clockText(start + 240)}–${clockText(end + 240, true)}`).join(", ");
}

export function onPaper() {
  for (const text of document.querySelectorAll(".day-axis > text[hidden]")) text.removeAttribute("hidden");
  for (const row of document.querySelectorAll(".register-row[data-hours]")) {
    const [svg, state, left] = [".day-bar > svg", "[data-state]", "[data-left]"].map((part) => row.querySelector(part));
    if (!svg || !state) continue;
    const bars = deliveredBars(svg);
    const hours = hoursOfBars(bars);
    if (hours || !bars.length) state.textContent = hours || _("closed");
    if (left) left.textContent = "";
  }
}

addEventListener("beforeprint", onPaper);
// Whatever shows the minute does so when the page is seen again.
addEventListener("afterprint", () => document.dispatchEvent(new Event("visibilitychange")));
