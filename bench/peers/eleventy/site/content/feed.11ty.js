// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { esc } from "../_includes/base.js";

const SITE = "https://messstadt.example";

export const data = { permalink: "/index.xml", eleventyExcludeFromCollections: true };

export function render({ collections }) {
  const items = collections.byDate.slice(0, 50).map((offer) =>
    `<item><title>${esc(offer.data.title)}</title><link>${SITE}${offer.url}</link><guid>${SITE}${offer.url}</guid>` +
    `<description>${esc(offer.content)}</description></item>`);
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>Angebote – Unsere Messstadt</title>
<link>${SITE}/</link>
<description>Die Angebote der Stadt</description>
${items.join("\n")}
</channel>
</rss>
`;
}
