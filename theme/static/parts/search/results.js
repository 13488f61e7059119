// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What is found, as elements: groups of links, filters to take away, and ways on where nothing is found.

/** An element with a class, attributes and children; of children what is null or "" is left out. */
export function element(name, className, attributes, ...children) {
  const made = document.createElement(name);
  made.className = className;
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  made.append(...children.filter(Boolean));
  return made;
}

export function kindWords() {
  return { business: _("Businesses"), offer: _("Offers"), event: _("Events"), news: _("News"), page: _("Pages") };
}

/** "7 results. Businesses: 5. Events: 2." */
export function countSentence({ hits }) {
  if (!hits.length) return _("Nothing found");
  const parts = grouped(hits).map(({ kind, hits: { length } }) => `${kindWords()[kind]}: ${length}.`);
  return [hits.length === 1 ? _("One result.") : fill(_("{n} results."), { n: hits.length }), ...parts].join(" ");
}

/** What a template of the page says. */
export function ofPage(name) {
  return document.querySelector(`template[data-${name}]`).content.cloneNode(true);
}

export function resultParts(panel, answer, clock) {
  const parts = [filterLine(answer), listLine(panel, answer.query)];
  if (!answer.hits.length) return [...parts, emptyPart(panel, answer)];
  return [...parts, ...grouped(answer.hits).map(({ kind, hits }) => groupPart(panel, answer, kind, hits, clock))];
}

/** Things to press or to follow, in a line; "" without any. */
export function chips(className, label, made) {
  return made.length ? element("ul", `chips ${className}`, { "aria-label": label }, ...made.map((chip) => element("li", "", {}, chip))) : "";
}

/** The filters that were understood, each with a button that takes its words out of the query. */
export function filterLine({ emptied, filters, query }) {
  if (emptied) {
    const names = emptied.map(({ label }) => label).join(", ");
    return element("p", "search-note", {}, fill(_("None of this fits {filters}. Everything else that fits stands here."), { filters: names }));
  }
  return chips("search-filters", _("Filters"), filters.map(({ filter, label }) => {
    const attributes = { type: "button", "data-query": withoutFilter(query, filter), "aria-label": fill(_("Remove filter: {filter}"), { filter: label }) };
    return element("button", "chip search-chip", attributes, label, element("span", "", { "aria-hidden": "true" }, "×"));
  }));
}

/** Categories and streets that have a list of their own. */
export function listLine(panel, query) {
  return chips("search-lists", _("Lists"), listsFor(panel.index, query).map(({ label, address }) => element("a", "chip", { href: new URL(address, panel.root) }, label)));
}

export function groupPart(panel, answer, kind, hits, clock) {
  const title = kindWords()[kind];
  const shown = panel.wide.has(kind) ? hits : hits.slice(0, 5);
  const id = `gefunden-${kind}`;
  return element("section", "search-group", { "data-kind": kind, "aria-labelledby": id },
    element("h2", "", { id }, title, " ", element("small", "", {}, String(hits.length))),
    element("ul", "", {}, ...shown.map((hit) => resultRow(panel, hit, answer.query.all.words, clock))),
    shown.length < hits.length && element("button", "search-more", { type: "button", "data-all": kind }, fill(_("{kind}: show all {n}"), { n: hits.length, kind: title })));
}

/** Never a dead end: words that are near, and the lists, below a vacant plot. */
export function emptyPart(panel, { query }) {
  const part = element("div", "search-empty", { "data-vacant": "" }, ofPage("nothing"));
  part.querySelector("h2").textContent = fill(_("Nothing found for “{query}”"), { query: panel.input.value.trim() });
  const near = nearWords(panel.index, query.all.words).map((word) => element("button", "chip", { type: "button", "data-query": word }, word));
  if (near.length) part.querySelector("h2").after(chips("", _("Did you mean"), near));
  return part;
}
