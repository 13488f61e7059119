// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { esc, page, pageHead } from "../_includes/base.js";

export const data = {
  pagination: { data: "stadt.standing", size: 1, alias: "part" },
  permalink: ({ part }) => `/${part.name}/`,
};

export function render({ part, stadt }) {
  return page({
    stadt,
    title: part.title,
    description: `${part.title} in Messstadt.`,
    url: `/${part.name}/`,
    area: part.name,
    main: `${pageHead({ title: part.title })}
<div class="wrap prose"><p>${esc(part.text)}</p></div>`,
  });
}
