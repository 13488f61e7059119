// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A page that the worker had kept: a bar at its foot says so, and how old it is. The worker puts this script into the page.

const mark = document.querySelector("script[data-why]");
const bar = document.createElement("p");
bar.className = "kept-bar";
bar.setAttribute("role", "status");
document.body.append(bar);

function showBar(text, again = "") {
  bar.textContent = text;
  if (!again) return;
  const link = document.createElement("a");
  link.href = location.href;
  link.textContent = again;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    location.reload();
  });
  bar.append(" ", link);
}

function showAge() {
  const { zone, language } = pageClock();
  const wall = wallMinute(Math.floor(Number(mark.dataset.at) / 60000), zone);
  const date = dateText(dayOf(wall), language, { day: "numeric", month: "long" });
  const text = mark.dataset.why === "slow" ? _("Slow connection: as of {date}, {time}") : _("Offline: as of {date}, {time}");
  showBar(fill(text, { date, time: clockText(wall) }));
}

// A region that is there before it has something to say is read out.
requestAnimationFrame(() => setTimeout(showAge, 100));
addEventListener("online", () => showBar(_("You are online again."), _("Reload the page")));
navigator.serviceWorker?.addEventListener("message", ({ data }) => {
  if (data === "arrived") showBar(_("There is a newer version of this page."), _("Show it"));
});
navigator.serviceWorker?.startMessages();
