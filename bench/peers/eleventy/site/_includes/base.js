// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as HTML. */
export const esc = (text) => String(text).replace(/[&<>"']/g, (sign) => ESCAPES[sign]);

const SECTIONS = [["betriebe", "Betriebe"], ["angebote", "Angebote"], ["veranstaltungen", "Kalender"]];

const headers = new Map();

function header(section) {
  if (!headers.has(section)) {
    const links = SECTIONS.map(([name, label]) =>
      `<li><a href="/${name}/"${name === section ? ' aria-current="true"' : ""}>${label}</a></li>`);
    headers.set(section, `<a class="skip-link" href="#inhalt">Zum Inhalt springen</a>
<header class="site-header">
  <a class="brand" href="/">Unsere Messstadt</a>
  <nav aria-label="Hauptbereiche">
    <ul>
      <li><a href="/">Jetzt</a></li>
      ${links.join("\n      ")}
    </ul>
  </nav>
</header>`);
  }
  return headers.get(section);
}

const FOOTER = `<footer class="site-footer">
  <p>Stadt Messstadt, Am Rathaus 1, 58999 Messstadt</p>
  <ul>
    <li><a href="mailto:portal@messstadt.example">portal@messstadt.example</a></li>
    <li><a href="/kategorien/">Kategorien</a></li>
    <li><a href="/strassen/">Straßen</a></li>
    <li><a href="/index.xml">Neue Angebote (RSS)</a></li>
  </ul>
</footer>`;

/** A whole page around `main`. */
export const page = ({ title, description, url, section, main }) => `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(title)} – Unsere Messstadt</title>
<meta name="description" content="${esc(description)}">
<link rel="canonical" href="https://messstadt.example${url}">
<link rel="stylesheet" href="/stil.css">
<link rel="alternate" type="application/rss+xml" href="/index.xml" title="Angebote">
</head>
<body>
${header(section)}
<main id="inhalt">
${main}
</main>
${FOOTER}
</body>
</html>
`;

export const breadcrumbs = (links) => `<nav class="breadcrumbs" aria-label="Sie sind hier">
  <ol><li><a href="/">Startseite</a></li>${links
    .map(([address, label]) => `<li><a href="${address}">${esc(label)}</a></li>`)
    .join("")}</ol>
</nav>`;

/** A list of terms; the descriptions are HTML already. */
export const facts = (rows) => `<dl class="facts">
${rows.map(([term, html]) => `  <dt>${term}</dt><dd>${html}</dd>`).join("\n")}
</dl>`;

export const list = (items, row) => `<ul>
${items.map((item) => `  ${row(item)}`).join("\n")}
</ul>`;

export const businessRow = (b) =>
  `<li><a href="${b.url}">${esc(b.data.title)}</a> <span>${esc(b.data.kind)}, ${esc(b.data.street_address)}</span></li>`;

export const offerRow = (o) =>
  `<li><a href="${o.url}">${esc(o.data.title)}</a> <b>${esc(o.data.price)}</b> bis ${o.data.valid_through}</li>`;

export const eventRow = (e) =>
  `<li>${e.data.time} <a href="${e.url}">${esc(e.data.title)}</a> <span>${esc(e.data.kind)}, ${esc(e.data.price)}</span></li>`;

const dayFormat = new Intl.DateTimeFormat("de", { dateStyle: "full", timeZone: "UTC" });

export const day = ({ day, items }) => `<h2>${dayFormat.format(new Date(day))}</h2>
${list(items, eventRow)}`;

export const pagination = (part) => part.total === 1 ? "" : `<nav class="pagination" aria-label="Seiten">
  ${part.previous && `<a href="${part.previous}" rel="prev">Zurück</a>`}
  <span>Seite ${part.number} von ${part.total}</span>
  ${part.next && `<a href="${part.next}" rel="next">Weiter</a>`}
</nav>`;
