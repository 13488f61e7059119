// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The index as it is searched, out of the files that the build wrote; pure. A record is {kind, id, name, …}; a term is a
// word with the records that have it, and how much that says of each.

/** An index without records, for the language of the base file. */
export function emptyIndex(base) {
  const index = bareIndex(base);
  index.same = sameWords(index, base.same);
  return index;
}

export function bareIndex(base) {
  const endings = base.endings.split(" ").filter(Boolean).sort((one, other) => other.length - one.length);
  return {
    base,
    endings,
    noPlurals: new Set(base.no_plurals.split(" ")),
    links: base.links.split(" ").filter(Boolean).sort((one, other) => other.length - one.length),
    records: [],
    terms: [],
    known: new Map(), // exact form → its term
    flats: new Set(), // flat forms and stems
    readings: new Map(), // a word as written → its terms
    filters: readFilters(base.filters),
    stop: new Set(base.stop.split(" ").map(exactForm).map(flatForm)),
    soft: new Set(base.soft.split(" ").map(exactForm).map(flatForm)),
    categories: readCategories(base.category),
    streets: rowsOf(base.street),
  };
}

/** The terms of a text. */
export function termsOf(index, text) {
  return wordsOf(text).flatMap((word) => readingTerms(index, word));
}

/** The terms of a word as it is written: the whole one, then its parts. */
export function readingTerms(index, word) {
  let terms = index.readings.get(word);
  if (!terms) {
    terms = readingsOf(word).map((reading) => termOf(index, reading)).filter(Boolean);
    index.readings.set(word, terms);
  }
  return terms;
}

export function termOf(index, written) {
  const exact = exactForm(written);
  if (exact.length < 2 && !/\d/.test(exact)) return null;
  let term = index.known.get(exact);
  if (!term) {
    const flat = flatForm(exact);
    const stem = stemOf(flat, index.endings, index.noPlurals);
    term = { exact, flat, stem, written, letters: lettersOf(flat), records: [], weights: [] };
    index.known.set(exact, term);
    index.flats.add(flat).add(stem);
    index.terms.push(term);
  }
  return term;
}

/** Note that a record has the words of a text; what was noted with more weight stays. A part of a word weighs less. */
export function noteWords(index, number, text, weight) {
  if (!text) return;
  for (const word of wordsOf(text)) {
    readingTerms(index, word).forEach((term, part) => {
      const worth = part ? weight * 0.8 : weight;
      const last = term.records.length - 1;
      if (term.records[last] === number) term.weights[last] = Math.max(term.weights[last], worth);
      else {
        term.records.push(number);
        term.weights.push(worth);
      }
    });
  }
}
