// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The whole directory in columns.

/** betriebe/verzeichnis.json and betriebe/stunden.json → the directory; equal hours are read once. */
export function readDirectory(columns, { horizon, hours, days = {} }) {
  const badges = [];
  const places = new Map();
  const place = (id) => {
    const badge = hours[id];
    if (badge === undefined) return -1;
    if (!places.has(badge)) places.set(badge, badges.push({ badge, intervals: readBadge(badge) }) - 1);
    return places.get(badge);
  };
  return { ...columns, horizon, days, badges, hoursAt: columns.id.map(place) };
}

async function fetchJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}
