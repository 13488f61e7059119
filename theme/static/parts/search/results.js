// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What is found, as elements: groups of links, filters to take away, and ways on where nothing is found.

/** An element with attributes and children; what is null or "" is left out. */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

export function kindWords() {
  return {
    business: [_("Businesses"), _("one business"), _("{n} businesses"), _("Show all {n} businesses")],
    offer: [_("Offers"), _("one offer"), _("{n} offers"), _("Show all {n} offers")],
    event: [_("Events"), _("one event"), _("{n} events"), _("Show all {n} events")],
    news: [_("News"), _("one piece of news"), _("{n} pieces of news"), _("Show all {n} pieces of news")],
    page: [_("Pages"), _("one page"), _("{n} pages"), _("Show all {n} pages")],
  };
}

/** "7 results: 5 businesses, 2 events." */
export function countSentence({ hits }) {
  if (!hits.length) return _("Nothing found");
  const parts = grouped(hits).map(({ kind, hits: { length } }) => (length === 1 ? kindWords()[kind][1] : fill(kindWords()[kind][2], { n: length })));
  return hits.length === 1 ? fill(_("One result: {parts}."), { parts: parts[0] }) : fill(_("{n} results: {parts}."), { n: hits.length, parts: parts.join(", ") });
}

export function failureNote() {
  return element("p", { class: "search-note" }, _("The search cannot be reached just now. The lists can: businesses, categories, streets."));
}

export function resultParts(panel, answer, clock) {
  const parts = [filterLine(panel, answer), listLine(panel, answer)].filter(Boolean);
  if (!answer.hits.length) return [...parts, emptyPart(panel, answer)];
  for (const { kind, hits } of grouped(answer.hits)) parts.push(groupPart(panel, answer, kind, hits, clock));
  return parts;
}

/** The filters that were understood, each with a button that takes its words out of the query. */
export function filterLine(panel, answer) {
  if (answer.emptied) {
    const names = answer.emptied.map(({ label }) => label).join(", ");
    return element("p", { class: "search-note" }, fill(_("None of this fits {filters}. Everything else that fits stands here."), { filters: names }));
  }
  if (!answer.filters.length) return null;
  const chips = answer.filters.map(({ filter, label }) => {
    const name = fill(_("Remove filter: {filter}"), { filter: label });
    return element("li", {}, element("button", { type: "button", class: "chip search-chip", "data-query": withoutFilter(answer.query, filter), "aria-label": name }, label, element("span", { "aria-hidden": "true" }, "×")));
  });
  return element("ul", { class: "chips search-filters", "aria-label": _("Filters") }, ...chips);
}

/** Categories and streets that have a list of their own. */
export function listLine(panel, { query }) {
  const lists = listsFor(panel.index, query);
  if (!lists.length) return null;
  return element("ul", { class: "chips search-lists", "aria-label": _("Lists") }, ...lists.map(({ label, address }) => element("li", {}, element("a", { class: "chip", href: new URL(address, panel.root) }, label))));
}

export function groupPart(panel, answer, kind, hits, clock) {
  const [title, , , all] = kindWords()[kind];
  const shown = panel.wide.has(kind) ? hits : hits.slice(0, 5);
  const id = `gefunden-${kind}`;
  const part = element("section", { class: "search-group", "data-kind": kind, "aria-labelledby": id },
    element("h2", { id }, title, " ", element("small", {}, String(hits.length))),
    element("ul", {}, ...shown.map((hit) => resultRow(panel, hit, answer.query.all.words, clock))));
  if (shown.length < hits.length) part.append(moreWay(panel, kind, fill(all, { n: hits.length })));
  return part;
}

/** On the search page a button, elsewhere the way there. */
export function moreWay(panel, kind, words) {
  if (panel.onPage) return element("button", { type: "button", class: "search-more", "data-all": kind }, words);
  const address = new URL("suche/", panel.root);
  address.search = new URLSearchParams({ q: panel.input.value.trim(), alle: kind });
  return element("a", { class: "search-more", href: address }, words);
}

/** Never a dead end: words that are near, and the lists; on the search page below a vacant plot. */
export function emptyPart(panel, { query }) {
  const near = nearWords(panel.index, query.all.words);
  const ways = [["betriebe/", _("All businesses")], ["kategorien/", _("Categories")], ["strassen/", _("Streets")], ["veranstaltungen/", _("Calendar")]];
  const plot = panel.onPage && document.querySelector("template[data-plot]");
  const parts = [plot ? plot.content.cloneNode(true) : "", element("h2", {}, fill(_("Nothing found for “{query}”"), { query: panel.input.value.trim() }))];
  if (near.length) {
    parts.push(element("p", {}, _("Did you mean")), element("ul", { class: "chips" }, ...near.map((word) => element("li", {}, element("button", { type: "button", class: "chip", "data-query": word }, word)))));
  }
  parts.push(element("p", {}, _("Or look here:")), element("ul", { class: "chips" }, ...ways.map(([address, words]) => element("li", {}, element("a", { class: "chip", href: new URL(address, panel.root) }, words)))));
  return element("div", { class: "search-empty", "data-vacant": "" }, ...parts);
}
