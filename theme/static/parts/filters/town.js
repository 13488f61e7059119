// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The first page's register when its few rows are mostly closed: others, that are open, take their places.

async function fillTown(register) {
  const address = new URL(register.dataset.list, location.href);
  const directory = readDirectory(...(await Promise.all([address, register.dataset.hours].map(fetchJson))));
  const rows = new FoundRegister(register.querySelector("[data-filter-example]"), directory, address);
  const { now } = pageClock();
  const open = ({ state }) => state?.kind === "open";
  const here = new Set(register.rows.filter(open).map(({ row }) => row.querySelector("a").href));
  const missing = directory.id
    .map((id, index) => ({ index, here: here.has(new URL(`${id}/`, address).href), state: stateAt(directory.badges[directory.hoursAt[index]]?.intervals ?? [], directory.horizon, now) }))
    .filter((other) => open(other) && !other.here)
    .sort((one, other) => (other.state.until ?? 1e9) - (one.state.until ?? 1e9) || 0);
  const places = register.rows.length;
  const added = missing.slice(0, places - here.size).map(({ index }) => rows.entry(index));
  const closed = register.rows.filter((entry) => !open(entry)).slice(0, places - here.size - added.length);
  register.rows = [...register.rows.filter(open), ...added, ...closed];
  register.show(pageClock());
}
