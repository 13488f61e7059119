// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { find, related } from "../lists.js";
import { breadcrumbs, esc, page } from "./base.js";
import { papers, register } from "./rows.js";

export function render(data) {
  const { collections, stadt } = data;
  const business = find(collections.betriebe, data.business);
  const others = related(collections.angebote, "business", data.business)
    .filter((offer) => offer.url !== data.page.url);
  return page({
    stadt,
    title: data.title,
    description: `${business.data.title}: ${data.title}. ${data.excerpt}`,
    url: data.page.url,
    area: "angebote",
    kind: "offer",
    main: `<div class="poster-scene">
<div class="wrap poster-columns">
<offer-list class="poster-place">
<div class="poster is-${data.state}" data-stays>
<p class="paper-who">${esc(business.data.title)}</p>
<h1>${esc(data.title)}</h1> <p class="poster-price">${esc(data.price)}</p> <p class="paper-till" data-till>${data.till_long}</p>
</div>
</offer-list>
<div class="poster-words">
${breadcrumbs([["/angebote/", "Angebote"]], data.title)} <dl class="details">
<dt>Gültig</dt>
<dd><time datetime="${data.from_iso}">${data.from}</time> bis <time datetime="${data.through_iso}">${data.through}</time></dd> <dt>Preis</dt>
<dd>${esc(data.price)}</dd> </dl>
<div class="prose">${data.content}</div> </div>
</div>
</div>
<div class="wrap"> <section class="section"><h2>Hier gibt es das</h2>${register([business], stadt.today)}</section>${
  others.length ? `<section class="section"><h2>Mehr Angebote</h2>${papers(others, collections.betriebe)}</section>` : ""}</div>`,
  });
}
