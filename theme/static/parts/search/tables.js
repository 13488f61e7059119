// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What the base file tells all parts: filters, categories, streets, words of one meaning; pure.

/** What a word says of a record, by where it stands. */
export function fieldWeights() {
  return { name: 10, label: 9, words: 8, synonyms: 6.5, cuisine: 6.5, street: 5, place: 3.5, offers: 4.5, group: 3, text: 3.5 };
}

/** Words of one meaning, each with the others: stem → [asked]. */
export function sameWords(index, groups) {
  const found = new Map();
  for (const group of groups) {
    const words = group.split(" ").map((word) => asked(index, word));
    for (const word of words) found.set(word.stem, words.filter((other) => other !== word));
  }
  return found;
}

/** "a\nb" → ["a", "b"]; no records have no lines. */
export function columnOf(text, count) {
  return count === 0 ? [] : text.split("\n");
}

export function readFilters(filters) {
  const phrases = [];
  for (const [filter, [label, ways]] of Object.entries(filters)) {
    for (const way of ways) phrases.push({ filter, label, words: wordsOf(way).map((word) => flatForm(exactForm(word.replace(/[-’']/g, "")))) });
  }
  return phrases.sort((one, other) => other.words.length - one.words.length);
}

export function readCategories({ tag, label, plural, slug, group, words }) {
  const columns = [label, plural, slug, group, words].map((column) => column.split("\n"));
  return new Map(tag.split("\n").map((name, row) => {
    const [one, rest, address, part, more] = columns.map((column) => column[row]);
    const many = /^\p{Lu}/u.test(rest) ? rest : one + rest; // the plural of Bank is written as "en"
    return [name, { label: one, plural: many, address: `kategorien/${address || slugOf(one)}/`, group: part, words: more }];
  }));
}

export function streetLists({ street, street_address: addresses }) {
  const found = street ? street.split("\n") : [];
  const ways = addresses.split("\n");
  return found.map((label, row) => ({ label, address: ways[row] }));
}
