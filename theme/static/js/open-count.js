// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// How many are open: the headline of the first page, the line over a list, and the profile of the day.

export class OpenCount extends HTMLElement {
  connectedCallback() {
    this.delivered = this.textContent;
    everyMinute(this, (clock) => (this.dataset.steps === undefined ? this.showList(clock) : this.showTown(clock)));
  }

  showTown({ now, zone, language, words }) {
    const { open, next } = openAt(readSteps(this.dataset.steps), now);
    const wall = wallMinute(now, zone);
    const date = dateText(dayOf(wall), language, { weekday: "long", day: "numeric", month: "long" });
    if (!open && next === null) return;
    this.querySelector("[data-headline]").textContent = this.headline(open, wall, isDark(now, this.dataset.sun.split(",").map(Number)), words);
    this.querySelector("[data-clock]").textContent = fill(words.clock, { date, time: clockText(wall) });
    this.showWay(open, words);
    if (open || next === null) return;
    const opens = opensWords(next, { now, zone, language, words });
    this.querySelector("[data-next]").textContent = fill(words.nextOpens, { opens });
  }

  /** The link to the whole directory leads to those that are open, while any is. */
  showWay(open, words) {
    const way = document.querySelector("[data-all-open]");
    if (!way) return;
    this.wayWords ??= way.textContent;
    way.firstElementChild.textContent = open === 0 ? this.wayWords : open === 1 ? words.allOpenOne : fill(words.allOpen, { n: open });
    way.search = open ? "?offen=jetzt" : "";
  }

  /** By day they are open; when it is dark outside, light burns in their windows. */
  headline(open, wall, dark, words) {
    const early = wall % 1440 >= 240 && wall % 1440 < 720;
    const [none, one, many] = !dark
      ? [words.headlineNone, words.headlineOne, words.headline]
      : early
        ? [words.headlineAsleep, words.headlineDawnOne, words.headlineDawn]
        : [words.headlineAsleep, words.headlineDarkOne, words.headlineDark];
    return open === 0 ? none : open === 1 ? one : fill(many, { n: open });
  }

  showList({ now, words }) {
    const rows = [...document.querySelectorAll("[data-static-list] .register-row[data-hours]")];
    const speaking = rows.filter((row) => now < Number(row.dataset.horizon));
    if (rows.length !== Number(this.dataset.total) || !speaking.length) return;
    const open = countOpen(speaking.map((row) => row.dataset.hours), now);
    this.textContent = `${this.delivered}, ${fill(words.listOpen, { n: open })}`;
  }
}

export class DayProfile extends HTMLElement {
  connectedCallback() {
    everyMinute(this, (clock) => this.show(clock));
  }

  show({ now, zone }) {
    const svg = this.querySelector(".profile-shape");
    const day = serviceDay(now, zone);
    svg.querySelector(".later")?.remove();
    svg.querySelector(".now")?.remove();
    if (day !== dayNumber(this.dataset.day)) return;
    const x = axisPosition(now, day, zone) / 15;
    const height = svg.viewBox.baseVal.height;
    const later = shape("svg", { class: "later", x, y: 0, width: 96 - x, height, viewBox: `${x} 0 ${96 - x} ${height}`, preserveAspectRatio: "none" });
    later.append(svg.querySelector("path").cloneNode());
    svg.append(later, shape("line", { class: "now", x1: x, x2: x, y1: 0, y2: height }));
  }
}

customElements.define("open-count", OpenCount);
customElements.define("day-profile", DayProfile);
