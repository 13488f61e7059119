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
export const nextEvents = (items, all) => `<event-list class="timetable is-compact"><ol class="event-rows is-dated">${
  items.map((item) => datedRow(item, all, item.data.short, item.data.begins)).join("")}</ol></event-list>`;

/** All dates of one event. */
export const allDates = (item, all) => `<event-list class="timetable"><ol class="event-rows is-dated">${
  item.data.dates.map((date, index) => datedRow(item, all, date, item.data.moments[index])).join("")}</ol></event-list>`;

/** The events of days, a day may have its `most`. */
export const timetable = (days, events, all, level = 2, compact = false) =>
  `<event-list class="timetable${compact ? " is-compact" : ""}">${days.map((day) => {
    const items = related(events, "days", day.iso);
    return ` <section class="event-day" id="tag-${day.iso}" data-day="${day.iso}">
<h${level} class="event-day-head"><span class="numeral" aria-hidden="true">${day.numeral}</span><span class="event-day-words"><span class="visually-hidden">${day.long}</span><span aria-hidden="true">${day.weekday}</span><small><span aria-hidden="true">${day.month}</span>${day.holiday ? ` · ${day.holiday}` : ""}</small></span><span class="tag" data-day-tag hidden></span></h${level}> <ol class="event-rows">${
  (day.most ? items.slice(0, day.most) : items).map((item) => ` <li class="event-row is-scheduled">
<a href="${item.url}">
<span class="event-time"><time datetime="${day.iso}T${item.data.clock}">${item.data.clock}</time>${eventWords(item, all)}</a>
</li>`).join("")}</ol>${day.more ? ` <p class="event-more">${more(day.address, `Noch ${day.more} Termin${day.more === 1 ? "" : "e"}`)}</p>` : ""} </section>`;
  }).join("")}</event-list>`;

const cell = (c) => ` <td class="${c.inside ? (c.count ? "has-events" : "") : "is-outside"}${c.holiday ? " is-holiday" : ""}" data-day="${c.iso}">${
  !c.inside ? `<span class="month-cell" aria-hidden="true">${c.numeral}</span>`
  : c.count ? `<a class="month-cell" href="${c.address}"><b>${c.numeral}</b><span class="month-dots" aria-hidden="true">${"<i></i>".repeat(Math.min(c.count, 4))}</span><span class="visually-hidden">. ${c.month}: ${c.count} Termin${c.count === 1 ? "" : "e"}${c.holiday ? `, ${c.holiday}` : ""}</span></a>`
  : `<span class="month-cell">${c.numeral}${c.holiday ? `<span class="visually-hidden">, ${c.holiday}</span>` : ""}</span>`}</td>`;

const DAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
  .map((name) => `<th scope="col"><abbr title="${name}">${name.slice(0, 2)}</abbr></th>`).join("");

/** A month as a table of weeks. */
export const monthTable = (label, weeks) => `<month-days class="month">
<table>
<caption>${label}</caption>
<thead><tr>${DAYS}</tr></thead>
<tbody>${weeks.map((week) => ` <tr>${week.map(cell).join("")} </tr>`).join("")} </tbody>
</table>
<p class="month-key">Jedes helle Fenster ist ein Termin, höchstens vier.</p>
</month-days>`;
