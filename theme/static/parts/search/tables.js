// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What the base file tells all parts: filters, categories, streets, words of one meaning; pure.

/** Words of one meaning, each with the others: stem → [asked]. */
export function sameWords(index, groups) {
  const found = new Map();
  for (const group of groups) {
    const words = group.split(" ").map((word) => asked(index, word));
    for (const word of words) found.set(word.stem, words.filter((other) => other !== word));
  }
  return found;
}

export function readFilters(filters) {
  const phrases = [];
  for (const [filter, [label, ways]] of Object.entries(filters)) {
    for (const way of ways) phrases.push({ filter, label, words: wordsOf(way).map((word) => flatForm(exactForm(word.replace(/[-’']/g, "")))) });
  }
  return phrases.sort((one, other) => other.words.length - one.words.length);
}

export function readCategories(told) {
  return rowsOf(told).map(({ label, plural, slug, ...row }) => ({
    ...row,
    label,
    plural: /^\p{Lu}/u.test(plural) ? plural : label + plural, // the plural of Bank is written as "en"
    address: `kategorien/${slug || slugOf(label)}/`,
  }));
}
