// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What one does with the plan: move and zoom it by hand, keys and buttons, choose a house, leave only some kinds, and
// let it fill the screen.

export class PlanHands {
  constructor(plan) {
    this.plan = plan;
    this.view = plan.view;
    for (const name of ["card", "hint", "tools", "kinds"]) this[name] = plan.querySelector(`.plan-${name}`);
    this.chosenKinds = new Set();
    followHands(this);
    this.view.addEventListener("keydown", (event) => this.press(event));
    plan.addEventListener("keydown", (event) => event.key === "Escape" && this.leave());
    this.tools.addEventListener("click", ({ target }) => this.act(target.closest("button")?.dataset.do));
    this.kinds.addEventListener("click", ({ target }) => this.toggle(target.closest("button")));
    plan.pins.addEventListener("click", (event) => this.choose(event));
    plan.pins.addEventListener("focusin", ({ target }) => this.bringIn(target.closest(".pin").transform.baseVal[0].matrix));
    plan.list.addEventListener("click", (event) => {
      const plate = event.target.closest(".plan-plate");
      if (!plate) return;
      event.preventDefault();
      this.visit(plate.closest(".plan-entry").id);
    });
    addEventListener("hashchange", () => this.visit(location.hash.slice(1)));
    this.visit(location.hash.slice(1));
  }

  get isLarge() {
    return this.plan.classList.contains("is-large");
  }

  glide(wanted) {
    const { plan } = this;
    const [from, to] = [plan.window, keptOnSight(plan, wanted)];
    cancelAnimationFrame(this.gliding);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return plan.look(to);
    const start = performance.now();
    const go = (now) => {
      const share = Math.min(1, Math.max(0, (now - start) / 220));
      plan.look(share < 1 ? between(from, to, share) : to);
      if (share < 1) this.gliding = requestAnimationFrame(go);
    };
    this.gliding = requestAnimationFrame(go);
  }

  moveBy(x, y) {
    const { window } = this.plan;
    cancelAnimationFrame(this.gliding);
    this.plan.look({ ...window, x: window.x + x * window.unit, y: window.y + y * window.unit });
  }

  zoomAt(factor, at) {
    cancelAnimationFrame(this.gliding);
    this.plan.look(zoomedAt(this.plan.window, factor, at));
  }

  showHint() {
    this.hint.hidden = false;
    setTimeout(() => (this.hint.hidden = true), 2500);
  }

  act(deed) {
    const { window, size } = this.plan;
    if (deed === "in" || deed === "out") this.glide({ ...window, unit: window.unit * (deed === "in" ? 0.6 : 1 / 0.6) });
    if (deed === "all") this.glide({ x: size.width / 2, y: size.height / 2, unit: 1e6 });
    if (deed === "large") this.enlarge(!this.isLarge);
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const deed = { "+": "in", "=": "in", "-": "out", 0: "all", Home: "all" }[event.key];
    if (!step && !deed) return;
    event.preventDefault();
    this.act(deed);
    const { window } = this.plan;
    if (step) this.glide({ ...window, x: window.x + step[0] * window.unit * 90, y: window.y + step[1] * window.unit * 90 });
  }

  /** The plan fills the screen, or no longer; meanwhile nothing else on the page can be reached. */
  enlarge(large) {
    this.plan.classList.toggle("is-large", large);
    document.documentElement.classList.toggle("has-large-plan", large);
    this.tools.querySelector("[data-do=large]").setAttribute("aria-pressed", large);
    for (let part = this.plan; part !== document.body; part = part.parentElement) {
      for (const other of part.parentElement.children) if (other !== part) other.inert = large;
    }
  }

  leave() {
    if (!this.card.hidden) this.closeCard();
    else if (this.isLarge) this.enlarge(false);
  }

  choose(event) {
    const members = event.target.closest(".pin")?.members;
    if (!members) return;
    event.preventDefault();
    const [xs, ys] = ["x", "y"].map((axis) => members.map((entry) => entry[axis]));
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const { sight, window } = this.plan;
    if (Math.max(right - left, bottom - top) < 6) return this.openCard(members);
    // As near as shows them all, yet no nearer than it takes to part the closest two.
    const gaps = members.flatMap((one, index) => members.slice(index + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)));
    const parted = Math.min(...gaps.filter((gap) => gap > 6)) / 26;
    const unit = Math.max((right - left) / sight.width / 0.6, (bottom - top) / sight.height / 0.6, parted);
    this.glide({ x: (left + right) / 2, y: (top + bottom) / 2, unit: Math.min(unit, window.unit * 0.6) });
  }

  /** A pin that gets the focus is moved into view. */
  bringIn({ e: x, f: y }) {
    const { window, sight } = this.plan;
    const isOut = (away, size) => Math.abs(away) / window.unit > size / 2 - 40;
    if (isOut(x - window.x, sight.width) || isOut(y - window.y, sight.height)) this.plan.look({ ...window, x, y });
    this.view.scrollTo(0, 0);
  }

  visit(id) {
    const { plan } = this;
    const entry = plan.entries.find(({ row }) => row.id === id);
    if (!entry || !plan.sight) return;
    if (!plan.shown.includes(entry)) {
      this.chosenKinds.clear();
      this.onlyOpen = false;
      this.filter();
    }
    this.glide({ x: entry.x, y: entry.y, unit: Math.min(plan.window.unit, 0.75) });
    this.openCard(plan.entries.filter((other) => other === entry || (entry.house && other.house === entry.house)));
    plan.querySelector(".plan-frame").scrollIntoView({ block: "nearest" });
  }

  openCard(entries) {
    this.mark(entries);
    const close = document.createElement("button");
    Object.assign(close, { type: "button", className: "plan-close", textContent: "×", ariaLabel: _("Close"), onclick: () => this.closeCard() });
    const list = document.createElement("ul");
    for (const { row } of entries) {
      const item = document.createElement("li");
      for (const part of [".plan-what", "[data-state]"]) item.append(row.querySelector(part).cloneNode(true));
      list.append(item);
    }
    this.card.replaceChildren(list, close);
    this.card.hidden = false;
    history.replaceState(null, "", `#${entries[0].row.id}`);
    this.card.querySelector("a").focus({ preventScroll: true });
  }

  /** The plan was lit anew: its open card says so, and only who is open now stays among the open ones. */
  lit() {
    const said = this.card.querySelectorAll("[data-state]");
    said.forEach((words, turn) => (words.textContent = this.plan.chosen[turn].row.querySelector("[data-state]").textContent));
    if (this.onlyOpen) this.filter();
  }

  closeCard() {
    const [first] = this.plan.chosen;
    this.card.hidden = true;
    this.card.replaceChildren();
    this.mark([]);
    history.replaceState(null, "", location.pathname + location.search);
    const pin = [...this.plan.pins.children].find(({ members }) => members.includes(first));
    (pin ?? this.view).focus({ preventScroll: true });
  }

  mark(chosen) {
    for (const { row, house } of this.plan.entries) for (const part of [row, house]) part?.classList.remove("is-here");
    for (const { row, house } of chosen) for (const part of [row, house]) part?.classList.add("is-here");
    this.plan.chosen = chosen;
    this.plan.mark();
  }

  toggle(button) {
    const { kind } = button?.parentElement.dataset ?? {};
    if (!button) return;
    if (!kind) this.onlyOpen = !this.onlyOpen;
    else if (!this.chosenKinds.delete(kind)) this.chosenKinds.add(kind);
    this.filter();
  }

  /** Leave the businesses of the chosen kinds, or the open ones, on the plan and in the list. */
  filter() {
    const { plan, chosenKinds, onlyOpen } = this;
    for (const { dataset, firstElementChild } of this.kinds.children) {
      firstElementChild.setAttribute("aria-pressed", dataset.kind ? chosenKinds.has(dataset.kind) : Boolean(onlyOpen));
    }
    plan.shown = plan.entries.filter(({ kind, isOpen }) => (!chosenKinds.size || chosenKinds.has(kind)) && (!onlyOpen || isOpen));
    for (const entry of plan.entries) entry.row.hidden = !plan.shown.includes(entry);
    for (const street of plan.list.querySelectorAll(".plan-street")) street.hidden = !street.querySelector(".plan-entry:not([hidden])");
    plan.list.querySelector(".plan-none").hidden = plan.shown.length > 0;
    plan.querySelector("[data-said]").textContent = fill(_("{n} businesses"), { n: plan.shown.length });
    plan.group();
  }
}

for (const plan of document.querySelectorAll("city-plan")) plan.hands ??= new PlanHands(plan);
