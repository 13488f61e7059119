// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { businesses, esc, icon, more, page, SEARCH } from "../_includes/base.js";
import { papers, register, timetable } from "../_includes/rows.js";
import { find, listsIn } from "../lists.js";

export const data = { permalink: "/index.html" };

const head = (id, title, link) => `<div class="section-head"><h2 id="${id}">${title}</h2>
${link}</div>`;

const stand = ({ url, data: b }) => ` <li class="stand"><a class="stand-link" href="${url}"><span class="stand-words"><strong>${esc(b.title)}</strong>
<small>${esc(b.label)}</small>
</span></a></li>`;

const weekDay = (day) => ` <li class="week-day" data-day="${day.iso}">
<a href="${day.address}">
<span class="week-date"><span class="visually-hidden">${day.long}</span><span aria-hidden="true">${day.weekday} <b>${day.numeral}.</b></span></span>
<span class="week-words"><span>${esc(day.event)}</span> <small>${day.count} Termine</small></span>
</a>
</li>`;

export function render({ collections, stadt }) {
  const all = collections.betriebe;
  const categories = listsIn(collections.businessLists, "kategorien");
  const byAddress = new Map(categories.map((l) => [l.address, l]));
  const named = (names) => names.map((name) => find(all, name));
  const signs = stadt.signs.map((slug) => byAddress.get(`/kategorien/${slug}/`)).map((l, index) =>
    ` <li><a href="${l.address}"><span class="sign-plate sign-${index % 3}" aria-hidden="true">${icon(l.icon)}</span><b>${esc(l.title)}</b> <span class="sign-count">${businesses(l.count)}</span></a></li>`);
  const chips = stadt.groups
    .map((group) => [group, categories.filter((l) => l.group === group.id).reduce((n, l) => n + l.count, 0)])
    .filter(([, count]) => count)
    .map(([group, count]) => ` <li><a class="chip" href="/kategorien/#${group.slug}">${group.label} <small>${count}</small></a></li>`);
  return page({
    stadt,
    title: "Unsere Messstadt",
    description: "Läden, Gastronomie, Handwerk und Dienste in Messstadt: Öffnungszeiten, Angebote und Veranstaltungen.",
    url: "/",
    area: "",
    kind: "home",
    main: `<div class="hero">
<div class="wrap hero-words">
<open-count class="hero-head">
<p class="kicker" data-clock>Stand: ${stadt.today}</p>
<h1 data-headline>Unsere Messstadt</h1>
<p class="lead" data-next>${businesses(all.length)} mit Öffnungszeiten, Angeboten und Terminen.</p>
</open-count>
${SEARCH}
</div>
<div class="scene scene-street">
<street-scene class="walk">
<ol class="walk-row" aria-label="Ein Spaziergang an Betrieben vorbei">${named(stadt.open).map(stand).join("")} </ol>
</street-scene>
</div>
</div>
<section class="wrap section" aria-labelledby="jetzt">
${head("jetzt", "Betriebe", more("/betriebe/", `Alle ${businesses(all.length)}`))}
${register(named(stadt.listed), stadt.today)}
</section>
<section class="wrap section" aria-labelledby="termine">
${head("termine", "Heute und am Wochenende", more("/veranstaltungen/", "Ganzer Kalender"))} ${timetable(stadt.home, collections.byClock, all, 3, true)}</section>
<section class="wrap section" aria-labelledby="woche">
<div class="section-head"><h2 id="woche">Die Woche</h2></div>
<week-days class="week">
<ol>${stadt.glance.map(weekDay).join("")} </ol>
</week-days>
</section>
<section class="window" aria-label="Hängt im Fenster">
<div class="wrap">
<div class="window-front">
<div class="window-fascia"><h2>Hängt im Fenster</h2>${more("/angebote/", "Alle Angebote")}</div>
<div class="window-awning" aria-hidden="true"></div>
${papers(collections.byDate.slice(0, 3), all)}
</div>
</div>
</section>
<section class="wrap section" aria-labelledby="branchen">
${head("branchen", "Nach Branchen", more("/kategorien/", "Alle Branchen"))}
<ul class="signs">${signs.join("")}</ul>
<ul class="chips">${chips.join("")} </ul>
</section>`,
  });
}
