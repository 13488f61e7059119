// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What the page tells its scripts: the town's time zone and the language; and the minute they all share.

/** {now, zone}: now in whole UTC minutes. */
export function pageClock() {
  return {
    now: Math.floor(Date.now() / 60000),
    zone: document.body.dataset.timezone,
  };
}

/**
 * Call at once, then at the beginning of every minute while the element stands; and when the page is seen again, comes
 * back from the browser's memory, or its machine wakes. One timer for all, set anew each time: it never falls behind. Of an
 * element what was asked last is called.
 */
export function everyMinute(element, show) {
  everyMinute.shows ??= startMinutes();
  everyMinute.shows.set(element, show);
  show(pageClock());
}

function startMinutes() {
  const shows = new Map();
  let [timer, minute] = [0, 0];
  const tick = () => {
    clearTimeout(timer);
    timer = setTimeout(tick, 60050 - (Date.now() % 60000));
    if (minute === pageClock().now) return;
    minute = pageClock().now;
    for (const [element, show] of shows) element.isConnected ? show(pageClock()) : shows.delete(element);
  };
  tick();
  for (const sign of ["visibilitychange", "pageshow", "focus"]) addEventListener(sign, tick);
  return shows;
}
