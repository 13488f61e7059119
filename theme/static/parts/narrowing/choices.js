// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What can be chosen in the form of the filters, and beside each choice how many businesses would remain.

class FilterChoices {
  /** The choices that only the data knows: categories, streets, days, half hours. */
  fill({ categories, category, streets, street, horizon }, clock) {
    const there = (table, column) => table.filter((_row, place) => column.includes(place));
    this.addOptions(this.field.kategorie, there(categories, category).map(([slug, , plural]) => [slug, plural]).sort(byWords()));
    this.addOptions(this.field.strasse, there(streets, street).sort(byWords()));
    if (!this.field.tag) return;
    this.addOptions(this.field.tag, daysAhead(horizon, clock));
    this.addOptions(this.field.uhr, halfHours().map((time) => [time, time]));
    this.field.uhr.value = nextHalfHour(clock);
  }

  addOptions(select, options) {
    select?.append(...options.map(([value, text]) => Object.assign(new Option(text, value), { words: text })));
  }

  addOption(select, value, text) {
    if (![...select.options].some((option) => option.value === value)) this.addOptions(select, [[value, text]]);
  }

  /** What the data does not know is a choice all the same: nobody fits it, and that can be seen. */
  select(select, value) {
    if (!select) return;
    if (value) this.addOption(select, value, value);
    select.value = value;
  }

  /** Beside each box how many would remain. */
  showCounts({ hits, counts }, { offen, kategorie, strasse, traits }) {
    this.boxes ??= ["jetzt", ...Object.keys(TRAITS)].filter((name) => this.field[name]).map((name) => {
      const field = this.field[name];
      return { name, field, count: field.closest("label").querySelector("[data-count]") };
    });
    for (const { name, field, count } of this.boxes) {
      count.textContent = counts[name];
      field.disabled = counts[name] === 0 && !field.checked;
    }
    const active = traits.length + [offen, kategorie, strasse].filter(Boolean).length;
    this.form.querySelector("[data-active]").textContent = active || "";
    const { show, showOne } = this.words;
    this.form.querySelector("[data-close]").textContent = hits.length === 1 ? showOne : fill(show, { n: hits.length });
    this.counts = counts;
  }

  /** The same in the lists of categories and streets, which are closed now and long: when the rest is painted. */
  showLongCounts() {
    for (const name of ["kategorie", "strasse"]) {
      for (const option of [...(this.field[name]?.options ?? [])].slice(1)) {
        const count = this.counts[name][option.value] ?? 0;
        if (option.count === count) continue;
        option.count = count;
        option.textContent = `${option.words} (${count})`;
        option.disabled = count === 0;
      }
      if (this.field[name]?.value) this.field[name].selectedOptions[0].disabled = false;
    }
  }
}

/** Sorts [value, words] as the page's language does. */
function byWords() {
  const { compare } = new Intl.Collator(_("en-GB"), { numeric: true });
  return ([, one], [, other]) => compare(one, other);
}
