// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The walk on the first page begins with those that are open.

/** What is open stands in front, no form beside itself. The plots stay, who stands on them changes: so nothing jumps. */
function lightFirst(scene, now) {
  const plots = [...scene.querySelectorAll(".stand")];
  const isOpen = ({ dataset }) => stateAt(readBadge(dataset.hours), Number(dataset.horizon ?? 0), now).kind === "open";
  const links = plots.map((plot) => plot.firstElementChild);
  const rows = [links.filter(isOpen), links.filter((link) => !isOpen(link))];
  const order = [];
  for (const row of rows) {
    while (row.length) {
      const other = row.findIndex(({ dataset }) => dataset.form !== order.at(-1)?.dataset.form);
      order.push(...row.splice(Math.max(0, other), 1));
    }
  }
  plots.forEach((plot, index) => plot.replaceChildren(order[index]));
}

for (const scene of document.querySelectorAll("street-scene[data-lit-first]")) lightFirst(scene, pageClock().now);
