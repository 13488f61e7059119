// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Light on means open: drawn fronts whose windows are lit while the business is open. Words say it too, elsewhere.

/** Whether an element with data-hours and data-horizon is open at an instant. */
export function isOpenAt({ dataset }, now) {
  const { intervals, horizon } = hoursOf(dataset);
  return stateAt(intervals, horizon, now).kind === "open";
}

/** <shop-front>: the front of the business that the page is about; its hours stand on the page's <opening-state>. */
export class ShopFront extends HTMLElement {
  connectedCallback() {
    const hours = document.querySelector("opening-state[data-hours]");
    if (hours) everyMinute(this, ({ now }) => this.classList.toggle("is-lit", isOpenAt(hours, now)));
  }
}

/** <street-walk>: a row of fronts; the lit ones stand first. The places stay, the drawings change: so nothing jumps. */
export class StreetWalk extends HTMLElement {
  connectedCallback() {
    this.places = [...this.querySelectorAll(".stand")];
    this.fronts = this.places.map((place) => ({ dataset: { ...place.dataset }, drawing: place.firstElementChild }));
    everyMinute(this, ({ now }) => this.show(now));
  }

  show(now) {
    const lit = new Map(this.fronts.map((front) => [front, isOpenAt(front, now)]));
    const order = [...this.fronts].sort((one, other) => lit.get(other) - lit.get(one));
    order.forEach((front, index) => {
      this.places[index].replaceChildren(front.drawing.cloneNode(true));
      this.places[index].classList.toggle("is-lit", lit.get(front));
    });
  }
}

customElements.define("shop-front", ShopFront);
customElements.define("street-walk", StreetWalk);
