// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
const PER_PAGE = 60;

/** Pages of at most PER_PAGE items, the first at `address`, the others below it. */
function paginate(address, title, items) {
  const total = Math.max(1, Math.ceil(items.length / PER_PAGE));
  return Array.from({ length: total }, (_, index) => ({
    title,
    count: items.length,
    items: items.slice(index * PER_PAGE, (index + 1) * PER_PAGE),
    number: index + 1,
    total,
    address: addressOf(address, index + 1),
    previous: index > 0 ? addressOf(address, index) : "",
    next: index + 1 < total ? addressOf(address, index + 2) : "",
  }));
}

const addressOf = (address, number) => (number === 1 ? address : `${address}seite-${number}/`);

/** Items by the value of `key`, in the order in which the values come up. */
export function groupBy(items, key) {
  const groups = new Map();
  for (const item of items) {
    for (const value of [item.data[key]].flat()) {
      if (groups.has(value)) groups.get(value).push(item);
      else groups.set(value, [item]);
    }
  }
  return groups;
}

const indexes = new WeakMap();

/** The items whose `key` is `value`, out of an index that is made once for a collection. */
export function related(items, key, value) {
  if (!indexes.has(items)) indexes.set(items, groupBy(items, key));
  return indexes.get(items).get(value) ?? [];
}

const pagesByName = new WeakMap();

/** The item of this name, out of an index that is made once for a collection. */
export function find(items, name) {
  if (!pagesByName.has(items)) pagesByName.set(items, new Map(items.map((i) => [i.fileSlug, i])));
  return pagesByName.get(items).get(name);
}

export function businessLists(businesses) {
  const sorted = businesses.toSorted((a, b) => (a.data.title < b.data.title ? -1 : 1));
  const lists = paginate("/betriebe/", "Betriebe von A bis Z", sorted);
  for (const [key, folder, title] of [
    ["kategorie", "/kategorien/", "category_name"],
    ["strasse", "/strassen/", "street"],
  ]) {
    for (const [slug, items] of groupBy(sorted, key)) {
      lists.push(...paginate(`${folder}${slug}/`, items[0].data[title], items));
    }
  }
  return lists;
}

export function offerLists(offers) {
  return paginate("/angebote/", "Angebote", offers);
}

/** The days on which something is on, in order, with their events by time. */
export function days(events) {
  const sorted = events.toSorted((a, b) => (a.data.time < b.data.time ? -1 : 1));
  return [...groupBy(sorted, "days")]
    .map(([day, items]) => ({ day, items }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The months with their days. */
export function months(events) {
  const all = days(events);
  return [...new Set(all.map(({ day }) => day.slice(0, 7)))].map((month) => ({
    month,
    days: all.filter(({ day }) => day.startsWith(month)),
    address: `/veranstaltungen/${month.replace("-", "/")}/`,
  }));
}
