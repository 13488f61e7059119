// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { related } from "../lists.js";
import { breadcrumbs, esc, icon, page } from "./base.js";
import { nextEvents, papers } from "./rows.js";

const action = (address, name, label, words) =>
  ` <li><a class="action" href="${address}">${icon(name)}<b>${label}</b><small>${esc(words)}</small></a></li>`;

const fact = (name, term, words) =>
  ` <div class="fact">${icon(name)}<dt>${term}</dt><dd>${esc(words)}</dd></div>`;

export function render(data) {
  const { collections, stadt } = data;
  const offers = related(collections.angebote, "business", data.page.fileSlug);
  const events = related(collections.coming, "location", data.page.fileSlug);
  const all = collections.betriebe;
  return page({
    stadt,
    title: data.title,
    description: `${data.label}, ${data.street_address}, 58999 Messstadt. ${data.excerpt}`,
    url: data.page.url,
    area: "betriebe",
    kind: "business",
    main: `<div class="wrap business">
<div class="business-head">
${breadcrumbs([["/betriebe/", "Betriebe"], [`/kategorien/${data.kategorie}/`, data.label]], data.title)}
<h1>${esc(data.title)}</h1>
<p class="address"><span class="plate plate-big" aria-hidden="true">${esc(data.number)}</span><span><b>${esc(data.label)}</b>
<span class="address-line"><a href="/strassen/${data.strasse}/">${esc(data.street_address)}</a>, 58999 Messstadt</span></span>
</p> <ul class="actions">${
  action(`tel:${data.dial}`, "phone", "Anrufen", data.telephone)}${
  action(`https://www.openstreetmap.org/directions?to=${data.latitude}%2C${data.longitude}`, "route", "Route", data.street_address)}${
  action(data.website, "website", "Website", data.website_name)}</ul><ul class="more-links"> <li><a href="mailto:${data.email}">${icon("mail")}${esc(data.email)}</a></li></ul>
</div>
<div class="business-main">${events.length ? ` <section><h2>Veranstaltungen</h2>${nextEvents(events, all)}</section>` : ""} </div>
<div class="business-side"> <section><h2>Im Haus</h2> <div class="prose">${data.content}</div> <dl class="facts">${
  fact("wheelchair", "Zugang", data.wheelchair)}${fact("card", "Bezahlen", data.payment)}${
  fact("bag", "Service", data.services)}${fact("tag", "Stichworte", data.words)}</dl>
</section>${offers.length ? ` <section><h2>Hängt im Fenster</h2>${papers(offers, all)}</section>` : ""} <section class="confirmed is-fresh" aria-label="Wie sicher sind die Angaben?">
<p><b>Zuletzt bestätigt am ${data.verified}.</b> <a href="mailto:portal@messstadt.example?subject=${encodeURIComponent(data.title)}">Stimmt etwas nicht?</a></p>
</section>
</div>
</div>`,
  });
}
