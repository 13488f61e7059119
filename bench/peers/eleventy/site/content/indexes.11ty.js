// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { esc, icon, page, pageHead } from "../_includes/base.js";
import { listsIn } from "../lists.js";

export const data = {
  indexes: [
    ["kategorien", "Branchen", "Alle Kategorien von Betrieben in Messstadt."],
    ["strassen", "Straßen", "Alle Straßen mit Betrieben in Messstadt."],
  ],
  pagination: { data: "indexes", size: 1, alias: "index" },
  permalink: ({ index }) => `/${index[0]}/`,
};

const links = (lists) => ` <ul class="index-links">${lists.map((l) =>
  ` <li><a href="${l.address}">${l.group ? icon(l.icon) : ""}<span>${esc(l.title)}</span> <small>${l.count}</small></a></li>`).join("")} </ul>`;

function sections(folder, lists, groups) {
  if (folder === "strassen") return ` <section>${links(lists)}
</section>`;
  return groups
    .map((group) => [group, lists.filter((l) => l.group === group.id)])
    .filter(([, found]) => found.length)
    .map(([group, found]) => ` <section id="${group.slug}"> <h2>${group.label}</h2>${links(found)}
</section>`).join("");
}

export function render({ index: [folder, title, description], collections, stadt }) {
  return page({
    stadt,
    title,
    description,
    url: `/${folder}/`,
    area: "betriebe",
    main: `${pageHead({ title, crumbs: [["/betriebe/", "Betriebe"]] })}
<div class="wrap index-sections">${sections(folder, listsIn(collections.businessLists, folder), stadt.groups)}</div>`,
  });
}
