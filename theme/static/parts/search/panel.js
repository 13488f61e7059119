// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// <search-panel>: what is found, below the field of its <search-entry>, while one types. Plain lists of links under headings,
// which every screen reader can read as it reads the page, and a status line that says how many; arrow keys walk them.
// On the search page (data-page) they stand in the page and the address says what is shown; elsewhere they lie over it.

export class SearchPanel extends HTMLElement {
  connectedCallback() {
    if (this.entry) return;
    this.entry = this.closest("search-entry");
    this.input = this.entry.querySelector("input");
    this.status = this.entry.querySelector("[data-result]");
    this.onPage = "page" in this.entry.dataset;
    this.root = new URL(this.entry.dataset.root, location.href);
    this.wide = new Set(); // the kinds of which all are shown
    this.ready = loadIndex(this).catch(() => this.fail());
    this.input.addEventListener("input", () => this.typed());
    this.entry.addEventListener("keydown", (event) => walkResults(this, event));
    this.addEventListener("click", (event) => this.clicked(event));
    if (this.onPage) standOnPage(this);
    else lieOver(this);
    this.show();
  }

  fail() {
    this.failed = true;
  }

  typed() {
    this.wide.clear();
    if (this.onPage) {
      clearTimeout(this.noting);
      this.noting = setTimeout(() => rememberSearch(this, "replaceState"), 300);
    }
    this.show();
  }

  show() {
    const text = this.input.value;
    const asks = wordsOf(text).length > 0;
    for (const part of document.querySelectorAll("[data-without-search]")) if (this.onPage) part.hidden = asks;
    if (!asks) return this.close();
    if (!this.index && !this.failed) return void this.ready.then(() => this.input.value === text && this.show());
    const clock = pageClock();
    if (this.failed) this.replaceChildren(failureNote(clock.words));
    else {
      const answer = search(this.index, text, { ...this.place, ...clock });
      this.replaceChildren(...resultParts(this, answer, clock));
      this.tell(countSentence(answer));
    }
    this.open();
  }

  /** The status line waits until somebody stops typing. */
  tell(sentence) {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => (this.status.textContent = sentence), 600);
  }

  open() {
    this.hidden = false;
    if (this.onPage) return;
    if (this.popover && !this.matches(":popover-open")) this.showPopover();
    putBelow(this);
  }

  close() {
    clearTimeout(this.telling);
    this.status.textContent = "";
    if (this.popover && this.matches(":popover-open")) this.hidePopover();
    this.hidden = true;
  }

  clicked({ target }) {
    const button = target.closest("button");
    if (!button) return;
    if (button.dataset.all) {
      this.wide.add(button.dataset.all);
      const before = this.querySelectorAll(`[data-kind="${button.dataset.all}"] li`).length;
      rememberSearch(this, "pushState");
      this.show();
      this.querySelectorAll(`[data-kind="${button.dataset.all}"] li`)[before]?.querySelector("a").focus();
      return;
    }
    this.input.value = button.dataset.query;
    this.input.focus();
    this.typed();
  }
}

customElements.define("search-panel", SearchPanel);
