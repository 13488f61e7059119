// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { page, pageHead } from "../_includes/base.js";
import { kindChips, monthTable, timetable } from "../_includes/rows.js";

export const data = { permalink: "/veranstaltungen/" };

export function render({ collections, stadt }) {
  const months = stadt.months.map((month) =>
    ` <li><a class="chip" href="${month.address}">${month.label} <small>${month.count}</small></a></li>`);
  const tabs = stadt.tabs.map(({ iso, label }) =>
    ` <li><a href="#tag-${iso}"><span>${label}</span> <small></small></a></li>`);
  return page({
    stadt,
    title: "Kalender",
    description: "Was in Messstadt los ist: heute, am Wochenende und später.",
    url: "/veranstaltungen/",
    area: "veranstaltungen",
    kind: "calendar",
    main: `${pageHead({ title: "Kalender" })}
<div class="wrap calendar-columns">
<div class="calendar-days"> <nav aria-label="Tage"><ul class="day-tabs">${tabs.join("")} <li><a href="#monat">Monat</a></li>
</ul></nav> ${kindChips(stadt.kinds)} ${timetable(stadt.next, collections.byClock, collections.betriebe)} </div>
<aside class="calendar-side" id="monat" aria-label="Wochen und Monate">
${monthTable(stadt.table)}
<nav aria-label="Monate"><ul class="chips">${months.join("")} </ul></nav>
<section><h2>Ihr Termin fehlt?</h2><p>Eintragen dürfen alle, die in der Stadt etwas veranstalten. <a href="mailto:portal@messstadt.example?subject=Ein%20Termin%20f%C3%BCr%20den%20Kalender">Schicken Sie uns Tag, Ort und Eintritt.</a></p></section>
</aside>
</div>`,
  });
}
