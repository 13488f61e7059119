// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The records of the files, and which of their words are noted with how much weight; pure.

/** Add news and pages, which the base file holds. */
export function addTexts(index) {
  const weight = fieldWeights();
  for (const kind of ["news", "page"]) {
    const told = index.base[kind];
    const count = told.first.length;
    const [ids, names, words, texts] = ["id", "name", "words", "text"].map((name) => columnOf(told[name], count));
    for (let row = 0; row < count; row++) {
      const number = index.records.length;
      const address = kind === "news" ? `neuigkeiten/${ids[row]}/` : `${ids[row]}/`;
      index.records.push({ kind, id: ids[row], name: names[row], address, day: told.first[row], words: words[row], text: texts[row], flags: 0 });
      noteAll(index, number, [[names[row], weight.name], [words[row], weight.words], [texts[row], weight.text]]);
    }
  }
}

/** Add a part's businesses, offers and events. */
export function addPart(index, part) {
  const first = index.records.length;
  addBusinesses(index, part.business);
  addOffers(index, part.offer, first);
  addEvents(index, part.event, first);
}

export function addBusinesses(index, told) {
  const weight = fieldWeights();
  const count = told.flags.length;
  const column = (name) => columnOf(told[name], count);
  const [ids, names, numbers, cuisines, words, texts] = ["id", "name", "number", "cuisine", "words", "text"].map(column);
  const [tags, streets] = [told.category_values.split("\n"), told.street_values.split("\n")];
  for (let row = 0; row < count; row++) {
    const number = index.records.length;
    const category = index.categories.get(tags[told.category[row]]) ?? { label: "", plural: "", group: "", words: "" };
    const street = streets[told.street[row]];
    const id = ids[row] || slugOf(names[row]);
    index.records.push({
      kind: "business", id, name: names[row], address: `betriebe/${id}/`, category: category.label, street,
      line: `${street} ${numbers[row]}`.trim(), words: words[row], text: texts[row], flags: told.flags[row], offers: [],
    });
    noteAll(index, number, [
      [names[row], weight.name], [words[row], weight.words], [category.label, weight.label], [category.plural, weight.label],
      [category.words, cuisines[row] ? weight.cuisine / 2 : weight.synonyms], [streets[told.street[row]], weight.street], [category.group, weight.group], [texts[row], weight.text],
    ]);
    if (numbers[row]) noteWords(index, number, numbers[row], weight.street);
    for (const token of cuisines[row].split(" ")) noteWords(index, number, index.base.cuisine[token] ?? token.replace("_", " "), weight.cuisine);
  }
}

export function addOffers(index, told, first) {
  const weight = fieldWeights();
  const count = told.flags.length;
  const [ids, names, words, texts] = ["id", "name", "words", "text"].map((name) => columnOf(told[name], count));
  for (let row = 0; row < count; row++) {
    const number = index.records.length;
    const place = told.business[row];
    const business = place < 0 ? null : index.records[first + place];
    const id = ids[row] || slugOf(names[row]);
    index.records.push({
      kind: "offer", id, name: names[row], address: `angebote/${id}/`, business, first: told.first[row], last: told.last[row],
      words: words[row], text: texts[row], flags: told.flags[row],
    });
    noteAll(index, number, [[names[row], weight.name], [words[row], weight.words], [texts[row], weight.text], [business?.name, weight.place]]);
    if (!business) continue;
    business.offers.push(names[row]);
    noteWords(index, first + place, names[row], weight.offers);
  }
}

export function addEvents(index, told, first) {
  const weight = fieldWeights();
  const count = told.flags.length;
  const [ids, names, dates, words, texts] = ["id", "name", "dates", "words", "text"].map((name) => columnOf(told[name], count));
  const [categories, places] = [told.category_values.split("\n"), told.place_values.split("\n")];
  for (let row = 0; row < count; row++) {
    const number = index.records.length;
    const place = told.business[row] < 0 ? places[told.place[row]] : index.records[first + told.business[row]].name;
    const id = ids[row] || slugOf(names[row]);
    index.records.push({
      kind: "event", id, name: names[row], address: `veranstaltungen/${id}/`, place, dates: dates[row],
      words: words[row], text: texts[row], flags: told.flags[row],
    });
    noteAll(index, number, [
      [names[row], weight.name], [words[row], weight.words], [index.base.event[categories[told.category[row]]], weight.synonyms],
      [place, weight.place], [texts[row], weight.text],
    ]);
  }
}

/** The address that the build makes of a name; it writes others down (part_file.py). */
export function slugOf(name) {
  return (exactForm(name).match(/[a-z0-9]+/g) ?? []).join("-");
}
