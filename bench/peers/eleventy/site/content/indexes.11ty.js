// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { esc, list, page } from "../_includes/base.js";

export const data = {
  indexes: [["kategorien", "Kategorien"], ["strassen", "Straßen"]],
  pagination: { data: "indexes", size: 1, alias: "index" },
  permalink: ({ index }) => `/${index[0]}/`,
};

export function render({ index: [folder, title], collections }) {
  const lists = collections.businessLists
    .filter((part) => part.number === 1 && part.address.startsWith(`/${folder}/`))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
  return page({
    title,
    description: `${title} in Messstadt`,
    url: `/${folder}/`,
    section: folder,
    main: `<h1>${title}</h1>
${list(lists, (part) => `<li><a href="${part.address}">${esc(part.title)}</a> ${part.count}</li>`)}`,
  });
}
