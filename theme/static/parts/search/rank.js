// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// From a query to an order of records, pure. Nothing but words and the clock decides: nobody can pay for a place.

/**
 * {hits: [{record, score, open, because: [term]}], query, filters, missing: [word]}: all that fits, the best first.
 * here: {now, zone, horizon, flags, hours: id → intervals}.
 */
export function search(index, text, here) {
  const query = readQuery(index, text);
  const place = placeAt(here, query.filters);
  const empty = { hits: [], query, filters: [], missing: [] };
  if (!query.written.length) return empty;
  if (!query.filters.length) return { ...empty, ...ordered(index, found(index, query.all), place) };
  // A filter's word may be part of a name: "Metzgerei Sonntag". Who has all words in the name comes first.
  const literal = found(index, query.all);
  const named = new Map([...literal.scores].filter(([, hit]) => query.rest.words.length && literal.whole && hit.weakest >= 7));
  const filtered = byFilters(index, query, place);
  if (!filtered.scores.size) {
    const rest = query.rest.words.length && !named.size ? found(index, query.rest) : literal;
    return { ...empty, ...ordered(index, rest, place), emptied: query.filters };
  }
  for (const [number, hit] of named) {
    const better = query.rest.words.length ? hit.score / 2 + 6 : hit.score + 3;
    filtered.scores.set(number, { ...hit, score: better + (filtered.scores.get(number)?.score ?? 0) });
  }
  return { ...empty, ...ordered(index, filtered, place), filters: query.filters };
}

/** What passes all filters, and fits what else was asked. */
export function byFilters(index, query, place) {
  const { words, soft } = query.rest;
  const base = words.length ? found(index, query.rest) : { scores: new Map(index.records.map((_record, number) => [number, { score: 0, because: [], weakest: 0 }])), missing: [] };
  if (!words.length) for (const word of soft) lift(index, word, base.scores);
  const literally = query.filters.map(({ words: said }) => saying(index, said.at(0)));
  const scores = new Map();
  for (const [number, hit] of base.scores) {
    let score = hit.score;
    const fits = query.filters.every(({ filter }, turn) => {
      const passed = passes(index.records[number], filter, place);
      const told = place.spans.has(filter) || filter === "open" ? 0 : (literally[turn].get(number) ?? 0);
      if (!passed && told < 5) return false;
      score += passed * 4 + told / 4;
      return true;
    });
    if (fits) scores.set(number, { ...hit, score });
  }
  return { scores, missing: base.missing };
}
