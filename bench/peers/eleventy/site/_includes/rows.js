// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { find, related } from "../lists.js";
import { esc, icon, more } from "./base.js";

const mark = (name, words) =>
  words ? `<span class="mark">${icon(name)}<span class="visually-hidden">${esc(words)}</span></span>` : "";

const businessRow = ({ url, data: b }) => ` <li class="register-row">
<a class="register-link" href="${url}"><span class="plate" aria-hidden="true">${esc(b.number)}</span><span class="register-name"><strong>${esc(b.title)}</strong>
<small>${esc(b.label)}, <span class="register-street">${esc(b.street_address)}</span> <span class="marks">${mark("wheelchair", b.step_free)}${mark("voucher", b.voucher)}</span></small></span>
</a>
</li>`;

/** Businesses as a register. */
export const register = (items, today) => `<business-register class="register">
<div class="register-head">
<p class="register-day"><span data-day-words>${today}</span></p>
</div>
<ol class="register-rows">${items.map(businessRow).join("")} </ol>
</business-register>`;

/** Offers as papers in a window. */
export const papers = (items, all) => `<offer-list class="papers">${items.length ? ` <ul>${items.map(({ url, data: o }, index) =>
  ` <li class="paper paper-${index % 4} is-${o.state}">
<a href="${url}">
<span class="paper-who">${esc(find(all, o.business).data.title)}</span>
<h3 class="paper-name">${esc(o.title)}</h3> <span class="paper-text">${esc(o.summed_up)}</span> <span class="paper-price">${esc(o.price)}</span> <span class="paper-till" data-till>${esc(o.till)}</span>
</a></li>`).join("")} </ul>` : ""} <p class="papers-empty"${items.length ? " hidden" : ""}>Zurzeit hängt kein Angebot im Fenster.</p>
</offer-list>`;

const words = new WeakMap();

function eventWords(item, all) {
  if (!words.has(item)) {
    const e = item.data;
    words.set(item, `<small class="event-end">–${e.until}</small></span>
<span class="event-name"><strong>${esc(e.title)}</strong>
<small>${esc(e.label)} · ${esc(find(all, e.location).data.title)} · ${esc(e.price)}${
  e.recurring ? ` · <span class="recurring">${e.recurring}</span>` : ""}</small></span>
<span class="event-state"><span class="tag" data-event-tag hidden></span></span>`);
  }
  return words.get(item);
}

const datedRow = (item, all, date, moment) => ` <li class="event-row is-scheduled">
<a href="${item.url}">
<span class="event-time"><span class="event-date">${date}</span> <time datetime="${moment}">${item.data.clock}</time>${eventWords(item, all)}</a>
</li>`;

/** Events, each by the date that comes next. */
export const nextEvents = (items, all, kind = " is-compact") => `<event-list class="timetable${kind}"><ol class="event-rows is-dated">${
  items.map((item) => datedRow(item, all, item.data.short, item.data.begins)).join("")}</ol></event-list>`;

/** All dates of one event. */
export const allDates = (e) => `<event-list class="timetable"><ol class="event-rows is-dates">${
  e.dates.map((date, index) => ` <li class="event-row is-scheduled">
<span class="event-date">${date}</span> <span class="event-time"><time datetime="${e.moments[index]}">${e.clock}</time><small class="event-end">–${e.until}</small></span>
<span class="event-state"><span class="tag" data-event-tag hidden></span></span>
</li>`).join("")}</ol></event-list>`;

/** The events of days, a day may have its `most`. */
export const timetable = (days, events, all, level = 2, compact = false) =>
  `<event-list class="timetable${compact ? " is-compact" : ""}">${days.map((day) => {
    const items = related(events, "days", day.iso);
    return ` <section class="event-day" id="tag-${day.iso}" data-day="${day.iso}">
<h${level} class="event-day-head"><span class="numeral" aria-hidden="true">${day.numeral}</span><span class="event-day-words"><span class="visually-hidden">${day.long}</span><span aria-hidden="true">${day.weekday}</span><small><span aria-hidden="true">${day.month}</span>${day.holiday ? ` · ${day.holiday}` : ""}</small></span><span class="tag" data-day-tag hidden></span></h${level}> <ol class="event-rows">${
  (day.most ? items.slice(0, day.most) : items).map((item) => ` <li class="event-row is-scheduled">
<a href="${item.url}">
<span class="event-time"><time datetime="${day.iso}T${item.data.clock}">${item.data.clock}</time>${eventWords(item, all)}</a>
</li>`).join("")}</ol>${day.all ? ` <p class="event-more">${more(day.address, `Alle ${day.all} Termine`)}</p>` : ""} </section>`;
  }).join("")}</event-list>`;

const numeral = (c) => `${c.numeral}${c.month && ` <small>${c.month}</small>`}`;

const cell = (c) => ` <td class="${c.inside ? (c.count ? "has-events" : "") : "is-outside"}${c.holiday ? " is-holiday" : ""}" data-day="${c.iso}">${
  !c.inside ? `<span class="month-cell" aria-hidden="true">${c.numeral}</span>`
  : c.count ? `<a class="month-cell" href="${c.address}"><b aria-hidden="true">${numeral(c)}</b><span class="month-marks" aria-hidden="true">${c.marks.map((mark) => `<i class="is-${mark}"></i>`).join("")}</span><span class="visually-hidden">${c.date}: ${c.count} Termin${c.count === 1 ? "" : "e"} (${c.kinds})${c.holiday ? `, ${c.holiday}` : ""}</span></a>`
  : `<span class="month-cell"><span>${numeral(c)}</span>${c.holiday ? `<span class="visually-hidden">, ${c.holiday}</span>` : ""}</span>`}</td>`;

const DAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
  .map((name) => `<th scope="col"><abbr title="${name}">${name.slice(0, 2)}</abbr></th>`).join("");

const tables = new WeakMap();

/** A month as a table of weeks; all pages of a month show it. */
export function monthTable(table) {
  if (!tables.has(table)) tables.set(table, drawTable(table));
  return tables.get(table);
}

const drawTable = ({ label, weeks, key }) => `<month-days class="month">
<table>
<caption>${label}</caption>
<thead><tr>${DAYS}</tr></thead>
<tbody>${weeks.map((week) => ` <tr>${week.map(cell).join("")} </tr>`).join("")} </tbody>
</table>
<ul class="month-key">${key.map(({ mark, words }) => `<li><i class="is-${mark}" aria-hidden="true"></i>${words}</li>`).join("")}</ul>
</month-days>`;

const chips = new Map();

/** The kinds of events, of which a page may be about one. */
export function kindChips(kinds, fixed = "") {
  if (!chips.has(fixed)) {
    const links = kinds.map(({ slug, label, address }) =>
      ` <li><a class="chip" href="${address}" data-kind="${slug}"${slug === fixed ? ' aria-current="page"' : ""}>${esc(label)} <small></small></a></li>`);
    chips.set(fixed, `<event-filter class="event-filter"${fixed && ` data-fixed="${fixed}"`}> <nav aria-label="Art der Veranstaltung"><ul class="chips kind-chips">${links.join("")} </ul></nav> <div class="filter-result"><p role="status"></p></div>
</event-filter>`);
  }
  return chips.get(fixed);
}
