// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// with: bars
// <street-scene>: light on means open. Windows are lit, awnings out, blinds up while a business is open; its words on the
// pavement say until when. What is beyond the horizon mirrors the sky and says nothing.

export class StreetScene extends HTMLElement {
  connectedCallback() {
    everyMinute(this, (clock) => this.show(clock));
  }

  show(clock) {
    const own = document.querySelector("opening-state[data-hours]");
    for (const house of this.querySelectorAll("[data-hours], [data-own]")) {
      const hours = hoursOf((house.dataset.hours ? house : own)?.dataset ?? {});
      const state = stateToday(hours, clock.now, clock.zone);
      house.classList.toggle("is-lit", state.kind === "open");
      house.classList.toggle("is-shut", state.kind === "closed");
      const words = house.querySelector("[data-state]");
      if (words && hours.horizon) words.textContent = state.kind === "silent" ? "" : this.words(state, clock);
    }
    for (const paper of this.querySelectorAll("[data-ends]")) paper.classList.toggle("is-ended", clock.now >= Number(paper.dataset.ends));
  }

  /** "until 18:00", "tomorrow from 9:00". */
  words(state, clock) {
    const [strong, small] = stateShort(state, clock);
    return state.kind === "closed" && small ? `${small} ${strong}` : strong;
  }
}

customElements.define("street-scene", StreetScene);
