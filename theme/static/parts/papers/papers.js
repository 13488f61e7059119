// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// with: narrowing
// The filters of offers: those of businesses, asked of each offer's business, and what only an offer has. An offer is its
// paper; those of the list's other pages are fetched from there, so nothing is written twice.

/** What only offers have; far above the bits of the directory (businesses/card.py: Trait). */
const OFFER_TRAITS = { heute: 1 << 20, woche: 1 << 21, kostenlos: 1 << 22 };
Object.assign(TRAITS, OFFER_TRAITS);

class PaperFilters extends ListFilters {
  get words() {
    return { found: _("{n} of {total} offers"), show: _("Show {n} offers"), showOne: _("Show one offer") };
  }

  async take(directory) {
    this.papers = await allPapers(this.element.dataset);
    const places = new Map(directory.id.map((id, place) => [id, place]));
    const column = (name) => this.papers.map(({ dataset }) => directory[name][places.get(dataset.business)] ?? -1);
    this.directory = { ...directory, category: column("category"), street: column("street"), hoursAt: column("hoursAt") };
    this.ofBusiness = this.papers.map(({ dataset }) => directory.traits[places.get(dataset.business)] ?? 0);
    this.view.register = new FoundPapers(this.papers);
  }

  /** What an offer's days are worth changes with the clock. */
  show() {
    const { now, zone } = pageClock();
    const day = (minute) => dayOf(wallMinute(minute, zone));
    const traits = ({ dataset: { begins, ends, free } }) => {
      const left = now < begins ? Infinity : day(ends - 1) - day(now);
      return (left === 0 && OFFER_TRAITS.heute) | (left < 7 && OFFER_TRAITS.woche) | (free !== undefined && OFFER_TRAITS.kostenlos);
    };
    this.directory.traits = this.papers.map((paper, index) => this.ofBusiness[index] | traits(paper));
    this.all = [...this.papers.keys()].filter((index) => now < this.papers[index].dataset.ends);
    super.show();
  }
}

/** Those that fit, as they hang in the list. */
class FoundPapers {
  constructor(papers) {
    this.papers = papers;
    this.register = document.createElement("offer-list");
    this.register.className = "papers";
    this.list = this.register.appendChild(document.createElement("ul"));
  }

  show(indexes) {
    const found = indexes.map((index) => this.papers[index]);
    const { children } = this.list;
    if (found.length !== children.length || found.some((paper, turn) => paper !== children[turn])) this.list.replaceChildren(...found);
    this.register.show?.(pageClock());
  }
}

/** Copies of the papers on every page of the list. */
async function allPapers({ papers, pages }) {
  const addresses = Array.from({ length: pages }, (_none, turn) => new URL(turn ? `${papers}seite-${turn + 1}/` : papers, location.href));
  const found = await Promise.all(addresses.map(async (address) => {
    const page = address.pathname === location.pathname ? document : await fetchPage(address);
    return [...page.querySelectorAll("[data-static-list] .paper")].map((paper) => {
      const copy = document.importNode(paper, true);
      const link = copy.querySelector("a");
      link.href = new URL(link.getAttribute("href"), address);
      return copy;
    });
  }));
  return found.flat();
}

async function fetchPage(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

for (const element of document.querySelectorAll("business-filter[data-papers]")) {
  const filters = new PaperFilters(element);
  filters.start().catch(() => filters.view.fail());
}
