// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The form of the filters: native controls that hold what is asked for, and beside each how many would remain.

class FilterForm extends FilterChoices {
  constructor(form) {
    super();
    this.form = form;
    this.field = form.elements;
    this.sheet = form.querySelector("details");
  }

  asked() {
    const value = (name) => this.field[name]?.value ?? "";
    const day = value("tag") && `${value("tag")}T${value("uhr")}`;
    return {
      offen: this.field.jetzt.checked ? "jetzt" : day,
      kategorie: value("kategorie"),
      strasse: value("strasse"),
      traits: Object.keys(TRAITS).filter((name) => this.field[name]?.checked),
    };
  }

  write({ offen, kategorie, strasse, traits }, clock, { horizon }) {
    const [day, time] = offen === "jetzt" ? ["", ""] : offen.split("T");
    this.field.jetzt.checked = offen === "jetzt";
    if (day && this.field.tag && instantOf(offen, clock.zone) >= horizon) this.addOption(this.field.tag, day, dayWords(dayNumber(day), 0));
    this.select(this.field.tag, day);
    if (time) this.select(this.field.uhr, time);
    this.select(this.field.kategorie, kategorie);
    this.select(this.field.strasse, strasse);
    for (const name of Object.keys(TRAITS)) if (this.field[name]) this.field[name].checked = traits.includes(name);
    this.settle(null);
  }

  /** "Now" and a day exclude each other, and only a day has an hour. */
  settle(target) {
    const { jetzt, tag, uhr } = this.field;
    if (!tag) return;
    if (target === jetzt && jetzt.checked) tag.value = "";
    else if (tag.value) jetzt.checked = false;
    uhr.closest("label").hidden = !tag.value;
  }

  /** Drop one filter, or with "" all of them. */
  drop(name) {
    const { jetzt, tag } = this.field;
    if (!name || name === "offen") {
      jetzt.checked = false;
      if (tag) tag.value = "";
    }
    for (const one of ["kategorie", "strasse"]) if (this.field[one] && (!name || name === one)) this.field[one].value = "";
    for (const one of Object.keys(TRAITS)) if (this.field[one] && (!name || name === one)) this.field[one].checked = false;
    this.settle(null);
  }

  /** [name, words] of everything that is asked for. */
  namesOf({ offen, kategorie, strasse, traits }, clock) {
    const label = (name) => this.field[name].closest("label").querySelector("span").textContent;
    const chosen = (name) => this.field[name]?.selectedOptions[0]?.words;
    const names = traits.map((name) => [name, label(name)]);
    if (strasse && this.field.strasse) names.unshift(["strasse", chosen("strasse")]);
    if (kategorie && this.field.kategorie) names.unshift(["kategorie", chosen("kategorie")]);
    if (offen === "jetzt") names.unshift(["offen", label("jetzt")]);
    else if (offen) names.unshift(["offen", fill(_("open {day} at {time}"), { day: chosen("tag"), time: spokenTime(this.field.uhr.value) })]);
    return names;
  }

  onClose(then) {
    this.form.querySelector("[data-close]").addEventListener("click", () => {
      this.sheet.open = false;
      then();
    });
  }
}
