// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Bars of a day's hours, the now line through them, and the clock over their axis.

/** An SVG element with its attributes. */
export function shape(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** Draw a day's bars into the SVG of a day-bar; position: minutes from 04:00, or null when the day is not today. */
export function drawBars(svg, bars, position) {
  const rect = (kind, x, end) => end > x && svg.append(shape("rect", { class: kind, x, y: 0, width: end - x, height: 10 }));
  svg.replaceChildren();
  for (const { x, width, unknown } of bars) {
    const end = x + width;
    if (unknown || position === null) rect(unknown ? "unknown" : "", x, end);
    else if (end <= position) rect("past", x, end);
    else {
      rect("", x, Math.max(x, Math.min(end, position)));
      rect(x <= position ? "left" : "", Math.max(x, position), end);
    }
  }
  if (position !== null) svg.append(shape("line", { class: "now", x1: position, x2: position, y1: -60, y2: 70 }));
}

/** The bars a day-bar was delivered with. */
export function deliveredBars(svg) {
  return [...svg.querySelectorAll("rect")].map((rect) => ({
    x: Number(rect.getAttribute("x")), width: Number(rect.getAttribute("width")), unknown: rect.classList.contains("unknown"),
  }));
}

/** Show the clock over an axis, or hide it: position in minutes from 04:00, or null. */
export function flagAxis(axis, position, text) {
  const flag = axis?.querySelector(".now-flag");
  if (!flag) return;
  flag.toggleAttribute("hidden", position === null);
  if (position === null) return;
  const share = `${Math.min(96, Math.max(4, position / 14.4))}%`;
  flag.querySelector("text").textContent = text;
  flag.querySelector("text").setAttribute("x", share);
  flag.querySelector("rect").setAttribute("x", share);
  // Measuring the axis would cost a layout: on the narrowest the clock takes so much of it.
  for (const tick of axis.querySelectorAll(":scope > text")) {
    const away = Math.abs(parseFloat(tick.getAttribute("x")) - parseFloat(share)) / 100;
    tick.setAttribute("visibility", away < 0.12 ? "hidden" : "visible"); // on paper all are there
  }
}
