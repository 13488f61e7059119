// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { page, pageHead } from "../_includes/base.js";
import { monthTable, timetable } from "../_includes/rows.js";

export const data = { permalink: "/veranstaltungen/" };

export function render({ collections, stadt }) {
  const months = stadt.months.map((month) =>
    ` <li><a class="chip" href="${month.address}">${month.label} <small>${month.count}</small></a></li>`);
  return page({
    stadt,
    title: "Kalender",
    description: "Was in Messstadt los ist: heute, am Wochenende und später.",
    url: "/veranstaltungen/",
    area: "veranstaltungen",
    kind: "calendar",
    main: `${pageHead({ title: "Kalender" })}
<div class="wrap calendar-columns">
<div class="calendar-days"> ${timetable(stadt.next, collections.byClock, collections.betriebe)} </div>
<aside class="calendar-side" aria-label="Monat">
${monthTable(stadt.this_month, stadt.weeks)}
<nav aria-label="Monate"><ul class="chips">${months.join("")} </ul></nav>
</aside>
</div>`,
  });
}
