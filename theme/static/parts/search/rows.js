// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A row of the results: its name, what stands below it, its state, and the words that were found, marked.

export function resultRow(panel, hit, words, clock) {
  const { record } = hit;
  const told = rowWords(panel, hit, clock);
  const mark = (text) => marked(text, hit.because, words);
  const small = element("small", {}, ...mark(told.line));
  if (told.because) small.append(element("span", { class: "search-because" }, ...mark(told.because)));
  const name = element("span", { class: "search-name" }, element("strong", {}, ...mark(record.name)), small);
  const state = told.state ? element("span", { class: `search-state is-${told.kind}` }, told.state) : null;
  return element("li", {}, element("a", { href: new URL(record.address, panel.root) }, name, state ?? ""));
}

/** {line, because, state, kind}: what stands with a name. */
export function rowWords(panel, hit, clock) {
  const { record } = hit;
  const because = reason(hit);
  if (record.kind === "business") {
    const line = [record.category, record.line].filter(Boolean).join(" · ");
    if (record.flags & (1 << panel.place.flags.indexOf("away"))) return { line, because, state: _("Closed for a time"), kind: "closed" };
    const { hours, days, horizon } = panel.place;
    const state = stateToday({ intervals: hours(record.id), horizon, days: days(record.id) }, clock.now, clock.zone);
    const known = hours(record.id).length > 0;
    return { line, because, state: known ? stateWords(state, clock).filter(Boolean).join(" · ") : "", kind: state.kind };
  }
  const until = (day) => dateText(day, clock.language, { day: "numeric", month: "long" });
  if (record.kind === "offer") {
    const today = dayOf(wallMinute(clock.now, clock.zone));
    const first = dayOfOrdinal(record.first);
    const holds = first > today ? fill(_("from {date}"), { date: until(first) }) : fill(_("until {date}"), { date: until(dayOfOrdinal(record.last)) });
    return { line: [record.business?.name, holds].filter(Boolean).join(" · "), because, state: "" };
  }
  if (record.kind === "event") return { line: [eventWhen(hit.date, clock), record.place].filter(Boolean).join(" · "), because, state: record.flags & 4 ? _("Cancelled") : record.flags & 8 ? _("Postponed") : "", kind: "closed" };
  return { line: record.kind === "news" ? dateText(dayOfOrdinal(record.day), clock.language, { day: "numeric", month: "long", year: "numeric" }) : "", because, state: "" };
}

/** "Sa., 28. November, 11:00"; of what runs: "until 3 January". */
export function eventWhen({ begins, timed, more }, clock) {
  const wall = wallMinute(begins, clock.zone);
  const today = dayOf(wallMinute(clock.now, clock.zone));
  const text = (day) => dateText(day, clock.language, { weekday: "short", day: "numeric", month: "long" });
  if (dayOf(wall) < today) return fill(_("until {date}"), { date: text(dayOf(wall) + more) });
  const day = dayOf(wall) === today ? clock.words.today : dayOf(wall) === today + 1 ? clock.words.tomorrow : text(dayOf(wall));
  return timed ? `${day}, ${clockText(wall)}` : day;
}

/** The word of the record that was found and that its row does not show: a ware, an offer, a word of its text. */
export function reason({ record, because }) {
  const shown = flatForm(exactForm([record.name, record.category, record.line, record.place, record.business?.name].filter(Boolean).join(" ")));
  const hidden = because.filter(({ flat, stem }) => !shown.includes(flat) && !shown.includes(stem));
  const more = [...record.words.split("|"), ...(record.offers ?? []), ...record.text.split(" ")];
  const found = hidden.map((term) => more.find((text) => flatForm(exactForm(text)).replace(/[-&+.'’]/g, "").includes(term.flat))).filter(Boolean);
  return [...new Set(found)].slice(0, 2).join(", ");
}

/** A text in which the words that were found are marked: of a compound the part that was asked for. */
export function marked(text, because, words) {
  const parts = [];
  let end = 0;
  for (const { 0: word, index: from } of (text ?? "").matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const { flat, places } = flatWithPlaces(word);
    if (!because.some((term) => term.flat === flat || (flat.length > 2 && term.flat.includes(flat) && term.written.includes("-")))) continue;
    const part = words.map(({ flat: whole, stem }) => (flat.includes(whole) ? whole : stem.length > 2 && flat.includes(stem) ? stem : "")).find(Boolean);
    const at = part ? flat.indexOf(part) : 0;
    const first = from + places[at];
    const last = part ? from + (places[at + part.length] ?? word.length) : from + word.length;
    parts.push(text.slice(end, first), element("mark", {}, text.slice(first, last)));
    end = last;
  }
  return [...parts, (text ?? "").slice(end)];
}
