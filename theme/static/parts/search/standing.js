// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The address says what is shown; and the keys.

/** Read from the address what is asked for, now and when somebody goes back to it. Who typed already is not interrupted. */
export function followAddress(panel) {
  const read = () => {
    const wanted = new URLSearchParams(location.search);
    panel.input.value = wanted.get("q") ?? "";
    panel.wide = new Set(wanted.get("alle")?.split(" "));
    panel.show();
  };
  if (panel.input.value) panel.show();
  else read();
  addEventListener("popstate", read);
  panel.entry.addEventListener("submit", (event) => {
    event.preventDefault();
    rememberSearch(panel, "pushState");
    panel.show();
  });
}

/** Say in the address what is shown. */
export function rememberSearch({ input, wide }, how) {
  const wanted = new URLSearchParams();
  if (input.value.trim()) wanted.set("q", input.value.trim());
  if (wide.size) wanted.set("alle", [...wide].join(" "));
  const search = wanted.size ? `?${wanted}` : location.pathname;
  if (search !== location.search) history[how](null, "", search);
}
