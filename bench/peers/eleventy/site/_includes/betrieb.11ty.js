// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { related } from "../lists.js";
import { breadcrumbs, esc, facts, list, offerRow, page } from "./base.js";

const eventRow = (e) =>
  `<li>${e.data.when} <a href="${e.url}">${esc(e.data.title)}</a> ${esc(e.data.price)}</li>`;

export function render(data) {
  const offers = related(data.collections.angebote, "business", data.page.fileSlug);
  const events = related(data.collections.veranstaltungen, "location", data.page.fileSlug);
  const street = `<a href="/strassen/${data.strasse}/">${esc(data.street_address)}</a>, 58999 Messstadt`;
  return page({
    title: data.title,
    description: `${data.kind}, ${data.street_address}, 58999 Messstadt`,
    url: data.page.url,
    section: "betriebe",
    main: `${breadcrumbs([["/betriebe/", "Betriebe"], [`/kategorien/${data.kategorie}/`, data.kind]])}
<h1>${esc(data.title)}</h1>
${facts([
  ["Branche", esc(data.kind)],
  ["Anschrift", street],
  ["Telefon", `<a href="tel:${data.telephone}">${esc(data.telephone)}</a>`],
  ["E-Mail", `<a href="mailto:${data.email}">${esc(data.email)}</a>`],
  ["Website", `<a href="${data.website}">${esc(data.website)}</a>`],
  ["Öffnungszeiten", esc(data.opening_hours)],
  ["Zugang", esc(data.wheelchair)],
  ["Bezahlen", esc(data.payment)],
  ["Stichworte", esc(data.keywords.join(", "))],
])}
<div class="prose">
${data.content}
</div>
${offers.length ? `<h2>Angebote</h2>\n${list(offers, offerRow)}` : ""}
${events.length ? `<h2>Veranstaltungen</h2>\n${list(events, eventRow)}` : ""}`,
  });
}
