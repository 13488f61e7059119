// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Words that are spelled wrong, or that the index has only in part; pure.

/** Words with a slip or two; two only where there are more than seven letters. */
export function nearly(index, word, found) {
  const most = word.flat.length > 7 ? 2 : word.flat.length > 3 ? 1 : 0;
  if (!most) return;
  for (const term of index.terms) {
    if (!term.records.length || term.flat.length < 3) continue;
    if (missingLetters(word.letters, term.letters) > most) continue;
    const fit = slipped(term, word, most);
    if (fit > (found.get(term) ?? 0)) found.set(term, fit);
  }
}

export function slipped(term, word, most) {
  const whole = missingLetters(term.letters, word.letters) <= most ? slips(word.flat, term.flat, most) : most + 1;
  if (whole <= most) return whole === 1 ? 0.8 : 0.6;
  if (missingLetters(term.letters, word.letters) <= most + 3 && slips(word.stem, term.stem, 1) <= 1 && word.stem.length > 3) return 0.7;
  if (term.flat.length > word.flat.length && word.flat.length > 4) {
    for (const end of [0, 1, -1]) if (slips(word.flat, term.flat.slice(0, word.flat.length + end), 1) <= 1) return 0.55;
    for (const end of [0, 1, -1]) if (slips(word.flat, term.flat.slice(-word.flat.length + end), 1) <= 1) return 0.5;
  }
  return 0;
}

/** "Gleitsichtbrille", where only Brille is known: the last part that is, and below it what stands before. */
export function headOf(index, word, found) {
  for (let place = 3; place <= word.flat.length - 3; place++) {
    const head = asked(index, word.flat.slice(place));
    const heads = index.terms.map((term) => [term, term.records.length ? likeness(index, term, head) : 0]).filter(([, fit]) => fit > 0.87);
    if (!heads.length) continue;
    for (const [term, fit] of heads) found.set(term, fit * 0.75);
    return;
  }
  for (let place = word.flat.length - 3; place >= 4; place--) {
    const first = stemOf(word.flat.slice(0, place), [...index.endings, ...index.links], index.noPlurals);
    const terms = index.terms.filter((term) => term.records.length && (term.stem === first || term.flat === word.flat.slice(0, place)));
    if (!terms.length) continue;
    for (const term of terms) found.set(term, 0.5);
    return;
  }
}

/** Up to three words of the index that look like one that is not in it. */
export function nearWords(index, words) {
  const near = [];
  for (const word of words) {
    const most = Math.min(4, Math.floor(word.flat.length / 2));
    for (const term of index.terms) {
      if (!term.records.length || term.flat.length < 4 || Math.max(...term.weights) < 6) continue;
      if (missingLetters(word.letters, term.letters) > most) continue;
      const far = slips(word.flat, term.flat, most);
      if (far <= most) near.push([far / term.flat.length, term.written]);
    }
  }
  return [...new Set(near.sort(([one], [other]) => one - other).map(([, written]) => written))].slice(0, 3);
}
