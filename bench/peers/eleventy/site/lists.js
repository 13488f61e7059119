// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
const PER_PAGE = 60;
const MOST_OFFERS = 6, MOST_EVENTS = 8;

/** Pages of at most PER_PAGE items, the first at `address`, the others below it. */
function paginate(address, title, items, more = {}) {
  const total = Math.max(1, Math.ceil(items.length / PER_PAGE));
  const addresses = Array.from({ length: total }, (_, index) => addressOf(address, index + 1));
  return addresses.map((own, index) => ({
    ...more,
    title,
    count: items.length,
    items: items.slice(index * PER_PAGE, (index + 1) * PER_PAGE),
    number: index + 1,
    total,
    addresses,
    address: own,
    previous: addresses[index - 1] ?? "",
    next: addresses[index + 1] ?? "",
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
  if (!indexes.has(items)) indexes.set(items, new Map());
  const ofItems = indexes.get(items);
  if (!ofItems.has(key)) ofItems.set(key, groupBy(items, key));
  return ofItems.get(key).get(value) ?? [];
}

const pagesByName = new WeakMap();

/** The item of this name, out of an index that is made once for a collection. */
export function find(items, name) {
  if (!pagesByName.has(items)) pagesByName.set(items, new Map(items.map((i) => [i.fileSlug, i])));
  return pagesByName.get(items).get(name);
}

const inOrder = new Intl.Collator("de").compare;
const byTitle = (a, b) => inOrder(a.data.title, b.data.title);
const byWeight = (a, b) => a.data.weight - b.data.weight;
const inDay = (a, b) => (a.data.in_day < b.data.in_day ? -1 : a.data.in_day > b.data.in_day ? 1 : 0);

export const sortedOffers = (offers) => offers.toSorted(byWeight);
export const comingEvents = (events) => events.filter((e) => !e.data.past).sort(byWeight);
export const eventsByClock = (events) => events.toSorted(inDay);

/** The register, and a list for every category and street. */
export function businessLists(businesses, offers, events) {
  const sorted = businesses.toSorted(byTitle);
  const letters = [...groupBy(sorted, "letter").keys()].map((letter) => {
    const number = Math.floor(sorted.findIndex((b) => b.data.letter === letter) / PER_PAGE) + 1;
    return [letter, `${addressOf("/betriebe/", number)}#buchstabe-${letter.toLowerCase()}`];
  });
  const lists = paginate("/betriebe/", "Betriebe von A bis Z", sorted, { folder: "betriebe", letters });
  for (const [key, folder, title] of [
    ["kategorie", "kategorien", "category_name"],
    ["strasse", "strassen", "street"],
  ]) {
    for (const [slug, items] of groupBy(sorted, key)) {
      const { group, icon } = items[0].data;
      const names = new Set(items.map((b) => b.fileSlug));
      lists.push(...paginate(`/${folder}/${slug}/`, items[0].data[title], items, {
        folder,
        group: folder === "kategorien" ? group : "",
        icon,
        offers: at(offers, "business", names, (o) => o.data.state === "current").slice(0, MOST_OFFERS),
        events: at(events, "location", names, () => true).slice(0, MOST_EVENTS),
      }));
    }
  }
  return lists;
}

/** The items at these businesses that pass, lightest first. */
function at(items, key, names, pass) {
  return [...names].flatMap((name) => related(items, key, name)).filter(pass).sort(byWeight);
}

const firstPages = new WeakMap();

/** The lists of one folder, by name: each by its first page. */
export function listsIn(lists, folder) {
  if (!firstPages.has(lists)) firstPages.set(lists, new Map());
  const known = firstPages.get(lists);
  if (!known.has(folder)) {
    const found = lists.filter((part) => part.number === 1 && part.folder === folder);
    known.set(folder, found.sort((a, b) => inOrder(a.title, b.title)));
  }
  return known.get(folder);
}

export const offerLists = (offers) => paginate("/angebote/", "Angebote", offers);
