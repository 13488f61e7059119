// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { list, offerRow, page, pagination } from "../_includes/base.js";

export const data = {
  pagination: { data: "collections.offerLists", size: 1, alias: "part" },
  permalink: ({ part }) => part.address,
};

export function render({ part }) {
  return page({
    title: "Angebote",
    description: "Angebote in Messstadt",
    url: part.address,
    section: "angebote",
    main: `<h1>Angebote</h1>
${list(part.items, offerRow)}
${pagination(part)}`,
  });
}
