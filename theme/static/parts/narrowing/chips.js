// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What was asked for as chips that can be taken away; and if nobody fits, the ways out of it.

class FilterChips {
  showChips(names) {
    const key = JSON.stringify(names);
    if (this.chips === key) return;
    this.chips = key;
    const chips = names.map(([name, text]) => {
      const button = this.dropButton(name, text, "chip");
      button.setAttribute("aria-label", fill(_("Remove filter: {name}"), { name: text }));
      button.append(this.part("cross").content.cloneNode(true));
      return button;
    });
    this.part("chips").replaceChildren(...chips.map(inItem));
  }

  /** Nobody fits: what would be there without one of the filters. */
  showNothing({ hits, without }, names) {
    const ways = hits.length ? [] : names.filter(([name]) => without[name] > 0);
    const buttons = ways.map(([name, text]) => this.dropButton(name, fill(_("Without “{name}”: {n}"), { name: text, n: without[name] }), "button"));
    this.part("nothing").hidden = hits.length > 0;
    if (!hits.length) this.part("plot")?.replaceWith(this.part("plot").content);
    this.part("ways").replaceChildren(...buttons.map(inItem));
  }

  dropButton(name, text, kind) {
    return Object.assign(document.createElement("button"), { type: "button", className: kind, textContent: text, value: name });
  }

  /** Call with the name of a filter that somebody takes away, with "" for all. The focus stays in the chips. */
  onDrop(drop) {
    this.found.addEventListener("click", async ({ target }) => {
      const button = target.closest("button[value]");
      if (!button) return;
      const turn = [...this.part("chips").querySelectorAll("button")].indexOf(button);
      await drop(button.value);
      const chips = [...this.part("chips").querySelectorAll("button")];
      const next = chips[Math.min(Math.max(turn, 0), chips.length - 1)] ?? document.querySelector("business-filter input");
      const place = this.part("body").hidden ? document.querySelector("business-filter input") : next;
      requestAnimationFrame(() => place.focus()); // it asks for a layout; there is one now anyway
    });
  }
}

function inItem(element) {
  const item = document.createElement("li");
  item.append(element);
  return item;
}
