// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A row of the results: its name, what stands below it, its state, and the words that were found, marked.

export function resultRow(panel, hit, words, clock) {
  const { record } = hit;
  const told = rowWords(panel.place, hit, clock);
  const mark = (text) => marked(text, hit.because, words);
  const because = reason(hit);
  const small = element("small", "", {}, ...mark(told.line.filter(Boolean).join(" · ")), because && element("span", "search-because", {}, ...mark(because)));
  const name = element("span", "search-name", {}, element("strong", "", {}, ...mark(record.name)), small);
  return element("li", "", {}, element("a", "", { href: new URL(record.address, panel.root) }, name, told.state && element("span", `search-state is-${told.kind}`, {}, told.state)));
}

/** {line, state, kind}: what stands with a name. */
export function rowWords(place, { record, date }, clock) {
  const on = (ordinal, parts = "d") => dateText(dayOfOrdinal(ordinal), parts);
  if (record.kind === "business") {
    const line = [record.category, record.line];
    if (record.flags & (1 << place.flags.indexOf("away"))) return { line, state: _("Closed for a time"), kind: "closed" };
    const intervals = place.hours(record.id);
    const state = stateToday({ intervals, horizon: place.horizon, days: place.days(record.id) }, clock.now, clock.zone);
    return { line, state: intervals.length && stateWords(state, clock).filter(Boolean).join(" · "), kind: state.kind };
  }
  if (record.kind === "offer") {
    const waits = dayOfOrdinal(record.first) > dayOf(wallMinute(clock.now, clock.zone));
    return { line: [record.business?.name, waits ? fill(_("from {date}"), { date: on(record.first) }) : fill(_("until {date}"), { date: on(record.last) })] };
  }
  if (record.kind === "event") return { line: [eventWhen(date, clock), record.place], state: record.flags & 4 ? _("Cancelled") : record.flags & 8 && _("Postponed"), kind: "closed" };
  return { line: [record.first && on(record.first, "dy")] };
}

/** The word of the record that was found and that its row does not show: a ware, an offer, a word of its text. */
export function reason({ record, because }) {
  const flat = (text) => flatForm(exactForm(text)).replace(/[-&+.'’]/g, "");
  const shown = flat([record.name, record.category, record.line, record.place, record.business?.name].join(" "));
  const more = [...record.words.split("|"), ...(record.offers ?? []), ...record.text.split(" ")];
  const hidden = because.filter((term) => !shown.includes(term.flat) && !shown.includes(term.stem));
  return [...new Set(hidden.map((term) => more.find((text) => flat(text).includes(term.flat))).filter(Boolean))].slice(0, 2).join(", ");
}

/** A text in which the words that were found are marked: of a compound the part that was asked for. */
export function marked(text, because, words) {
  const parts = [];
  let end = 0;
  for (const { 0: word, index: from } of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const { flat, places } = flatWithPlaces(word);
    if (!because.some((term) => term.flat === flat || (flat.length > 2 && term.flat.includes(flat) && term.written.includes("-")))) continue;
    const part = words.map(({ flat: whole, stem }) => [whole, stem].find((one) => one.length > 2 && flat.includes(one))).find(Boolean) ?? flat;
    const at = flat.indexOf(part);
    const first = from + places[at];
    const last = from + (places[at + part.length] ?? word.length);
    parts.push(text.slice(end, first), element("mark", "", {}, text.slice(first, last)));
    end = last;
  }
  return [...parts, text.slice(end)];
}
