// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What the scripts say. The build puts the page's language in the place of each `_("…")`; {time}, {n} … are filled here.

export function pageWords() {
  return {
    open: _("Open"),
    hour: _("{hour}:00"),
    hourMinute: _("{hour}:{minute}"),
    openUntil: _("Open until {time}"),
    openUntilDay: _("Open until {weekday}, {time}"),
    closesIn: _("Open, closes in {n} minutes"),
    closesInOne: _("Open, closes in one minute"),
    openAlways: _("Open around the clock"),
    closed: _("Closed"),
    closedShort: _("closed"),
    closedOpens: _("Closed, {opens}"),
    closedToday: _("Closed today: {reason}"),
    closedUntil: _("Closed until {date}: {reason}"),
    closedFor: _("Closed: {reason}"),
    opensIn: _("opens in {n} minutes"),
    opensInOne: _("opens in one minute"),
    opensToday: _("opens today at {time}"),
    opensTomorrow: _("opens tomorrow at {time}"),
    opensWeekday: _("opens on {weekday} at {time}"),
    opensDate: _("opens on {date} at {time}"),
    unknown: _("Please ask"),
    until: _("until {time}"),
    untilDate: _("until {date}"),
    always: _("around the clock"),
    left: _("{n} min. left"),
    from: _("from {time}"),
    inMinutes: _("in {n} min."),
    tomorrow: _("tomorrow"),
    today: _("today"),
    running: _("now"),
    search: _("Search"),
    endsToday: _("today only"),
  };
}
