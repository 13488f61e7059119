// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { numbered, page, pageHead, pagination } from "../_includes/base.js";
import { papers } from "../_includes/rows.js";

export const data = {
  pagination: { data: "collections.offerLists", size: 1, alias: "part" },
  permalink: ({ part }) => part.address,
};

export function render({ part, collections, stadt }) {
  const title = numbered("Angebote", part.number);
  const [current, future] = ["current", "future"]
    .map((state) => part.items.filter((o) => o.data.state === state));
  return page({
    stadt,
    title,
    description: "Was die Betriebe in Messstadt zurzeit anbieten.",
    url: part.address,
    area: "angebote",
    feeds: '<link rel="alternate" type="application/rss+xml" title="Angebote" href="/index.xml">\n',
    main: `${pageHead({ title, crumbs: part.number > 1 ? [["/angebote/", "Angebote"]] : [] })}
<section class="window" aria-label="Hängt jetzt im Fenster">
<div class="wrap">
<div class="window-front">
<div class="window-fascia"><h2>Hängt jetzt im Fenster</h2></div>
<div class="window-awning" aria-hidden="true"></div>
${papers(current, collections.betriebe)}
</div>
</div>
</section>
<div class="wrap">
${pagination(part)}${future.length ? ` <section class="section"><h2>Demnächst</h2>${papers(future, collections.betriebe)}</section>` : ""}</div>`,
  });
}
