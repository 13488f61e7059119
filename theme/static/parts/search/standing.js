// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// How the panel stands: in the search page, whose address says what is shown, or over any other page; and its keys.

/** On the search page: what the address asks for, and back to it. */
export function standOnPage(panel) {
  const read = () => {
    const wanted = new URLSearchParams(location.search);
    panel.input.value = wanted.get("q") ?? "";
    panel.wide = new Set((wanted.get("alle") ?? "").split(" ").filter(Boolean));
  };
  read();
  window.addEventListener("popstate", () => {
    read();
    panel.show();
  });
  panel.entry.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    rememberSearch(panel, "pushState");
    panel.show();
  });
}

/** Say in the address what is shown. */
export function rememberSearch(panel, how) {
  const wanted = new URLSearchParams();
  if (panel.input.value.trim()) wanted.set("q", panel.input.value.trim());
  if (panel.wide.size) wanted.set("alle", [...panel.wide].join(" "));
  const search = wanted.size ? `?${wanted}` : location.pathname;
  if (search !== location.search) history[how](null, "", search);
}

/** Elsewhere: over the page while the focus is in it. */
export function lieOver(panel) {
  if (panel.showPopover) panel.popover = "manual";
  panel.entry.addEventListener("focusout", ({ relatedTarget }) => {
    if (!relatedTarget || !panel.entry.contains(relatedTarget)) setTimeout(() => panel.entry.contains(document.activeElement) || panel.close(), 150);
  });
  panel.input.addEventListener("focus", () => panel.show());
  document.addEventListener("pointerdown", ({ target }) => panel.entry.contains(target) || panel.close());
  for (const moved of ["scroll", "resize"]) window.addEventListener(moved, () => panel.hidden || putBelow(panel), { passive: true });
}

/** Over the page, as wide as there is room: below the field, from its left or to its right edge. */
export function putBelow(panel) {
  const field = panel.entry.querySelector(".search-field").getBoundingClientRect();
  const room = document.documentElement.clientWidth;
  const width = Math.min(room - 16, Math.max(field.width, 544));
  const left = Math.max(8, Math.min(field.left, room - width - 8));
  panel.style.setProperty("inline-size", `${width}px`);
  panel.style.setProperty("left", `${left + window.scrollX}px`);
  panel.style.setProperty("top", `${field.bottom + 4 + window.scrollY}px`);
}

/** Arrows walk from the field through the links, Escape leads back. */
export function walkResults(panel, event) {
  const stops = [panel.input, ...(panel.hidden ? [] : panel.querySelectorAll("a, button"))];
  const place = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") {
    if (panel.hidden && panel.onPage) return;
    event.preventDefault();
    panel.input.focus();
    if (!panel.onPage) panel.close();
  } else if (step && place >= 0 && (place + step >= 0) && stops[place + step]) {
    event.preventDefault();
    stops[place + step].focus();
  }
}
