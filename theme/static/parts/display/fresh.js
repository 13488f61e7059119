// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What keeps a screen fresh: its files, how old its slides are, and that it is not switched off.

/** A new version of the program: its files are fetched first, so that the page surely comes back. */
export async function renewFiles(other) {
  const files = (page) => [...page.querySelectorAll("script[src], link[rel=stylesheet]")].map((file) => file.getAttribute("src") ?? file.getAttribute("href"));
  const [ours, theirs] = [files(document), files(other)];
  if (ours.join() === theirs.join()) return;
  const answers = await Promise.all(theirs.map((file) => fetch(new URL(file, location.href))));
  if (answers.every(({ ok }) => ok)) location.reload();
}

/** How old the slides are: the time while it is today's, else the day as well; loud once it is an hour. */
export function tellAge(screen, fetched, { zone }) {
  const wall = wallMinute(Math.floor(fetched / 60000), zone);
  const today = dayOf(wall) === dayOf(wallMinute(Math.floor(Date.now() / 60000), zone));
  const day = today ? "" : `${dateText(dayOf(wall), "d")}, `;
  const stand = screen.querySelector("[data-stand]");
  stand.textContent = fill(_("As of {time}"), { time: day + clockText(wall) });
  stand.classList.toggle("is-old", Date.now() - fetched > 3600000);
}

/** Ask the machine not to switch its screen off; it lets go whenever the page is hidden. */
export function stayAwake() {
  if (!document.hidden) navigator.wakeLock?.request("screen").catch(() => {});
}
