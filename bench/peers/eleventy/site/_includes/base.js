// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as HTML. */
export const esc = (text) => String(text).replace(/[&<>"']/g, (sign) => ESCAPES[sign]);

export const icon = (name) =>
  `<svg class="icon" aria-hidden="true"><use href="/assets/zeichen.svg#${name}"></use></svg>`;

const AREAS = [["betriebe", "Betriebe"], ["angebote", "Angebote"], ["veranstaltungen", "Kalender"]];

const HEAD = `<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#e4efea">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#17384c">
<link rel="icon" href="/assets/symbol.svg" type="image/svg+xml">
<link rel="preload" href="/assets/vollkorn.woff2" as="font" type="font/woff2" crossorigin>
<link rel="preload" href="/assets/libre-franklin.woff2" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/assets/stil.css">
<script type="module" src="/assets/fenster.js"></script>`;

const headers = new Map();

function header(area, current) {
  const key = `${area} ${current}`;
  if (!headers.has(key)) {
    const home = area === "" ? ' aria-current="page"' : "";
    const links = AREAS.map(([name, label]) =>
      ` <li><a href="/${name}/"${name === area ? ` aria-current="${current}"` : ""}>${label}</a></li>`);
    headers.set(key, `<a class="skip-link" href="#inhalt">Zum Inhalt springen</a>
<nav class="language-choice" aria-label="Sprache">
<ul> <li><a href="/gebaerdensprache/">Gebärdensprache</a></li> <li><a href="/leichte-sprache/">Leichte Sprache</a></li> </ul>
</nav><header class="site-header">
<a class="brand" href="/"${home}>
<svg class="brand-mark" viewBox="0 0 48 32" aria-hidden="true"><path class="mark-wall" d="M2 14 9 6l7 8h2V9l6-8 6 8v5h2l7-8 7 8v17h-6v-3a6.500 6.500 0 0 0-13 0v3h-4v-3a6.500 6.500 0 0 0-13 0v3H2z"/><path class="mark-light" d="M7 14h4v5H7zM22 10h4v6h-4zM37 14h4v5h-4z"/></svg>
<span>Unsere Messstadt</span>
</a>
<a class="header-search" href="/suche/">${icon("search")}<span>Suchen</span></a>
<nav aria-label="Hauptbereiche">
<ul> <li><a href="/"${home}>Jetzt</a></li>${links.join("")} </ul>
</nav>
</header>`);
  }
  return headers.get(key);
}

const footer = (today) => `<footer class="site-footer">
<div class="wrap">
<p class="footer-name">Unsere Messstadt</p>
<p class="footer-operator">Am Rathaus 1, 58999 Messstadt</p>
<div class="footer-columns">
<nav aria-label="Portal">
<ul> <li><a href="/">Jetzt</a></li> <li><a href="/betriebe/">Betriebe</a></li> <li><a href="/angebote/">Angebote</a></li> <li><a href="/veranstaltungen/">Kalender</a></li> <li><a href="/kategorien/">Branchen</a></li>
<li><a href="/strassen/">Straßen</a></li>
<li><a href="/neuigkeiten/">Neuigkeiten</a></li>
</ul>
</nav> <nav aria-label="Über das Portal">
<ul> <li><a href="/offline/">Ohne Netz</a></li> <li><a href="/veranstaltungen/woche/">Programm der Woche</a></li> </ul>
</nav> <nav aria-label="Rechtliches">
<ul> <li><a href="/impressum/">Impressum</a></li> <li><a href="/datenschutz/">Datenschutz</a></li> <li><a href="/barrierefreiheit/">Barrierefreiheit</a></li> <li><a href="mailto:portal@messstadt.example">Fehler melden</a></li> </ul>
</nav>
</div>
<p class="footer-built">Stand: ${today}. Keine Cookies, keine Werbung, keine Plätze gegen Geld.</p>
</div>
</footer>`;

/** A whole page around `main`; `area` is the part of the site that the header marks. */
export const page = ({ title, description, url, area, kind = "plain", feeds = "", main, stadt }) => `<!doctype html>
<html lang="de">
<head>
${HEAD}
<title>${esc(title)}${url === "/" ? "" : " – Unsere Messstadt"}</title>
<meta name="description" content="${esc(description)}">
<link rel="canonical" href="https://messstadt.example${url}">
${feeds}</head>
<body data-timezone="Europe/Berlin" class="page-${kind}">
${header(area, url === `/${area}/` ? "page" : "true")}
<main id="inhalt" tabindex="-1">
${main}
<p class="print-address">https://messstadt.example${url}</p>
</main>
${footer(stadt.today)}
</body>
</html>
`;

export const breadcrumbs = (links, title) => `<nav class="breadcrumbs" aria-label="Sie sind hier">
<ol> <li><a href="/">Startseite</a></li>${links
    .map(([address, label]) => ` <li><a href="${address}">${esc(label)}</a></li>`)
    .join("")} <li class="visually-hidden" aria-current="page">${esc(title)}</li>
</ol>
</nav>`;

export const businesses = (count) => `${count} Betrieb${count === 1 ? "" : "e"}`;

export const pageHead = ({ title, crumbs = [], count, link = "", lead = "" }) => `<div class="wrap page-head">
${breadcrumbs(crumbs, title)}
<h1>${esc(title)}</h1>
${count ? `<p class="lead"><open-count class="open-count">${businesses(count)}</open-count></p>` : ""}${link && `<p>${link}</p>`}${lead && `<p class="lead">${lead}</p>`}
</div>`;

export const numbered = (title, number) => (number > 1 ? `${title} – Seite ${number}` : title);

export const SEARCH = `<search-entry class="search">
<form action="/suche/" method="get" role="search" id="suche">
<label for="suchwort">Was suchen Sie?</label>
<div class="search-field">
<input type="search" id="suchwort" name="q" autocomplete="off" enterkeyhint="search" aria-describedby="suchhilfe">
<button type="submit">${icon("search")}<span data-label>Zur Suche</span></button>
</div>
<p class="search-hint" id="suchhilfe">Name, Ware, Gewerk, Straße oder „offen“, „heute“, „vegan“</p>
<p class="visually-hidden" role="status" data-result></p>
</form>
</search-entry>`;

export const more = (address, label) => `<a class="more" href="${address}">${label}${icon("arrow")}</a>`;

export const pagination = (part) => part.total === 1 ? "" : `<nav class="pagination" aria-label="Seiten dieser Liste">${
  part.previous && ` <a class="page-step" rel="prev" href="${part.previous}">${icon("arrow-left")}Zurück</a>`} <ol>${
  part.addresses.map((address, index) =>
    ` <li><a href="${address}"${index + 1 === part.number ? ' aria-current="page"' : ""}><span class="visually-hidden">Seite </span>${index + 1}</a></li>`).join("")} </ol>${
  part.next && ` <a class="page-step" rel="next" href="${part.next}">Weiter${icon("arrow")}</a>`}</nav>`;
