// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { esc, more, numbered, page, pageHead, pagination, SEARCH } from "../_includes/base.js";
import { nextEvents, papers, register } from "../_includes/rows.js";
import { groupBy, listsIn } from "../lists.js";

export const data = {
  pagination: { data: "collections.businessLists", size: 1, alias: "part" },
  permalink: ({ part }) => part.address,
};

const TEXTS = {
  betriebe: () => "Alle Betriebe in Messstadt mit Öffnungszeiten, von A bis Z.",
  kategorien: (title) => `${title} in Messstadt mit Öffnungszeiten und Angeboten.`,
  strassen: (title) => `Die Betriebe der Straße ${title} in Messstadt.`,
};
const CRUMBS = {
  betriebe: [],
  kategorien: [["/kategorien/", "Branchen"]],
  strassen: [["/strassen/", "Straßen"]],
};

const STREETS = more("/strassen/", "Straße für Straße ansehen");

const kept = new Map();

/** What does not change from page to page is made once. */
function once(key, make) {
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key);
}

const counts = (lists) => lists
  .map((l) => `<li><a href="${l.address}">${esc(l.title)} <small>${l.count}</small></a></li>`).join("");

function side(part, lists) {
  if (part.folder === "betriebe") {
    return once("betriebe", () => `<nav aria-labelledby="side-strassen"><h2 id="side-strassen">Straße</h2>
<ul class="side-links">${counts(listsIn(lists, "strassen"))}</ul></nav> <nav aria-labelledby="side-branchen"><h2 id="side-branchen">Branche</h2>
<ul class="side-links">${counts(listsIn(lists, "kategorien"))}</ul></nav>`);
  }
  const [title, beside, all] = part.folder === "strassen"
    ? streetsBeside(part, listsIn(lists, "strassen"))
    : ["Verwandte Branchen", listsIn(lists, "kategorien").filter((l) => l.group === part.group), ""];
  const links = beside.map((l) =>
    `<li><a href="${l.address}"${l.address === part.addresses[0] ? ' aria-current="page"' : ""}>${esc(l.title)}</a></li>`);
  return `<nav aria-labelledby="side-siblings"><h2 id="side-siblings">${title}</h2>
<ul class="side-links">${links.join("")}${all}</ul></nav>`;
}

const MOST_BESIDE = 25;

/** The streets around this one. */
function streetsBeside(part, streets) {
  const places = once("places", () => new Map(streets.map((l, place) => [l.address, place])));
  const place = places.get(part.addresses[0]);
  const first = Math.max(0, Math.min(place - 12, streets.length - MOST_BESIDE));
  const all = streets.length > MOST_BESIDE ? '<li><a href="/strassen/">Alle Straßen</a></li>' : "";
  return ["Straßen", streets.slice(first, first + MOST_BESIDE), all];
}

const letterGroup = ([letter, items], today) =>
  ` <section class="register-group" id="buchstabe-${letter.toLowerCase()}"> <h2>${letter}</h2> ${register(items, today)}
</section>`;

const stand = ({ url, data: b }) => ` <li class="stand"><a class="stand-link" href="${url}"><span class="stand-words"><strong>${esc(b.title)}</strong>
<small><span class="stand-plate">${b.number}</span> ${esc(b.label)}</small>
</span></a></li>`;

/** The two sides of a street. */
function walk(items) {
  const sides = [...groupBy(items, "side")];
  return `<div class="street-sides">${sides.map(([side, houses]) => ` <div class="scene scene-street">${
    sides.length > 1 ? ` <h2 class="wrap side-name"><span>${side}</span></h2>` : ""}
<street-scene class="walk">
<ol class="walk-row" aria-label="${side}">${houses.map(stand).join("")} </ol>
</street-scene>
</div>`).join("")} </div>`;
}

export function render({ part, collections, stadt }) {
  const title = numbered(part.title, part.number);
  const later = part.number > 1 ? [[part.addresses[0], part.title]] : [];
  const groups = part.letters
    ? [...groupBy(part.items, "letter")].map((group) => letterGroup(group, stadt.today)).join("")
    : ` <section class="register-group"> ${register(part.items, stadt.today)}
</section>`;
  const letters = part.letters ? `<nav class="letters" aria-label="Buchstaben">
<ol>${part.letters.map(([letter, address]) => ` <li><a href="${address}">${letter}</a></li>`).join("")} </ol>
</nav>` : "";
  const all = collections.betriebe;
  return page({
    stadt,
    title,
    description: TEXTS[part.folder](part.title),
    url: part.address,
    area: "betriebe",
    kind: "directory",
    main: `${pageHead({ title, crumbs: [...CRUMBS[part.folder], ...later], count: part.count, link: part.letters ? STREETS : "" })}
${part.folder === "strassen" ? walk(part.items) : ""}
<div class="wrap with-side">
<aside class="side">
${SEARCH}
${side(part, collections.businessLists)} </aside>
<div class="main-column">
${letters}${groups} ${pagination(part)}${
  part.offers?.length ? `<section class="section"><h2>Angebote</h2>${papers(part.offers, all)}</section>` : ""}${
  part.events?.length ? `<section class="section"><h2>Veranstaltungen</h2>${nextEvents(part.events, all)}</section>` : ""} </div>
</div>`,
  });
}
