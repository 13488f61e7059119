// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// with: finding
// <search-panel> of the search page: what is found, below the field of its <search-entry>, while one types. Plain lists of
// links under headings, which every screen reader can read as it reads the page, and a status line that says how many.

export class SearchPanel extends FindingPanel {
  start() {
    this.wide = new Set(); // the kinds of which all are shown
    const start = (base) => addTexts((this.index = emptyIndex(base)));
    this.ready = loadIndex(this, start, (part) => addPart(this.index, part)).catch(() => (this.failed = true));
    this.addEventListener("click", (event) => this.clicked(event));
    followAddress(this);
  }

  typed() {
    this.wide.clear();
    clearTimeout(this.noting);
    this.noting = setTimeout(() => rememberSearch(this, "replaceState"), 300);
    this.show();
  }

  show() {
    const text = this.input.value;
    const asks = wordsOf(text).length > 0;
    document.querySelector("[data-without-search]").hidden = asks;
    if (!asks) return this.close();
    if (!this.index && !this.failed) return void this.ready.then(() => this.input.value === text && this.show());
    if (this.failed) this.replaceChildren(ofPage("failed"));
    else {
      const clock = pageClock();
      const answer = search(this.index, text, { ...this.place, ...clock });
      this.replaceChildren(...resultParts(this, answer, clock).filter(Boolean));
      this.tell(countSentence(answer));
    }
    this.hidden = false;
  }

  clicked({ target }) {
    const { all, query } = target.closest("button")?.dataset ?? {};
    if (all) {
      const rows = this.querySelectorAll(`[data-kind="${all}"] li`).length;
      this.wide.add(all);
      rememberSearch(this, "pushState");
      this.show();
      this.querySelectorAll(`[data-kind="${all}"] li a`)[rows].focus();
    } else if (query !== undefined) {
      this.input.value = query;
      this.input.focus();
      this.typed();
    }
  }
}

customElements.define("search-panel", SearchPanel);
