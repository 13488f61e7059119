// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What the filters left: how many, what was asked for as chips that can be taken away, and the rows.

const FIRST_ROWS = 40;
const MORE_ROWS = 60;

class FilterView {
  constructor(found, list) {
    this.found = found;
    this.list = list;
    this.part = (name) => found.querySelector(`[data-${name}]`);
    this.part("more").addEventListener("click", () => this.showMore());
  }

  show(narrowed, { names, total, at, problem }) {
    const words = filterWords();
    const asks = names.length > 0;
    this.part("body").hidden = !asks;
    this.list.classList.toggle("is-narrowed", asks && !problem);
    if (!asks) return this.part("status").replaceChildren();
    const status = problem || fill(words.found, { n: narrowed.hits.length, total });
    if (this.part("status").textContent !== status) this.part("status").textContent = status;
    this.showChips(names, words);
    this.showNothing(narrowed, names, words);
    const same = this.hits?.length === narrowed.hits.length && this.hits.every((hit, turn) => hit === narrowed.hits[turn]);
    if (!same) this.shown = FIRST_ROWS;
    this.hits = narrowed.hits;
    this.at = at;
    this.showRows();
  }

  showChips(names, words) {
    const key = JSON.stringify(names);
    if (this.chips === key) return;
    this.chips = key;
    const chips = names.map(([name, text]) => {
      const button = this.dropButton(name, text, "chip");
      button.setAttribute("aria-label", fill(words.remove, { name: text }));
      button.append(this.part("cross").content.cloneNode(true));
      return button;
    });
    this.part("chips").replaceChildren(...chips.map(inItem));
  }

  /** Nobody fits: what would be there without one of the filters. */
  showNothing({ hits, without }, names, words) {
    const ways = hits.length ? [] : names.filter(([name]) => without[name] > 0);
    const buttons = ways.map(([name, text]) => this.dropButton(name, fill(words.without, { name: text, n: without[name] }), "button"));
    this.part("nothing").hidden = hits.length > 0;
    this.part("ways").replaceChildren(...buttons.map(inItem));
  }

  dropButton(name, text, kind) {
    return Object.assign(document.createElement("button"), { type: "button", className: kind, textContent: text, value: name });
  }

  showRows() {
    this.register.show(this.hits.slice(0, this.shown), this.at);
    if (!this.register.register.isConnected) this.part("rows").append(this.register.register);
    this.register.register.hidden = this.hits.length === 0;
    const left = this.hits.length - this.shown;
    this.part("more").hidden = left <= 0;
    this.part("more").textContent = fill(filterWords().more, { n: Math.min(left, MORE_ROWS) });
  }

  showMore() {
    const first = this.shown;
    this.shown += MORE_ROWS;
    this.showRows();
    this.register.list.children[first]?.querySelector("a").focus();
  }

  /** Call with the name of a filter that somebody takes away, with "" for all. The focus stays in the chips. */
  onDrop(drop) {
    this.found.addEventListener("click", ({ target }) => {
      const button = target.closest("button[value]");
      if (!button) return;
      const turn = [...this.part("chips").querySelectorAll("button")].indexOf(button);
      drop(button.value);
      const chips = [...this.part("chips").querySelectorAll("button")];
      const next = chips[Math.min(Math.max(turn, 0), chips.length - 1)] ?? document.querySelector("business-filter input");
      (this.part("body").hidden ? document.querySelector("business-filter input") : next).focus();
    });
  }

  fail() {
    this.list.classList.remove("is-narrowed");
        this.part("status").textContent = filterWords().failed;
  }
}

function inItem(element) {
  const item = document.createElement("li");
  item.append(element);
  return item;
}
