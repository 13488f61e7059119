// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// <kept-pages>: what the worker has kept, how old it is, and the switch that has nothing kept any more. The caches are
// read here, and the worker need not run.

class KeptPages extends HTMLElement {
  async connectedCallback() {
    this.root = new URL(document.documentElement.dataset.worker, location).pathname.replace(/[^/]*$/, "");
    this.querySelector("[data-missing]").hidden = location.pathname.endsWith("/offline/");
    this.status = this.querySelector("[data-status]");
    if (!("caches" in self) || !navigator.serviceWorker) return this.tell(_("This browser saves nothing."));
    this.button = this.querySelector("button");
    this.querySelector("[data-switch]").hidden = false;
    this.button.addEventListener("click", () => this.turn());
    await this.show();
  }

  tell(text) {
    this.status.textContent = text;
  }

  async show() {
    const off = wantsNothingKept();
    this.button.textContent = off ? _("Save pages again") : _("Delete everything, save nothing");
    const pages = off ? [] : await this.pages();
    this.querySelector("[data-list]").replaceChildren(...pages.map((page) => this.row(page)));
    const some = pages.length === 1 ? _("One page is saved.") : fill(_("{n} pages are saved."), { n: pages.length });
    this.tell(off ? _("Nothing is saved.") : pages.length ? some : _("Nothing is saved yet. Look at a few pages, and they will be here."));
  }

  async names() {
    return (await caches.keys()).filter((name) => name.startsWith(`stadtfenster ${this.root} `));
  }

  /** [{path, title, at}], what was seen last first. */
  async pages() {
    const found = [];
    for (const name of (await this.names()).filter((one) => / (basis|pages)$/.test(one))) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        const path = new URL(request.url).pathname;
        const title = (await response.text()).match(/<title>([^<]*)/)?.[1] ?? path;
        if (/(?<!\/offline)\/$|\.html$/.test(path)) found.push({ path, title, at: Number(response.headers.get("x-kept-at")) });
      }
    }
    return found.sort((one, other) => other.at - one.at);
  }

  row({ path, title, at }) {
    const { zone } = pageClock();
    const wall = wallMinute(Math.floor(at / 60000), zone);
    const date = dateText(dayOf(wall), "d");
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = path;
    // A title's text is HTML's: the parser reads it, and nothing in it can run.
    const name = new DOMParser().parseFromString(title, "text/html").body.textContent;
    link.appendChild(document.createElement("b")).textContent = name.replace(/ – [^–]*$/, "");
    link.appendChild(document.createElement("small")).textContent = fill(_("as of {date}, {time}"), { date, time: clockText(wall) });
    return item;
  }

  async turn() {
    const off = !wantsNothingKept();
    try {
      if (off) localStorage.setItem(keptNote(), "");
      else localStorage.removeItem(keptNote());
    } catch {
      return this.tell(_("This browser saves nothing."));
    }
    const registration = await navigator.serviceWorker.getRegistration(this.root);
    if (off) await registration?.unregister();
    if (off) await Promise.all((await this.names()).map((name) => caches.delete(name)));
    else keepPages();
    await this.show();
  }
}

customElements.define("kept-pages", KeptPages);
