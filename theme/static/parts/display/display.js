// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// with: town, bars
// <shop-display>: one slide after another on a screen that nobody looks after for weeks. It tells the time by its own
// clock, fetches its page anew every five minutes and shows the last one it got while there is no net. There is one
// timer for the slides and one for the minutes, and the slides that are fetched take the place of the old ones: nothing
// grows, however long it runs.

export class ShopDisplay extends HTMLElement {
  connectedCallback() {
    this.stage = this.querySelector("[data-stage]");
    this.root = document.documentElement;
    this.root.classList.add("is-running");
    this.querySelector("[data-controls]").hidden = false;
    this.querySelector("[data-full]").hidden = !document.fullscreenEnabled;
    this.fetched = Date.now();
    this.touched = -Infinity; // by a person
    this.paused = false;
    this.shift = 0;
    this.addEventListener("click", (event) => this.press(event.target.closest("button")));
    document.addEventListener("keydown", (event) => this.typed(event));
    for (const kind of ["pointermove", "pointerdown", "keydown"]) document.addEventListener(kind, () => this.touch());
    document.addEventListener("visibilitychange", stayAwake);
    matchMedia("(orientation: portrait)").addEventListener("change", () => this.step(0));
    stayAwake();
    everyMinute(this, (clock) => this.minute(clock));
    this.run();
  }

  disconnectedCallback() {
    clearTimeout(this.turn);
  }

  /** Start the wait for the next slide anew. With less motion wished for, changes are rarer as well. */
  run() {
    clearTimeout(this.turn);
    const seconds = matchMedia("(prefers-reduced-motion: reduce)").matches ? 24 : 12;
    this.turn = setTimeout(() => {
      if (!this.paused && !this.night) this.step(1);
      this.run();
    }, seconds * 1000);
  }

  /** What is due with every minute: the clock, day and night, what is over, fresh slides. */
  minute(clock) {
    const wall = wallMinute(clock.now, clock.zone);
    for (const face of this.querySelectorAll("[data-clock]")) face.textContent = clockText(wall);
    this.querySelector("[data-date]").textContent = dateText(dayOf(wall), "wd");
    this.night = isNight(wall) && Date.now() - this.touched > 300000;
    this.root.classList.toggle("is-night", this.night);
    this.root.classList.toggle("is-dark", isDark(clock.now, this.dataset.sun.split(",").map(Number)));
    this.move();
    // Who paused it and went away leaves it standing for ten minutes.
    if (this.paused && Date.now() - this.touched > 600000) this.pause(false);
    this.step(0);
    if (clock.now % 5 === 0) this.refresh();
    else tellAge(this, this.fetched, clock);
  }

  /** A picture that stands still for weeks burns in: all of it moves a little. */
  move() {
    this.shift = (this.shift + 1) % 8;
    this.dataset.shift = this.shift;
  }

  /** Show the view `direction` steps further; 0 shows the one that is there, as it is now. */
  step(direction) {
    const clock = pageClock();
    const room = matchMedia("(orientation: portrait)").matches ? { dates: 7, businesses: 7 } : { dates: 4, businesses: 5 };
    const deck = deckAt([...this.stage.children], clock, room);
    const known = deck.findIndex(({ key }) => key === this.key);
    // What was shown is over: its place is another's now.
    const from = known < 0 ? Math.min(this.place ?? 0, deck.length) - (direction > 0 ? 1 : 0) : known;
    this.place = (from + direction + deck.length) % deck.length;
    const view = deck[this.place];
    this.key = view.key;
    view.slide.classList.toggle("is-few", view.rows.length < 3);
    for (const slide of this.stage.children) {
      slide.classList.toggle("is-shown", slide === view.slide);
      slide.inert = slide !== view.slide;
    }
    for (const row of view.slide.querySelectorAll("[data-row]")) row.hidden = !view.rows.includes(row);
    const ordered = view.rows.every((row, index) => row.compareDocumentPosition(view.rows[index + 1] ?? row) !== 2);
    if (!ordered) view.rows[0].parentNode.append(...view.rows);
    this.fill(view, clock);
    if (direction) this.move();
    this.querySelector("[data-place]").textContent = `${this.place + 1}/${deck.length}`;
  }

  /** The words of this minute. */
  fill({ slide, rows }, clock) {
    if (slide.matches(".slide-open")) this.fillOpen(slide, rows, clock);
    if (slide.matches(".slide-day")) this.fillDay(slide, rows, clock);
    if (slide.matches(".slide-offer")) {
      const last = dayOf(wallMinute(Number(slide.dataset.ends) - 1, clock.zone));
      if (last === dayOf(wallMinute(clock.now, clock.zone))) slide.querySelector("[data-till]").textContent = _("today only");
    }
  }

  fillOpen(slide, rows, clock) {
    let open = 0;
    for (const row of rows) {
      const state = stateOfRow(row, clock);
      const [strong, small] = stateShort(state, clock);
      row.querySelector("[data-state]").textContent = strong;
      row.querySelector("[data-left]").textContent = small;
      row.classList.toggle("is-open-now", state.kind === "open");
      if (state.kind === "open") open += 1;
    }
    const everyone = slide.dataset.steps
      ? openAt(readSteps(slide.dataset.steps), clock.now).open
      : [...slide.querySelectorAll("[data-row]")].filter((row) => stateOfRow(row, clock).kind === "open").length;
    const count = Math.max(open, everyone);
    const said = count === 0 ? _("Opening next") : count === 1 ? _("One business is open now") : fill(_("{n} businesses are open now"), { n: count });
    slide.querySelector("[data-headline]").textContent = said;
  }

  fillDay(slide, rows, { now, zone }) {
    const ahead = dayNumber(slide.dataset.day) - dayOf(wallMinute(now, zone));
    const tag = slide.querySelector("[data-day-tag]");
    tag.hidden = ahead > 1;
    tag.textContent = ahead === 0 ? _("today") : _("tomorrow");
    for (const row of rows) {
      const begins = Number(row.dataset.begins);
      const runs = ahead === 0 && begins <= now && !row.matches(".is-cancelled");
      const soon = begins - now > 0 && begins - now <= 60;
      row.querySelector("[data-state]").textContent = runs ? _("now") : soon ? fill(_("in {n} min."), { n: begins - now }) : "";
    }
  }

  press(button) {
    if (!button) return;
    if (button.dataset.step) {
      this.step(Number(button.dataset.step));
      this.run();
    } else if ("pause" in button.dataset) this.pause(!this.paused);
    else if (document.fullscreenElement) document.exitFullscreen();
    else this.root.requestFullscreen().catch(() => {});
  }

  typed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onButton = event.target.closest?.("button, a");
    const way = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (way) {
      this.step(way);
      this.run();
    } else if (event.key === " " && !onButton) this.pause(!this.paused);
    else return;
    event.preventDefault();
  }

  /** Stand still, or go on. Only a slide that somebody asked for is read out. */
  pause(paused) {
    this.paused = paused;
    this.classList.toggle("is-paused", paused);
    this.stage.setAttribute("aria-live", paused ? "polite" : "off");
    this.querySelector("[data-pause]").textContent = paused ? _("Go on") : _("Pause");
    if (!paused) this.run();
  }

  /** Somebody is there: the night is over, and the pointer can be seen for a while. */
  touch() {
    this.touched = Date.now();
    if (this.night) this.root.classList.remove("is-night");
    this.night = false;
    this.classList.remove("is-alone");
    clearTimeout(this.leaving);
    this.leaving = setTimeout(() => this.classList.add("is-alone"), 8000);
  }

  /** Fetch the page anew. Without a net, or with an answer that is no such page, the last one stands. */
  async refresh() {
    if (this.asking) return;
    this.asking = true;
    try {
      const answer = await fetch(location.href, { cache: "no-cache", signal: AbortSignal.timeout(30000) });
      const text = answer.ok ? await answer.text() : "";
      const other = new DOMParser().parseFromString(text, "text/html");
      const stage = other.querySelector("shop-display [data-stage]");
      if (stage) {
        // A service worker may have answered, with what it kept: the server's date tells.
        this.fetched = Math.min(Date.now(), Date.parse(answer.headers.get("date")) || Date.now());
        await renewFiles(other);
        if (text !== this.text) this.stage.replaceChildren(...[...stage.children].map((slide) => document.adoptNode(slide)));
        this.text = text;
        this.step(0);
      }
    } catch {
      // no net: what is over goes by the clock
    } finally {
      this.asking = false;
      tellAge(this, this.fetched, pageClock());
    }
  }
}

customElements.define("shop-display", ShopDisplay);
