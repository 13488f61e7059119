// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { eventRow, list, offerRow, page } from "../_includes/base.js";

export const data = { permalink: "/index.html" };

const TODAY = "2026-11-23";

export function render({ collections }) {
  const categories = collections.businessLists
    .filter((part) => part.number === 1 && part.address.startsWith("/kategorien/"))
    .slice(0, 12);
  const today = collections.months.flatMap(({ days }) => days).find(({ day }) => day === TODAY);
  return page({
    title: "Startseite",
    description: "Startseite in Messstadt",
    url: "/",
    section: "",
    main: `<h1>Unsere Messstadt</h1>
<p>${collections.betriebe.length} Betriebe mit Öffnungszeiten, Angeboten und Terminen.</p>
<h2>Branchen</h2>
${list(categories, (part) => `<li><a href="${part.address}">${part.title}</a></li>`)}
<h2>Angebote</h2>
${list(collections.angebote.slice(0, 6), offerRow)}
<h2>Heute</h2>
${list((today?.items ?? []).slice(0, 10), eventRow)}`,
  });
}
