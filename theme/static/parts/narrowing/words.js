// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What the filters say. The build puts the page's language in the place of each `_("…")`.

function filterWords() {
  return {
    found: _("{n} of {total} businesses"),
    show: _("Show {n} businesses"),
    showOne: _("Show one business"),
    more: _("Show {n} more"),
    remove: _("Remove filter: {name}"),
    openOn: _("open {day} at {time}"),
    without: _("Without “{name}”: {n}"),
    tooFar: _("The hours are known until {date}."),
    over: _("This time is over."),
    failed: _("The list could not be loaded. Are you online?"),
  };
}
