// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, list, page } from "../_includes/base.js";

export const data = { permalink: "/veranstaltungen/" };

const TODAY = "2026-11-23";

export function render({ collections }) {
  const coming = collections.months.flatMap(({ days }) => days).filter(({ day }) => day >= TODAY);
  return page({
    title: "Kalender",
    description: "Kalender in Messstadt",
    url: "/veranstaltungen/",
    section: "veranstaltungen",
    main: `<h1>Kalender</h1>
${list(collections.months, ({ month, address }) => `<li><a href="${address}">${month}</a></li>`)}
${coming.slice(0, 10).map(day).join("\n")}`,
  });
}
