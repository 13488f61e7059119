// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The records of the files, and which of their words are noted with how much weight; pure.

/** Add news and pages, which the base file holds. */
export function addTexts(index) {
  for (const row of rowsOf(index.base.news)) addRecord(index, "news", "neuigkeiten/", row, []);
  for (const row of rowsOf(index.base.page)) addRecord(index, "page", "", row, []);
}

/** Add a part's businesses, offers and events. */
export function addPart(index, { business, offer, event }) {
  const first = index.records.length;
  const here = rowsOf(business).map((row) => addBusiness(index, row));
  // Where an offer or an event is stands as the way from the one before it; those that are nowhere come first.
  const placed = (rows, add) => {
    let at = -1;
    for (const row of rows) add({ ...row, business: here[(at += row.business)] }, first + at);
  };
  placed(rowsOf(offer), (row, number) => {
    addRecord(index, "offer", "angebote/", row, [[row.business?.name, 3.5]]);
    row.business?.offers.push(row.name);
    if (row.business) noteWords(index, number, row.name, 4.5);
  });
  placed(rowsOf(event), (row) => {
    row.place = row.business?.name ?? row.place;
    addRecord(index, "event", "veranstaltungen/", row, [[index.base.event[row.category], 6.5], [row.place, 3.5]]);
  });
}

export function addBusiness(index, row) {
  const { label, plural, group, words } = index.categories[row.category];
  const line = `${row.street} ${row.number}`.trim();
  const cuisines = row.cuisine.split(" ").map((token) => [index.base.cuisine[token] ?? token.replace("_", " "), 6.5]);
  return addRecord(index, "business", "betriebe/", { ...row, category: label, line, offers: [] }, [
    [label, 9], [plural, 9], [words, row.cuisine ? 3.25 : 6.5], ...cuisines, [line, 5], [group, 3],
  ]);
}

/** Add a record; texts: [text, how much its words say of the record]. */
export function addRecord(index, kind, folder, row, texts) {
  const id = row.id || slugOf(row.name);
  const record = { ...row, kind, id, address: `${folder}${id}/` };
  const number = index.records.push(record) - 1;
  for (const [text, weight] of [[row.name, 10], [row.words, 8], ...texts, [row.text, 3.5]]) noteWords(index, number, text, weight);
  return record;
}
