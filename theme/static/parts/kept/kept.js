// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A page that the worker had kept: a bar at its foot says so, and how old it is. The worker puts this script into the page.

const { at, why } = document.querySelector("script[data-why]").dataset;
const bar = document.createElement("p");
bar.className = "kept-bar";
bar.role = "status";
document.body.append(bar);

/** again: what a link to this very page says, which asks for it anew. */
function showBar(text, again) {
  bar.textContent = text;
  if (again) bar.append(" ", Object.assign(document.createElement("a"), { href: "", textContent: again }));
}

function showAge() {
  const wall = wallMinute(Math.floor(at / 60000), pageClock().zone);
  const text = why === "slow" ? _("Slow connection: as of {date}, {time}") : _("Offline: as of {date}, {time}");
  showBar(fill(text, { date: dateText(dayOf(wall), "d"), time: clockText(wall) }));
}

// A region that is there before it has something to say is read out.
requestAnimationFrame(() => setTimeout(showAge, 100));
addEventListener("online", () => showBar(_("You are online again."), _("Reload the page")));
navigator.serviceWorker.onmessage = ({ data }) => data === "arrived" && showBar(_("There is a newer version of this page."), _("Show it"));
