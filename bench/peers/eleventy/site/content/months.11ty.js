// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, page } from "../_includes/base.js";

export const data = {
  pagination: { data: "collections.months", size: 1, alias: "part" },
  permalink: ({ part }) => part.address,
};

export function render({ part }) {
  return page({
    title: part.month,
    description: `${part.month} in Messstadt`,
    url: part.address,
    section: "veranstaltungen",
    main: `<h1>${part.month}</h1>
${part.days.map(day).join("\n")}`,
  });
}
