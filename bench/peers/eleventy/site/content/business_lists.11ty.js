// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { businessRow, esc, list, page, pagination } from "../_includes/base.js";

export const data = {
  pagination: { data: "collections.businessLists", size: 1, alias: "part" },
  permalink: ({ part }) => part.address,
};

export function render({ part }) {
  return page({
    title: part.title,
    description: `${part.title} in Messstadt`,
    url: part.address,
    section: part.address.split("/")[1],
    main: `<h1>${esc(part.title)}</h1>
<p>${part.count} Betriebe</p>
${list(part.items, businessRow)}
${pagination(part)}`,
  });
}
