// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// with: place, bars
// <city-plan>: shows the middle of the town, groups its pins anew at each zoom and lights the houses that are open. All
// it knows of a business stands in the list beside it. What hands do with it is another script (plan-hands), fetched
// when the first one comes near.

/** So many rows are written before the browser gets a turn. */
const ROWS_AT_ONCE = 25;

/** Let the browser do what it has to: a tap is answered between two pieces of work. */
function pause() {
  return new Promise((go) => setTimeout(go));
}

/** A business of the list. */
function readEntry(row) {
  const { kind, x, y, house } = row.dataset;
  return {
    row, kind, x: Number(x), y: Number(y), house: document.getElementById(house), hours: hoursOf(row.dataset), isOpen: false,
    name: row.querySelector(".plan-what a").textContent, plate: row.querySelector(".plan-plate svg").lastElementChild,
  };
}

export class CityPlan extends HTMLElement {
  async connectedCallback() {
    for (const name of ["view", "map", "pins", "bar"]) this[name] = this.querySelector(`.plan-${name}`);
    this.size = this.map.viewBox.animVal;
    this.size = { x: 0, y: 0, width: this.size.width, height: this.size.height };
    this.list = document.querySelector(".plan-list");
    this.classList.add("is-live");
    this.view.tabIndex = 0;
    const kinds = this.querySelector(".plan-kinds");
    kinds.insertAdjacentHTML("afterbegin", "<li></li>");
    kinds.firstChild.textContent = _("Open now");
    for (const item of kinds.children) {
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-pressed", false);
      button.append(...item.childNodes);
      item.append(button);
    }
    await pause();
    this.shown = this.entries = [...this.list.querySelectorAll(".plan-entry")].map(readEntry);
    // The first time not in the task that lays out and paints the page.
    new ResizeObserver(() => (this.window ? this.resize() : setTimeout(() => this.resize()))).observe(this.view);
    for (const place of [this, this.list]) {
      for (const sign of ["pointerover", "touchstart", "focusin"]) place.addEventListener(sign, () => this.wake(), { passive: true, once: true });
      place.addEventListener("click", (event) => this.wake(event), true);
    }
    addEventListener("hashchange", () => this.wake());
    await pause();
    everyMinute(this, (clock) => this.light(clock));
  }

  /** Fetch the script for hands; a click that came before it is done again. */
  async wake(click) {
    if (this.hands || (click && !click.target.closest(".pin, .plan-plate, button"))) return;
    click?.preventDefault();
    await import(new URL(this.dataset.hands, location.href));
    click?.target.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  }

  resize() {
    const { width, height } = this.view.getBoundingClientRect();
    if (!width || !height) return;
    this.sight = { width, height };
    if (this.window) return this.look(this.window);
    const [x, y, wide, high] = this.dataset.core.split(" ").map(Number);
    const core = windowOf({ x, y, width: wide, height: high }, this.sight);
    this.look({ ...core, unit: Math.min(core.unit, width < 560 ? 1.4 : 1.15) });
    this.querySelector(".plan-tools").hidden = false;
    if (document.querySelector(".plan-entry:target")) this.wake();
  }

  /** Show a window of the plan: {x, y, unit}, or what of it is on the plan. */
  look(wanted) {
    const { x, y, unit } = (this.window = keptOnPlan(wanted, this.size, this.sight));
    const [width, height] = [this.sight.width * unit, this.sight.height * unit];
    this.map.setAttribute("viewBox", `${x - width / 2} ${y - height / 2} ${width} ${height}`);
    if (unit === this.grouped) return;
    this.map.style.setProperty("--u", unit);
    this.map.dataset.level = levelOf(unit);
    const metres = roundLength(unit);
    this.bar.hidden = false;
    this.bar.querySelector("path").setAttribute("d", `M1 0v6h${(metres * 2) / unit}V0`);
    this.bar.lastChild.textContent = `${metres} m`;
    this.group();
  }

  group() {
    this.grouped = this.window.unit;
    const focused = document.activeElement.members?.[0];
    const pins = groupPins(this.shown, 25 * this.window.unit).map((group) => this.pinOf(group));
    this.pins.replaceChildren(...pins);
    if (focused) pins.find(({ members }) => members.includes(focused))?.focus({ preventScroll: true });
    this.mark();
  }

  pinOf({ x, y, members }) {
    const entries = members.map((index) => this.shown[index]);
    const [{ row, kind, name, plate }] = entries;
    const many = entries.length > 1;
    const names = entries.slice(0, 3).map((entry) => entry.name).join(", ");
    const label = many ? `${fill(_("{n} businesses"), { n: entries.length })}: ${names}` : `${name}, ${plate.textContent}`;
    const shown = many ? "many" : kind;
    const pin = shape("a", { class: `pin kind-${shown}`, href: `#${row.id}`, transform: `translate(${x} ${y})`, "aria-label": label });
    const body = shape("g", { class: "px" });
    const text = many ? shape("text", { x: -1.5, y: 6 }) : plate.cloneNode(true);
    if (many) text.textContent = entries.length;
    body.append(shape("use", { href: `#kind-${shown}` }), text);
    pin.append(body);
    pin.members = entries;
    return pin;
  }

  /** Pins and houses: lit while somebody in them is open, strong where somebody was chosen. */
  mark() {
    const chosen = this.chosen ?? [];
    for (const pin of this.pins.children) {
      pin.classList.toggle("is-lit", pin.members.some(({ isOpen }) => isOpen));
      pin.classList.toggle("is-here", pin.members.some((entry) => chosen.includes(entry)));
    }
  }

  async light(clock) {
    const lit = new Set();
    for (const [turn, entry] of this.entries.entries()) {
      if (turn % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await pause();
      const { row, house, hours } = entry;
      const state = stateToday(hours, clock.now, clock.zone);
      entry.isOpen = state.kind === "open";
      row.classList.toggle("is-lit", entry.isOpen);
      if (entry.isOpen) lit.add(house);
      if (!hours.horizon) continue; // what the build says of it stays true
      const words = state.kind === "silent" ? [] : stateShort(state, clock).filter(Boolean);
      row.querySelector("[data-state]").textContent = words.join("\u00a0· ");
    }
    for (const { house } of this.entries) house?.classList.toggle("is-lit", lit.has(house));
    if (this.pins.firstChild?.members) this.mark();
    this.hands?.lit();
  }
}

customElements.define("city-plan", CityPlan);
