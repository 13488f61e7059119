// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { find } from "../lists.js";
import { breadcrumbs, esc, facts, page } from "./base.js";

export function render(data) {
  const place = find(data.collections.betriebe, data.location);
  return page({
    title: data.title,
    description: `${data.title}, ${data.when}`,
    url: data.page.url,
    section: "veranstaltungen",
    main: `${breadcrumbs([["/veranstaltungen/", "Kalender"]])}
<h1>${esc(data.title)}</h1>
${facts([
  ["Wann", `${data.when}${data.repeated ? `<br>${data.repeated}` : ""}`],
  ["Wo", `<a href="${place.url}">${esc(place.data.title)}</a><br>${esc(place.data.street_address)}, 58999 Messstadt`],
  ["Eintritt", esc(data.price)],
  ["Art", esc(data.kind)],
])}
<div class="prose">
${data.content}
</div>`,
  });
}
