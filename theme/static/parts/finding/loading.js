// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The index, fetched when somebody goes into the field.

/** The base file, then the parts with their businesses, one after another, to `add`. Gives `panel` its place: hours and days. */
export async function loadIndex(panel, start, add) {
  const get = async (name) => {
    const answer = await fetch(new URL(name, panel.root), { cache: "no-cache" });
    if (!answer.ok) throw new Error(name);
    return answer.json();
  };
  const [base, first, { horizon, hours, days }] = await Promise.all(["suche/index.json", "suche/1.json", new URL(panel.entry.dataset.hours, location.href)].map(get));
  const badges = new Map();
  panel.place = { horizon, flags: base.flags, hours: (id) => badges.get(id) ?? badges.set(id, readBadge(hours[id])).get(id), days: (id) => readDays(days[id]) };
  start(base);
  add(first);
  for (const part of Array.from({ length: base.parts - 1 }, (_none, number) => get(`suche/${number + 2}.json`))) add(await part);
}
