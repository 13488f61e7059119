// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Which words of the index one word of a query means, and how well; pure.

/** A word of a query, ready to be compared. */
export function asked(index, written) {
  const exact = exactForm(written.replace(/[-&+.'’]/g, ""));
  const flat = flatForm(exact);
  return { written, exact, flat, stem: stemOf(flat, index.endings, index.noPlurals), letters: lettersOf(flat), known: index.known.has(exact) };
}

/** Terms → how well they fit, from 0 to 1; the poor ones are left out where good ones are found. */
export function meanings(index, word) {
  const found = new Map();
  for (const term of index.terms) {
    if (!term.records.length) continue;
    const fit = likeness(index, term, word);
    if (fit) found.set(term, fit);
  }
  for (const other of index.same.get(word.stem) ?? []) {
    for (const term of index.terms) {
      if (!term.records.length) continue;
      const fit = likeness(index, term, other);
      if (fit >= 0.8 && fit * 0.9 > (found.get(term) ?? 0)) found.set(term, fit * 0.9);
    }
  }
  if (bestOf(found) < 0.5) nearly(index, word, found);
  if (bestOf(found) < 0.5) headOf(index, word, found);
  const enough = bestOf(found) * 0.5;
  for (const [term, fit] of found) if (fit < enough) found.delete(term);
  return found;
}

export function bestOf(found) {
  let best = 0;
  for (const fit of found.values()) if (fit > best) best = fit;
  return best;
}

/** How well a term answers a word, spelled right; 0: not at all. */
export function likeness(index, term, word) {
  const { flat, stem } = word;
  if (term.flat === flat) return withDots(term, word, 1);
  if (term.stem === stem && stem.length > 2) return withDots(term, word, 0.95);
  if (flat.length < 2) return 0;
  if (term.flat.startsWith(flat)) return withDots(term, word, beginning(index, term.flat, flat));
  if (flat.length < 3) return 0;
  if (stem.length > 2 && term.stem.endsWith(stem) && term.stem.length > stem.length) {
    const fit = ending(index, term.stem.slice(0, -stem.length), stem);
    if (fit) return withDots(term, word, fit);
  }
  if (stem.length > 3 && term.flat.startsWith(stem)) return withDots(term, word, 0.55);
  const place = term.flat.indexOf(flat);
  if (place > 0) return withDots(term, word, isPart(index, term.flat.slice(0, place)) ? 0.6 : flat.length > 3 ? 0.3 : 0.2);
  if (stem.length > 3 && term.flat.includes(stem)) return 0.25;
  return 0;
}

/** Küche is not Kuchen, if somebody cares to write the dots, or the word without them is another. */
export function withDots(term, word, fit) {
  if (term.exact.includes(word.exact)) return fit;
  const stem = word.stem === word.flat ? word.exact : word.exact.slice(0, word.exact.length - (word.flat.length - word.stem.length));
  if (term.exact.includes(stem)) return fit;
  if (word.exact !== word.flat) return fit * 0.5;
  const plural = term.stem === word.stem && term.flat.length > word.flat.length;
  return fit * (word.known && !plural ? 0.4 : 0.85);
}
