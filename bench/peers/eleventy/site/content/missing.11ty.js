// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { page, pageHead, SEARCH } from "../_includes/base.js";

export const data = { permalink: "/404.html", eleventyExcludeFromCollections: true };

export function render({ stadt }) {
  const title = "Seite nicht gefunden";
  return page({
    stadt, title, description: title, url: "/404.html", area: "404",
    main: `${pageHead({ title })}
${SEARCH}`,
  });
}
