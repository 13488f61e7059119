// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What the page tells its scripts: the town's time zone and the language; and the minute they all share.

/** {now, zone, language, words}: now in whole UTC minutes. */
export function pageClock() {
  return {
    now: Math.floor(Date.now() / 60000),
    zone: document.body.dataset.timezone,
    language: document.documentElement.lang,
    words: pageWords(),
  };
}

/** Call at once, then at the beginning of every minute and when the page is seen again, while the element stands. */
export function everyMinute(element, show) {
  const tick = () => {
    if (!element.isConnected) return;
    show(pageClock());
    setTimeout(tick, 60050 - (Date.now() % 60000));
  };
  document.addEventListener("visibilitychange", () => !document.hidden && element.isConnected && show(pageClock()));
  tick();
}

/** Another page of the portal, its links and icons made absolute, so that its parts can stand on this page. */
export async function fetchPage(address) {
  const other = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  for (const part of other.querySelectorAll("[href]")) part.setAttribute("href", new URL(part.getAttribute("href"), address));
  return other;
}

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
  for (const tick of axis.querySelectorAll(":scope > text")) {
    const away = Math.abs(parseFloat(tick.getAttribute("x")) - parseFloat(share)) / 100;
    tick.toggleAttribute("hidden", away * axis.clientWidth < 36);
  }
}
