// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Who has what is typed, pure: words that begin so, or hold it.

/** The businesses, offers and events of a part as hints: rows with their kind, where they are, and all that finds them. */
export function hintsIn({ business, offer, event }, categories) {
  const hint = (kind, row, line, finds) => ({ ...row, kind, id: row.id || slugOf(row.name), line, finds: [row.name, row.words, finds, row.text].join(" ") });
  const here = rowsOf(business).map((row) => {
    const { label, plural, words } = categories[row.category];
    const street = `${row.street} ${row.number}`;
    return hint("betriebe", row, `${label} · ${street}`, [label, plural, words, street].join(" "));
  });
  const rest = Object.entries({ angebote: offer, veranstaltungen: event }).map(([kind, table]) => {
    let at = -1;
    return rowsOf(table).map((row) => {
      const place = here[(at += row.business)]?.name ?? row.place ?? "";
      return hint(kind, row, place, place);
    });
  });
  return [here, ...rest].flat();
}

/** The best of each kind, with the date of an event: [[title, hints]]. Who has it in the name stands first, and who is open. */
export function hintGroups(hints, text, here) {
  const today = dayOf(wallMinute(here.now, here.zone));
  const begins = dayBegins(today, here.zone);
  const words = wordsOf(text).map(plainForm);
  const found = { betriebe: [], angebote: [], veranstaltungen: [] };
  for (const hint of hints) {
    const fits = words.map((word) => likely(hint, word));
    if (fits.includes(0) || (hint.last && dayOfOrdinal(hint.last) < today)) continue;
    hint.date = hint.dates && nextDate(hint, begins);
    if (hint.date === null) continue;
    hint.score = fits.reduce((sum, fit) => sum + fit) + (hint.kind === "betriebe" && isOpen(hint, here));
    found[hint.kind].push(hint);
  }
  const titles = [_("Businesses"), _("Offers"), _("Events")];
  return Object.values(found).map((kind, turn) => [titles[turn], kind.sort((one, other) => other.score - one.score).slice(0, 4)]).filter(([, kind]) => kind.length);
}

/** How well a word finds a record: at the beginning of a word of its name, of another word, within a word, not at all. */
function likely(hint, word) {
  hint.flat ??= ` ${plainForm(hint.finds)}`;
  const at = hint.flat.indexOf(` ${word}`);
  if (at >= 0) return at < hint.name.length ? 6 : 4;
  const stem = word.slice(0, word.length < 7 ? -1 : -2); // so that "torten" finds "Hochzeitstorte", and in any language
  return stem.length > 3 && hint.flat.includes(stem) ? 2 : 0;
}

function plainForm(text) {
  return flatForm(exactForm(text)).replace(/[-|&+.'’]/g, " ");
}
