// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// with: lists, days, subscribe
// <event-filter>: which days and kinds the calendar's page shows. What is chosen stands in the address
// (?wann=heute&art=musik&familie=1&kostenlos=1), so it can be sent to somebody. Which day is today the visitor's clock and
// the town's time zone say, never the build. Without this script the days are links to dates, the kinds links to lists.

export class EventFilter extends HTMLElement {
  connectedCallback() {
    const page = this.closest(".calendar-columns");
    this.choice = readChoice(location.search);
    this.coming = this.dataset.coming !== undefined;
    this.entries = [...page.querySelectorAll("[data-is]")].map(readEntry);
    this.days = [...page.querySelectorAll(".event-day")].map((section) => ({
      section, day: dayNumber(section.dataset.day), rows: this.entries.filter((entry) => entry.section === section),
    }));
    this.parts = [...page.querySelectorAll(".kind-month, .running")];
    this.tabs = [...this.querySelectorAll("[data-when]")];
    this.reset = this.querySelector("[data-reset]");
    this.chips = [...this.querySelectorAll("[data-kind]")].map((link) => this.readChip(link));
    const labels = { today: _("Today"), tomorrow: _("Tomorrow"), weekend: _("Weekend") };
    for (const tab of this.tabs) {
      tab.firstElementChild.textContent = labels[tab.dataset.when];
      this.listen(tab, () => ({ when: this.choice.when === tab.dataset.when ? "" : tab.dataset.when }));
    }
    this.listen(this.reset, () => ({ when: "", kinds: new Set() }));
    everyMinute(this, (clock) => this.show(clock));
  }

  /** A chip switches the page over, except where the page itself is of one kind: there it leads to another. */
  readChip(link) {
    const { kind } = link.dataset;
    const { fixed } = this.dataset;
    const across = ACROSS.includes(kind);
    if (kind === fixed || (fixed && !ACROSS.includes(fixed) && !across)) return { kind, element: link, link };
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.append(...link.cloneNode(true).childNodes);
    link.replaceWith(button);
    this.listen(button, () => {
      const kinds = new Set(this.choice.kinds);
      if (!kinds.delete(kind)) kinds.add(kind);
      return { kinds };
    });
    return { kind, element: button, link, across };
  }

  listen(element, choose) {
    element.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.choice = { ...this.choice, ...choose() };
      history.replaceState(null, "", location.pathname + writeChoice(this.choice));
      this.show(pageClock());
      if (element.hidden) (this.tabs[0] ?? this.chips[0].element).focus();
    });
  }

  show(clock) {
    const today = dayOf(wallMinute(clock.now, clock.zone));
    const { when, kinds } = this.choice;
    const range = when ? daysOf(when, today) : [this.coming ? today : -Infinity, Infinity];
    const fixed = new Set([...kinds].filter((kind) => kind !== this.dataset.fixed));
    for (const entry of this.entries) entry.element.hidden = !(isWithin(entry, range) && fits(entry.kinds, fixed));
    for (const { section, day, rows } of this.days) {
      const none = rows.every(({ element }) => element.hidden);
      section.hidden = day < range[0] || day > range[1] || (none && (kinds.size > 0 || rows.length > 0));
      foldOver(section, rows, clock, () => this.show(pageClock()));
    }
    for (const part of this.parts) part.hidden = !part.querySelector("[data-is]:not([hidden])");
    const open = this.entries.filter((entry) => !isOver(entry, clock) && !(this.coming && entry.last < today));
    const count = (days, chosen) => open.filter((entry) => isWithin(entry, days) && fits(entry.kinds, chosen)).length;
    for (const tab of this.tabs) {
      tab.lastElementChild.textContent = count(daysOf(tab.dataset.when, today), kinds);
      tab.href = writeChoice({ when: tab.dataset.when, kinds });
      if (tab.dataset.when === when) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
    for (const chip of this.chips) if (chip.element !== chip.link) this.showChip(chip, (chosen) => count(range, chosen));
    markMonth(this.days, kinds);
    saySelection(this, count(range, fixed), today);
  }

  showChip({ kind, element, across }, count) {
    const { when, kinds } = this.choice;
    const others = [...kinds].filter((other) => (across ? other !== kind : ACROSS.includes(other)));
    const left = count(new Set([...others, kind]));
    element.querySelector("small").textContent = left;
    element.setAttribute("aria-pressed", kinds.has(kind));
    element.classList.toggle("is-none", left === 0);
    element.parentElement.hidden = Boolean(when) && left === 0 && !kinds.has(kind);
  }
}

customElements.define("event-filter", EventFilter);
