// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { find } from "../lists.js";
import { breadcrumbs, esc, icon, page } from "./base.js";
import { allDates } from "./rows.js";

export function render(data) {
  const { collections, stadt } = data;
  const place = find(collections.betriebe, data.location);
  const link = `<a href="${place.url}">${esc(place.data.title)}</a>`;
  const address = `${esc(place.data.street_address)}, 58999 Messstadt`;
  const kinds = data.kinds.map((kind, index) =>
    `<li><a href="/veranstaltungen/art/${kind}/">${esc(data.kind_names[index])}</a></li>`);
  return page({
    stadt,
    title: data.title,
    description: data.excerpt,
    url: data.page.url,
    area: "veranstaltungen",
    kind: "event",
    main: `<div class="poster-scene">
<div class="wrap poster-columns">
<div class="poster-place">
<div class="poster poster-event is-scheduled">
<p class="paper-who">${esc(place.data.title)}</p>
<h1>${esc(data.title)}</h1>
<p class="poster-date"><span class="numeral" aria-hidden="true">${data.numeral}.</span><span><span class="visually-hidden">${data.day}</span><span aria-hidden="true">${data.weekday}<br>${data.month}</span><br><b>${data.clock}</b></span></p>
</div>
</div>
<div class="poster-words">
${breadcrumbs([["/veranstaltungen/", "Kalender"], [`/veranstaltungen/${data.month_address}/`, data.month]], data.title)}${
  data.past ? ` <div class="notice notice-info">
${icon("info")}
<p><b>Diese Veranstaltung ist vorbei.</b> <a href="/veranstaltungen/">Zum Kalender</a></p>
</div>` : ""} <dl class="details">
<dt>Wann</dt>
<dd><time datetime="${data.begins}">${data.day}, ${data.clock}</time> bis <time datetime="${data.ends}">${data.until}</time>${data.repeated ? `<br>${data.repeated}` : ""}</dd> <dt>Wo</dt>
<dd>${link}<br>${address}</dd> <dt>Eintritt</dt><dd>${esc(data.admission)}</dd> <dt>Veranstalter</dt><dd>${link}</dd> <dt>Art</dt>
<dd><ul class="inline-list">${kinds.join("")}</ul></dd> </dl>
<ul class="actions"> <li><a class="action" href="https://www.openstreetmap.org/directions?to=${place.data.latitude}%2C${place.data.longitude}">${icon("route")}<b>Route</b><small>${address}</small></a></li> </ul>
<div class="prose">${data.content}</div> </div>
</div>
</div>${data.dates ? `<div class="wrap">
<section class="section"><h2>Alle Termine</h2>${allDates(data)}</section>
</div>` : ""}`,
  });
}
