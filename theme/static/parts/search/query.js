// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What somebody typed: words to find, and words that filter; and which records a filter lets through. Pure: the clock and
// the hours are arguments.

/** {filters: [{filter, label, words, from, to}], words: [asked], soft: [asked], all: [asked], plain}. */
export function readQuery(index, text) {
  const written = wordsOf(text).slice(0, 12);
  const flats = written.map((word) => flatForm(exactForm(word.replace(/[-&+.'’]/g, ""))));
  const filters = [];
  const taken = new Set();
  for (const phrase of index.filters) {
    for (let from = 0; from + phrase.words.length <= flats.length; from++) {
      if (phrase.words.some((word, offset) => flats[from + offset] !== word || taken.has(from + offset))) continue;
      if (filters.every(({ filter }) => filter !== phrase.filter)) filters.push({ ...phrase, from, to: from + phrase.words.length });
      for (let offset = 0; offset < phrase.words.length; offset++) taken.add(from + offset);
    }
  }
  const rest = written.filter((_word, place) => !taken.has(place));
  return { filters, written, rest: wantedOf(index, rest), all: wantedOf(index, written) };
}

/** The words that have to be found, and those that only help; of nothing but these, all have to. */
export function wantedOf(index, written) {
  const words = written.map((word) => asked(index, word)).filter(({ flat }) => flat);
  const telling = words.filter(({ flat }) => !index.stop.has(flat));
  const hard = telling.filter(({ flat }) => !index.soft.has(flat));
  if (!hard.length) return { words: telling, soft: [] };
  return { words: joined(index, hard), soft: telling.filter((word) => !hard.includes(word)) };
}

/** "e bike" and "second hand" are one word if the index knows it. */
export function joined(index, words) {
  const found = [];
  for (let place = 0; place < words.length; place++) {
    const next = words[place + 1];
    const whole = next && index.known.get(words[place].exact + next.exact);
    if (!whole?.records.length) found.push(words[place]);
    else {
      found.push(asked(index, words[place].written + next.written));
      place++;
    }
  }
  return found;
}

/** What the text is without the words of one filter. */
export function withoutFilter(query, filter) {
  const found = query.filters.find((one) => one.filter === filter);
  return query.written.filter((_word, place) => !found || place < found.from || place >= found.to).join(" ");
}
