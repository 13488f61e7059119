// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A route is a link to openstreetmap.org (views.py: route_url), which works everywhere. On a phone or a Mac it becomes one
// that the system hands to the visitor's own map: nothing is asked of anybody then.

/** The address that opens the visitor's own map, for a link of views.py; null where no system is known to have one. */
export function ownMapLink(address, agent) {
  const { searchParams } = new URL(address);
  const spot = searchParams.get("to");
  const place = encodeURIComponent(spot ?? searchParams.get("query"));
  if (/Android/.test(agent)) return `geo:${spot ?? "0,0"}?q=${place}`;
  return /iPhone|iPad|Macintosh/.test(agent) ? `maps:?daddr=${place}` : null;
}

export function handOverRoutes(links, agent) {
  for (const link of links) link.href = ownMapLink(link.href, agent) ?? link.href;
}

handOverRoutes(document.querySelectorAll(':is([href*="openstreetmap.org/directions"], [href*="openstreetmap.org/search"])'), navigator.userAgent);
