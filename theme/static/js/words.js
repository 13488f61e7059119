// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What the scripts say. The build puts the page's language in the place of each `_("…")`; {time}, {n} … are filled here.

export function pageWords() {
  return {
    open: _("Open"),
    openUntil: _("Open until {time}"),
    closesIn: _("Open, closes in {n} minutes"),
    closesInOne: _("Open, closes in one minute"),
    openAlways: _("Open around the clock"),
    closed: _("Closed"),
    closedShort: _("closed"),
    opensToday: _("Closed, opens today at {time}"),
    opensTomorrow: _("Closed, opens tomorrow at {time}"),
    opensWeekday: _("Closed, opens {weekday} at {time}"),
    opensDate: _("Closed, opens on {date} at {time}"),
    unknown: _("Please ask"),
    askFirst: _("Please ask before you go."),
    until: _("until {time}"),
    always: _("around the clock"),
    left: _("{n} min. left"),
    from: _("from {time}"),
    inMinutes: _("in {n} min."),
    tomorrow: _("tomorrow"),
    today: _("today"),
    past: _("over"),
    running: _("now"),
    listOpen: _("{n} of them open now"),
    ended: _("ended"),
    clock: _("{date}, {time}"),
    headline: _("{n} businesses are open now"),
    headlineOne: _("One business is open now"),
    headlineNone: _("No business is open now"),
    nextOpens: _("The next one opens {day} at {time}."),
    search: _("Search"),
    found: _("{n} businesses fit “{query}”."),
    foundOne: _("One business fits “{query}”."),
    foundNone: _("No business fits “{query}”."),
    endsToday: _("today only"),
  };
}
