// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// <town-count>: how many are open in town, the headline of the first page; and <day-profile>.

export class TownCount extends HTMLElement {
  connectedCallback() {
    everyMinute(this, (clock) => this.show(clock));
  }

  show({ now, zone }) {
    const { open, next } = openAt(readSteps(this.dataset.steps), now);
    const wall = wallMinute(now, zone);
    const date = dateText(dayOf(wall), "wd");
    if (!open && next === null) return;
    this.querySelector("[data-headline]").textContent = this.headline(open, wall, isDark(now, this.dataset.sun.split(",").map(Number)));
    this.querySelector("[data-clock]").textContent = fill(_("{date}, {time}"), { date, time: clockText(wall) });
    this.showWay(open);
    if (open || next === null) return;
    const opens = opensWords(next, { now, zone });
    this.querySelector("[data-next]").textContent = fill(_("The next one {opens}."), { opens });
  }

  /** The link to the whole directory leads to those that are open, while any is. */
  showWay(open) {
    const way = document.querySelector("[data-all-open]");
    if (!way) return;
    this.wayWords ??= way.textContent;
    way.firstElementChild.textContent = open === 0 ? this.wayWords : open === 1 ? _("The one that is open now") : fill(_("All {n} that are open now"), { n: open });
    way.search = open ? "?offen=jetzt" : "";
  }

  /** By day they are open; when it is dark outside, light burns in their windows. */
  headline(open, wall, dark) {
    const early = wall % 1440 >= 240 && wall % 1440 < 720;
    const [none, one, many] = !dark
      ? [_("No business is open now"), _("One business is open now"), _("{n} businesses are open now")]
      : early
        ? [_("The high street is asleep."), _("In one window the light is already on."), _("In {n} windows the light is already on.")]
        : [_("The high street is asleep."), _("In one window the light is still on."), _("In {n} windows the light is still on.")];
    return open === 0 ? none : open === 1 ? one : fill(many, { n: open });
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

customElements.define("town-count", TownCount);
customElements.define("day-profile", DayProfile);
