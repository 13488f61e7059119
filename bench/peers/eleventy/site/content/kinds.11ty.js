// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { page, pageHead } from "../_includes/base.js";
import { kindChips, nextEvents } from "../_includes/rows.js";
import { groupBy, related } from "../lists.js";

export const data = {
  pagination: { data: "stadt.kinds", size: 1, alias: "part" },
  permalink: ({ part }) => part.address,
};

export function render({ part, collections, stadt }) {
  const events = related(collections.coming, "kinds", part.slug);
  const months = [...groupBy(events.slice(0, stadt.most_of_a_kind), "month")].map(([month, items]) =>
    ` <section class="kind-month"><h2>${month}</h2>
${nextEvents(items, collections.betriebe, "")}</section>`);
  const later = stadt.months.map(({ label, address }) =>
    ` <li><a class="chip" href="${address}">${label}</a></li>`);
  const lead = `${events.length} Veranstaltungen, jede einmal mit ihrem nächsten Termin.`;
  return page({
    stadt,
    title: part.label,
    description: `${part.label}: Was in Messstadt los ist.`,
    url: part.address,
    area: "veranstaltungen",
    kind: "calendar page-event-kind",
    main: `${pageHead({ title: part.label, crumbs: [["/veranstaltungen/", "Kalender"]], lead })}
<div class="wrap calendar-columns">
<div class="calendar-days"> ${kindChips(stadt.kinds, part.slug)}${months.join("")} </div>
<aside class="calendar-side" aria-label="Alle Termine">
<nav aria-labelledby="monate"><h2 id="monate">Alle Termine nach Monaten</h2><ul class="chips">${later.join("")} </ul></nav>
</aside>
</div>`,
  });
}
