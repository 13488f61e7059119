// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What a list is narrowed to, and how the address says it: ?offen=jetzt&kategorie=cafes&rollstuhl=1. The names are the
// same in every language, for an address is passed on. `offen` is "jetzt" or a time of the town: 2026-11-28T14:00.

export const TRAITS = { rollstuhl: 1, gutschein: 2, lieferung: 4, vegetarisch: 8, vegan: 16, draussen: 32 };

/** A query → what is asked for: {offen: "", kategorie: "", strasse: "", traits: [names]}; nonsense is left out. */
export function readAsked(query) {
  const asked = new URLSearchParams(query);
  const offen = asked.get("offen") ?? "";
  const slug = (name) => asked.get(name)?.match(/^[a-z0-9-]+$/)?.[0] ?? "";
  return {
    offen: offen === "jetzt" || isMoment(offen) ? offen : "",
    kategorie: slug("kategorie"),
    strasse: slug("strasse"),
    traits: Object.keys(TRAITS).filter((name) => asked.get(name) === "1"),
  };
}

function isMoment(text) {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}Z`));
}

/** A query with what is asked for; what others wrote into it stays. */
export function writeAsked(query, { offen, kategorie, strasse, traits }) {
  const mine = new Set(["offen", "kategorie", "strasse", ...Object.keys(TRAITS)]);
  const kept = query.replace(/^\?/, "").split("&").filter((pair) => pair && !mine.has(pair.split("=")[0]));
  const said = Object.entries({ offen, kategorie, strasse }).filter(([, value]) => value);
  const pairs = [...kept, ...said.map(([name, value]) => `${name}=${value}`), ...traits.map((name) => `${name}=1`)];
  return pairs.length ? `?${pairs.join("&")}` : "";
}

function asksNothing({ offen, kategorie, strasse, traits }) {
  return !(offen || kategorie || strasse || traits.length);
}
