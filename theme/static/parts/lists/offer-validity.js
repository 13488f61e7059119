// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// <offer-list>: an offer that has ended leaves the window at its minute, one whose time has come is no longer "soon";
// on its own page (data-stays) an ended offer stays and says so.

export class OfferList extends HTMLElement {
  connectedCallback() {
    everyMinute(this, (clock) => this.show(clock));
  }

  show({ now, zone }) {
    const papers = [...this.querySelectorAll("[data-ends]")];
    for (const paper of papers) {
      const ended = now >= Number(paper.dataset.ends);
      const begun = now >= Number(paper.dataset.begins);
      const till = paper.querySelector("[data-till]");
      paper.hidden = ended && !("stays" in paper.dataset);
      paper.classList.toggle("is-expired", ended);
      paper.classList.toggle("is-future", !begun);
      paper.classList.toggle("is-current", begun && !ended);
      if (ended) till.textContent = _("ended");
      else if (begun && dayOf(wallMinute(Number(paper.dataset.ends) - 1, zone)) === dayOf(wallMinute(now, zone))) till.textContent = _("today only");
    }
    const empty = this.querySelector(".papers-empty");
    if (empty) empty.hidden = papers.some((paper) => !paper.hidden);
  }
}

customElements.define("offer-list", OfferList);
