// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The order of what is found, by kind, and the lists that a query names; pure.

/** The hits in their order; poor ones are left out where good ones stand. Equal: who is open, what comes first. */
export function ordered(index, { scores, missing }, place) {
  let best = 0;
  for (const { score } of scores.values()) if (score > best) best = score;
  const hits = [];
  for (const [number, { score, because }] of scores) {
    if (score < best * 0.4) continue;
    const record = index.records[number];
    const date = record.kind === "event" ? nextDate(record, place.begins) : null;
    if (record.kind === "event" && !date) continue;
    if (record.kind === "offer" && dayOfOrdinal(record.last) < place.today) continue;
    const first = record.kind === "business" ? 1 : 0;
    const open = first && isOpen(record, place);
    const when = date ? date.begins : record.kind === "news" ? -record.first : 0;
    hits.push({ record, date, open, when, because, score: score + first, rank: Math.round((score + first) * 2) * 2 + (open ? 1 : 0) });
  }
  hits.sort((one, other) => other.rank - one.rank || (one.record.kind === other.record.kind
    ? one.when - other.when || (one.record.name < other.record.name ? -1 : 1)
    : kindOrder(one) - kindOrder(other)));
  return { hits, missing };
}

export function kindOrder({ record }) {
  return ["business", "offer", "event", "news", "page"].indexOf(record.kind);
}

/** Hits by kind, the kind with the best hit first. */
export function grouped(hits) {
  const groups = new Map();
  for (const hit of hits) groups.set(hit.record.kind, [...(groups.get(hit.record.kind) ?? []), hit]);
  return [...groups].map(([kind, found]) => ({ kind, hits: found }));
}

/** Lists of the portal that a query names: categories and streets. */
export function listsFor(index, query) {
  const { words } = query.rest.words.length ? query.rest : query.all;
  if (!words.length) return [];
  const fits = (text) => words.every((word) => termsOf(index, text).some((term) => likeness(index, term, word) >= 0.8));
  const categories = index.categories.filter(({ label, plural }) => fits(label) || fits(plural)).map(({ plural, address }) => ({ label: plural, address }));
  return [...categories, ...index.streets.filter(({ label }) => fits(label))].slice(0, 4);
}
