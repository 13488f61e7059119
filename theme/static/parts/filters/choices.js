// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What can be chosen in the form of the filters, and beside each choice how many businesses would remain.

class FilterChoices {
  /** The choices that only the data knows: categories, streets, days, half hours. */
  fill({ categories, streets, horizon }, clock) {
    this.addOptions(this.field.kategorie, categories.map(([slug, , plural]) => [slug, plural]).sort(byWords(clock)));
    this.addOptions(this.field.strasse, [...new Map(streets).entries()].sort(byWords(clock)));
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

  showCounts({ hits, counts }, { offen, kategorie, strasse, traits }) {
    for (const name of ["jetzt", ...Object.keys(TRAITS)]) {
      const field = this.field[name];
      if (!field) continue;
      field.closest("label").querySelector("[data-count]").textContent = counts[name];
      field.disabled = counts[name] === 0 && !field.checked;
    }
    for (const name of ["kategorie", "strasse"]) {
      for (const option of [...(this.field[name]?.options ?? [])].slice(1)) {
        const count = counts[name][option.value] ?? 0;
        const text = `${option.words} (${count})`;
        if (option.textContent !== text) option.textContent = text;
        option.disabled = count === 0 && !option.selected;
      }
    }
    const active = traits.length + [offen, kategorie, strasse].filter(Boolean).length;
    this.form.querySelector("[data-active]").textContent = active || "";
    const { show, showOne } = filterWords();
    this.form.querySelector("[data-close]").textContent = hits.length === 1 ? showOne : fill(show, { n: hits.length });
  }
}

/** Sorts [value, words] as the page's language does. */
function byWords({ language }) {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return ([, one], [, other]) => compare(one, other);
}
