// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { icon, page, pageHead } from "../_includes/base.js";
import { kindChips, monthTable, timetable } from "../_includes/rows.js";

export const data = {
  pagination: { data: "stadt.pages", size: 1, alias: "part" },
  permalink: ({ part }) => part.address,
};

export function render({ part, collections, stadt }) {
  const crumbs = [["/veranstaltungen/", "Kalender"], ...(part.number > 1 ? [[part.first, part.label]] : [])];
  const { previous, next } = part;
  return page({
    stadt,
    title: part.title,
    description: part.description,
    url: part.address,
    area: "veranstaltungen",
    kind: "calendar",
    main: `${pageHead({ title: part.title, crumbs })}
<div class="wrap calendar-columns month-first">
<aside class="calendar-side" aria-label="Monat">
${monthTable(part.table)}
<nav class="month-steps" aria-label="Andere Monate">${
  previous ? `<a class="page-step" rel="prev" href="${previous.address}">${icon("arrow-left")}${previous.label}</a>` : ""}${
  next ? `<a class="page-step" rel="next" href="${next.address}">${next.label}${icon("arrow")}</a>` : ""} </nav>
</aside>
<div class="calendar-days"> ${kindChips(stadt.kinds)} ${timetable(part.days, collections.byClock, collections.betriebe)} </div>
</div>`,
  });
}
