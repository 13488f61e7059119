// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Who of the directory fits: pure, and one walk over all for the list and every number.

/** The businesses of a list: all, or one category's, or one street's, which is walked by its numbers. */
export function inList(directory, fixed, slug) {
  const all = directory.id.map((_id, index) => index);
  if (!fixed) return all;
  const [table, column] = fixed === "strasse" ? [directory.streets, directory.street] : [directory.categories, directory.category];
  const here = all.filter((index) => table[column[index]]?.[0] === slug);
  const number = (index) => parseInt(directory.number[index], 10) || 0;
  return fixed === "strasse" ? here.sort((one, other) => number(one) - number(other)) : here;
}

/** What is asked for → tests by name; `at` is the UTC minute that "offen" means, null where it cannot be answered. */
export function testsOf(directory, { offen, kategorie, strasse, traits }, at) {
  const tests = {};
  if (offen && at !== null) {
    const open = openThen(directory, at);
    tests.offen = (index) => open[directory.hoursAt[index]] === true;
  }
  if (kategorie) tests.kategorie = (index) => directory.categories[directory.category[index]]?.[0] === kategorie;
  if (strasse) tests.strasse = (index) => directory.streets[directory.street[index]]?.[0] === strasse;
  for (const name of traits) tests[name] = (index) => (directory.traits[index] & TRAITS[name]) !== 0;
  return tests;
}

/** Of each of the directory's badges, whether it is open at a minute. */
function openThen({ badges, horizon }, at) {
  return badges.map(({ intervals }) => stateAt(intervals, horizon, at).kind === "open");
}

/**
 * {hits, without, counts}: who passes all tests; how many would if one test were dropped, by its name; and how many
 * would remain of each choice: counts.jetzt, counts.kategorie[slug], counts.strasse[slug], counts.rollstuhl ...
 */
export function narrow(directory, list, tests, now) {
  const names = Object.keys(tests);
  const bits = Object.entries(TRAITS);
  const open = openThen(directory, now);
  const { category, street, traits, hoursAt } = directory;
  const slugs = { kategorie: directory.categories.map(([slug]) => slug), strasse: directory.streets.map(([slug]) => slug) };
  const hits = [];
  const without = Object.fromEntries(names.map((name) => [name, 0]));
  const counts = { jetzt: 0, kategorie: {}, strasse: {}, ...Object.fromEntries(Object.keys(TRAITS).map((name) => [name, 0])) };
  const count = (of, slug) => (of[slug] = (of[slug] ?? 0) + 1);
  for (const index of list) {
    const failed = names.filter((name) => !tests[name](index));
    if (failed.length > 1) continue;
    const [only] = failed;
    if (only) without[only] += 1;
    else {
      hits.push(index);
      for (const [name, bit] of bits) if (traits[index] & bit) counts[name] += 1;
    }
    if ((!only || only === "offen") && open[hoursAt[index]]) counts.jetzt += 1;
    if (!only || only === "kategorie") count(counts.kategorie, slugs.kategorie[category[index]]);
    if ((!only || only === "strasse") && street[index] >= 0) count(counts.strasse, slugs.strasse[street[index]]);
  }
  for (const name of names) without[name] += hits.length;
  return { hits, without, counts };
}
