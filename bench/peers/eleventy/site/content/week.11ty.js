// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { page, pageHead } from "../_includes/base.js";
import { timetable } from "../_includes/rows.js";

export const data = { permalink: "/veranstaltungen/woche/" };

export function render({ collections, stadt }) {
  const { title, lead, days } = stadt.week;
  return page({
    stadt,
    title,
    description: `${title} in Messstadt.`,
    url: "/veranstaltungen/woche/",
    area: "veranstaltungen",
    kind: "calendar",
    main: `${pageHead({ title, crumbs: [["/veranstaltungen/", "Kalender"]], lead })}
<div class="wrap"> ${timetable(days, collections.byClock, collections.betriebe, 2, true)} </div>`,
  });
}
