// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { page, SEARCH } from "../_includes/base.js";

export const data = { permalink: "/404.html", eleventyExcludeFromCollections: true };

export function render({ stadt }) {
  const title = "Diese Seite gibt es nicht";
  return page({
    stadt, title, description: title, url: "/404.html", area: "404",
    main: `<div class="wrap page-head">
<h1>${title}</h1>
<p class="lead">Unter dieser Adresse steht nichts. Vielleicht ist die Seite umgezogen, oder es ist ein Tippfehler darin.</p>
${SEARCH}
</div>`,
  });
}
