// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// with: houses, register, town, lists, days, rows
// <town-register>: the few rows of the first page, chosen so that they tell something at every hour of the day.

class TownRegister extends BusinessRegister {
  show(clock) {
    if (this.choose) this.rows = this.choose(clock);
    super.show(clock);
    this.arrange(clock);
  }

  /** A few of many: what closes soon, what is open longest, then what opens next. */
  arrange({ now }) {
    const words = townListWords();
    const groups = new Map([words.closesSoon, words.openLongest, words.opensNext].map((title) => [title, []]));
    for (const entry of this.rows) {
      const { kind, until } = entry.state ?? {};
      const soon = Number.isFinite(until ?? Infinity) && until - now <= 60;
      groups.get(kind !== "open" ? words.opensNext : soon ? words.closesSoon : words.openLongest).push(entry);
    }
    const [soon, longest, next] = [...groups.values()];
    soon.sort((one, other) => one.state.until - other.state.until);
    longest.sort((one, other) => (other.state.until ?? 1e9) - (one.state.until ?? 1e9) || 0);
    next.sort((one, other) => (one.state?.next ?? 1e9) - (other.state?.next ?? 1e9));
    this.write([...groups].filter(([, entries]) => entries.length));
    if (next.length && !this.watching) this.watch();
  }

  write(groups) {
    const key = groups.map(([title, entries]) => [title, ...entries.map(({ row }) => row.dataset.find)]).join();
    if (key === this.key) return;
    this.key = key;
    const heading = (title) => Object.assign(document.createElement("li"), { className: "register-heading", textContent: title });
    this.querySelector(".register-rows").replaceChildren(...groups.flatMap(([title, entries]) => [heading(title), ...entries.map(({ row }) => row)]));
  }

  /** Who opens next, nobody can tell from a few: when the register comes into sight, all are fetched. */
  watch() {
    this.watching = new IntersectionObserver(([{ isIntersecting }]) => {
      if (!isIntersecting) return;
      this.watching.disconnect();
      fillTown(this).catch(() => {}); // offline: the few rows stand
    }, { rootMargin: "50%" });
    this.watching.observe(this);
  }
}

function townListWords() {
  return { closesSoon: _("Closes soon"), openLongest: _("Open longest"), opensNext: _("Opens next") };
}

customElements.define("town-register", TownRegister);
