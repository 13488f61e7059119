// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// with: finding
// <search-panel> over a page: a few of those that have what is typed, and the way to the search page, which knows more: it
// forgives slips, takes compounds apart and filters. A page may load 12 KB of scripts, and the whole search needs a page alone.

export class HintPanel extends FindingPanel {
  start() {
    this.found = [];
    this.ready = loadIndex(this, (base) => (this.categories = rowsOf(base.category)), (part) => this.found.push(...hintsIn(part, this.categories))).catch(() => {});
    this.entry.addEventListener("focusout", () => setTimeout(() => this.entry.contains(document.activeElement) || this.close(), 150));
    this.input.addEventListener("focus", () => this.typed());
    this.typed();
  }

  async typed() {
    const text = this.input.value.trim();
    if (!wordsOf(text).length) return this.close();
    const turn = (this.turn = {});
    await this.ready;
    if (this.turn !== turn || !this.entry.contains(document.activeElement)) return;
    const clock = pageClock();
    const groups = this.place ? hintGroups(this.found, text, { ...this.place, ...clock }) : [];
    this.replaceChildren(...groups.map((group) => this.group(group, clock)), this.wayOn(text));
    this.tell(groups.map(([title, { length }]) => `${title}: ${length}.`).join(" ") || _("Nothing found"));
    this.hidden = false;
  }

  group([title, hints], clock) {
    const part = document.createElement("section");
    const list = document.createElement("ul");
    list.className = "plain-rows";
    list.append(...hints.map((hint) => this.row(hint, clock)));
    part.append(Object.assign(document.createElement("h2"), { textContent: title }), list);
    return part;
  }

  row({ kind, id, name, line, date }, clock) {
    const { hours, days, horizon } = this.place;
    const state = kind === "betriebe" && hours(id).length ? stateWords(stateToday({ intervals: hours(id), horizon, days: days(id) }, clock.now, clock.zone), clock)[0] : "";
    const row = document.createElement("li");
    const link = row.appendChild(Object.assign(document.createElement("a"), { href: new URL(`${kind}/${id}/`, this.root) }));
    for (const [tag, text] of Object.entries({ strong: name, small: date ? `${eventWhen(date, clock)} · ${line}` : line, b: state })) link.appendChild(document.createElement(tag)).textContent = text;
    return row;
  }

  wayOn(text) {
    const way = document.createElement("a");
    way.className = "more";
    way.href = new URL(`suche/?${new URLSearchParams({ q: text })}`, this.root);
    way.textContent = fill(_("All results for “{query}”"), { query: text });
    return way;
  }

  escape() {
    this.close();
  }

  close() {
    this.turn = null;
    super.close();
  }
}

customElements.define("search-panel", HintPanel);
