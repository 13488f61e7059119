// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { find } from "../lists.js";
import { breadcrumbs, esc, facts, page } from "./base.js";

export function render(data) {
  const business = find(data.collections.betriebe, data.business);
  return page({
    title: data.title,
    description: `${data.title}: ${data.price}`,
    url: data.page.url,
    section: "angebote",
    main: `${breadcrumbs([["/angebote/", "Angebote"]])}
<h1>${esc(data.title)}</h1>
${facts([["Gültig", `${data.valid_from} bis ${data.valid_through}`], ["Preis", esc(data.price)]])}
<div class="prose">
${data.content}
</div>
<h2>Hier gibt es das</h2>
<p><a href="${business.url}">${esc(business.data.title)}</a><br>${esc(business.data.kind)}, ${
  esc(business.data.street_address)}<br>${esc(business.data.opening_hours)}</p>`,
  });
}
