// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// with: reading
// The filters of a list of businesses. What is asked for stands in the form and in the address, and nowhere else.

class ListFilters {
  constructor(element) {
    this.element = element;
    this.form = new FilterForm(element.querySelector("form"));
    this.view = new FilterView(document.querySelector("[data-found]"), document.querySelector("[data-static-list]"));
    this.address = new URL(element.dataset.list, location.href);
    this.form.words = this.view.words = this.words;
  }

  get words() {
    return { found: _("{n} of {total} businesses"), show: _("Show {n} businesses"), showOne: _("Show one business") };
  }

  /** `take`, of each kind of list: what is narrowed, and where it is shown. */
  async start() {
    const [columns, hours] = await Promise.all([this.address, this.element.dataset.hours].map(fetchJson));
    await this.take(readDirectory(columns, hours));
    this.form.fill(this.directory, pageClock());
    if (asksNothing(readAsked(location.search))) this.changed(); // what was ticked while this was on its way
    else this.takeAddress();
    this.element.addEventListener("change", ({ target }) => this.changed(this.form.settle(target)));
    addEventListener("popstate", () => this.takeAddress());
    this.form.onClose(() => this.view.found.scrollIntoView());
    this.view.onDrop((name) => this.changed(this.form.drop(name)));
    everyMinute(this.element, () => {
      this.show();
      this.afterwards();
    });
  }

  takeAddress() {
    this.form.write(readAsked(location.search), pageClock(), this.directory);
    this.show();
    this.afterwards();
  }

  /** The control that was touched is painted first, then the list, once for all that was touched until then. */
  changed() {
    this.coming ??= painted().then(() => {
      this.coming = null;
      this.show();
      this.afterwards(() => {
        const query = writeAsked(location.search, this.form.asked());
        if (query !== location.search) history.pushState(null, "", `${location.pathname}${query}${location.hash}`);
      });
    });
    return this.coming;
  }

  /** What takes its time waits until the list is painted: the browser's history, long lists, the other languages' links. */
  async afterwards(first = () => {}) {
    await painted();
    first();
    this.view.showRest();
    this.form.showLongCounts();
    for (const link of document.querySelectorAll("a[hreflang]")) link.search = location.search;
  }

  show() {
    const clock = pageClock();
    const asked = this.form.asked();
    const { at, problem } = this.moment(asked.offen, clock);
    const tests = testsOf(this.directory, asked, at);
    const narrowed = narrow(this.directory, this.all, tests, clock.now);
    this.form.showCounts(narrowed, asked);
    this.view.show(narrowed, { names: this.form.namesOf(asked, clock), total: this.all.length, at: asked.offen === "jetzt" ? null : at, problem });
  }

  /** The UTC minute that "offen" means; null with a problem where nothing is known of it. */
  moment(offen, clock) {
    const { horizon } = this.directory;
    if (!offen || offen === "jetzt") return { at: clock.now < horizon ? clock.now : null, problem: offen && clock.now >= horizon ? this.tooFar(clock) : "" };
    const at = instantOf(offen, clock.zone);
    if (at >= horizon) return { at: null, problem: this.tooFar(clock) };
    return dayOf(wallMinute(at, clock.zone)) < dayOf(wallMinute(clock.now, clock.zone)) ? { at: null, problem: _("This time is over.") } : { at, problem: "" };
  }

  tooFar({ zone }) {
    const last = dayOf(wallMinute(this.directory.horizon - 1, zone));
    return fill(_("The hours are known until {date}."), { date: dateText(last, "wd") });
  }
}

/** Resolves when what was changed is on the screen. */
function painted() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
