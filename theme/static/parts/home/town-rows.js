// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The first page's register out of the whole directory: what closes soon, what is open longest; where few are open, what
// opens next.

const SOON_ROWS = 4;

async function fillTown(register) {
  const address = new URL(register.dataset.list, location.href);
  const directory = readDirectory(...(await Promise.all([address, register.dataset.hours].map(fetchJson))));
  const rows = new FoundRegister(register.querySelector("[data-filter-example]"), directory, address);
  const places = register.rows.length;
  register.choose = ({ now }) => chosen(directory, now, places).map((index) => rows.entry(index));
  register.show(pageClock());
}

/** The places of those to show: as many as there is room for. */
function chosen(directory, now, places) {
  const states = directory.badges.map(({ intervals }) => stateAt(intervals, directory.horizon, now));
  const known = directory.id.map((_id, index) => ({ index, state: states[directory.hoursAt[index]] })).filter(({ state }) => state);
  const end = ({ state }) => state.until ?? directory.horizon;
  const open = known.filter(({ state }) => state.kind === "open").sort((one, other) => end(one) - end(other) || 0);
  const soon = open.filter((other) => end(other) - now <= 60).slice(0, SOON_ROWS);
  const longest = open.slice(soon.length).slice(soon.length - places);
  const next = known.filter(({ state }) => state.kind === "closed" && state.next).sort((one, other) => one.state.next - other.state.next);
  return [...soon, ...longest, ...next].slice(0, places).map(({ index }) => index);
}
