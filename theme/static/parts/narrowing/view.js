// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What the filters left: how many, and the rows.

/** What a screen shows is there with the next paint, the rest of the first rows with the one after it. */
const SCREEN_ROWS = 8;
const FIRST_ROWS = 40;
const MORE_ROWS = 60;

class FilterView extends FilterChips {
  constructor(found, list) {
    super();
    this.found = found;
    this.list = list;
    this.part = (name) => found.querySelector(`[data-${name}]`);
    this.part("more").addEventListener("click", () => this.showMore());
  }

  show(narrowed, { names, total, at, problem }) {
    const asks = names.length > 0;
    this.part("body").hidden = !asks;
    this.list.classList.toggle("is-narrowed", asks && !problem);
    if (!asks) return this.part("status").replaceChildren();
    const status = problem || fill(this.words.found, { n: narrowed.hits.length, total });
    if (this.part("status").textContent !== status) this.part("status").textContent = status;
    this.showChips(names);
    this.showNothing(narrowed, names);
    const same = this.hits?.length === narrowed.hits.length && this.hits.every((hit, turn) => hit === narrowed.hits[turn]);
    if (!same) this.shown = FIRST_ROWS;
    [this.hits, this.at, this.whole] = [narrowed.hits, at, same];
    this.showRows(same ? this.shown : SCREEN_ROWS);
  }

  /** What is below the screen. */
  showRest() {
    if (this.whole === false && this.hits) this.showRows(this.shown);
    this.whole = true;
  }

  showRows(most) {
    this.register.show(this.hits.slice(0, most), this.at);
    if (!this.register.register.isConnected) this.part("rows").append(this.register.register);
    this.register.register.hidden = this.hits.length === 0;
    const left = this.hits.length - this.shown;
    this.part("more").hidden = left <= 0;
    this.part("more").textContent = fill(_("Show {n} more"), { n: Math.min(left, MORE_ROWS) });
  }

  showMore() {
    const first = this.shown;
    this.shown += MORE_ROWS;
    this.showRows(this.shown);
    this.register.list.children[first]?.querySelector("a").focus();
  }

  fail() {
    this.list.classList.remove("is-narrowed");
    this.part("status").textContent = _("The list could not be loaded. Are you online?");
  }
}
