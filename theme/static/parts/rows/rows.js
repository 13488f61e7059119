// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// with: reading
// The register of those that fit: its rows are made from the page's own example, so a row is written in one place.

/** The traits that have a mark, in the order of the example's marks. */
const MARKS = [1, 2, 16, 32, 64];
const AWAY = 128;

export class FoundRegister {
  constructor(example, directory, address) {
    this.register = document.importNode(example.content, true).firstElementChild;
    this.list = this.register.querySelector(".register-rows");
    this.example = this.list.firstElementChild;
    this.example.remove();
    this.register.dataset.day = ""; // no bars are delivered: they are drawn from the hours
    this.directory = directory;
    this.address = address;
    this.made = new Map();
  }

  /** Show these, as the state is at a UTC minute (null: now). */
  show(indexes, at) {
    const entries = indexes.map((index) => this.entry(index));
    const rows = entries.map(({ row }) => row);
    const stay = [...this.list.children].every((row, turn) => row === rows[turn]);
    if (stay) this.list.append(...rows.slice(this.list.children.length));
    else this.list.replaceChildren(...rows);
    const clock = pageClock();
    this.register.rows = entries;
    this.register.show({ ...clock, now: at ?? clock.now });
  }

  entry(index) {
    if (!this.made.has(index)) this.made.set(index, this.register.constructor.read(this.row(index)));
    return this.made.get(index);
  }

  row(index) {
    const { id, name, category, categories, street, streets, number, traits, hoursAt, badges, horizon, days, away } = this.directory;
    const row = this.example.cloneNode(true);
    const [, label, , icon] = categories[category[index]];
    const place = [streets[street[index]]?.[1], number[index]].filter(Boolean).join(" ");
    row.querySelector("a").href = new URL(`${id[index]}/`, this.address);
    row.querySelector("strong").textContent = name[index];
    this.writePlate(row.querySelector(".plate"), number[index], row.querySelector("use"), icon);
    const small = row.querySelector(".register-name small");
    const marks = small.querySelector(".marks");
    const where = small.querySelector(".register-street");
    where.textContent = place;
    small.replaceChildren(place ? `${label}, ` : label, ...(place ? [where] : []));
    marks.replaceChildren(...[...marks.children].filter((_mark, turn) => traits[index] & MARKS[turn]));
    if (marks.firstElementChild) small.append(" ", marks);
    row.dataset.find = `${name[index]} ${label} ${place}`;
    const hours = badges[hoursAt[index]];
    if (hours) Object.assign(row.dataset, { hours: hours.badge, horizon, days: days[id[index]] ?? "" });
    else row.dataset.horizon = 0;
    if (traits[index] & AWAY) {
      row.classList.add("is-temporarily-closed", "has-status");
      const state = row.querySelector(".register-state b");
      state.textContent = away;
      state.removeAttribute("data-state");
    }
    return row;
  }

  writePlate(plate, number, use, icon) {
    plate.textContent = number;
    if (number) return;
    const drawing = use.closest("svg").cloneNode(true);
    const address = use.getAttribute("href").replace(/#.*/, `#${icon}`);
    drawing.firstElementChild.setAttribute("href", address);
    plate.classList.add("plate-icon");
    plate.append(drawing);
  }
}
