// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The index, fetched when somebody goes into the field.

/** The index and the hours, at once; the other parts of a large town after the first. */
export async function loadIndex(panel) {
  const get = async (name) => {
    const answer = await fetch(new URL(name, panel.root), { cache: "no-cache" });
    if (!answer.ok) throw new Error(name);
    return answer.json();
  };
  const [base, first, { horizon, hours, days }] = await Promise.all(["suche/index.json", "suche/1.json", new URL(panel.entry.dataset.hours, location.href)].map(get));
  const index = emptyIndex(base);
  addTexts(index);
  addPart(index, first);
  const badges = new Map();
  const read = (id) => badges.get(id) ?? badges.set(id, readBadge(hours[id])).get(id);
  panel.place = { horizon, flags: base.flags, hours: read, days: (id) => readDays(days[id]) };
  panel.index = index;
  const others = Array.from({ length: base.parts - 1 }, (_, number) => get(`suche/${number + 2}.json`));
  for (const part of others) addPart(index, await part);
}
