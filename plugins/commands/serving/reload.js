// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
// Added by `serve` only: reloads the page after a build, and says what is wrong with the content.

const shown = new URL(import.meta.url).searchParams.get("build");
let events = null;

function tell(problems) {
  document.getElementById("stadtfenster-problems")?.remove();
  if (!problems) return;
  const bar = document.createElement("aside");
  bar.id = "stadtfenster-problems";
  bar.setAttribute("role", "status");
  bar.setAttribute("aria-label", "Fehler beim Bauen");
  const text = document.createElement("pre");
  text.tabIndex = 0;
  text.textContent = problems;
  bar.append(text);
  document.body.append(bar);
}

function listen() {
  events ??= new EventSource("/.stadtfenster/events");
  events.onmessage = ({ data }) => {
    const { build, problems } = JSON.parse(data);
    if (build !== shown) location.reload();
    else tell(problems);
  };
}

function stop() {
  events?.close();
  events = null;
}

// A browser opens few connections to one host, so a page in the background gives its own back.
document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
addEventListener("pagehide", stop);
addEventListener("pageshow", listen);
if (!document.hidden) listen();
