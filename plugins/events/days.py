# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Days with their events, as calendars and the first page show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from plugins.businesses.hours import region_of
from plugins.core.city import City
from plugins.core.facts import Facts
from plugins.events.agenda import Entry
from plugins.events.dates import Dates
from plugins.events.views import EventRow, row_of


@dataclass(frozen=True, slots=True)
class EventDay:
    """One day: ``label`` is »heute« or »morgen« on the build's day, ``holiday`` its name.

    ``more`` counts the rows that a short list leaves out; ``more_address`` shows them all.
    """

    day: date
    label: str
    holiday: str
    rows: tuple[EventRow, ...]
    more: int = 0
    more_address: str = ""


def holiday_name(day: date, city: City) -> str:
    """The public holiday, or what the city itself marks on this day."""
    public = region_of(city).holiday(day)
    return public or next((local.name for local in city.holidays if local.date == day), "")


def event_day(facts: Facts, ordinal: int, entries: Sequence[Entry]) -> EventDay:
    """The day ``ordinal`` with the rows of ``entries``."""
    day, today = date.fromordinal(ordinal), facts.now.today
    label = {today: "heute", today + timedelta(days=1): "morgen"}.get(day, "")
    rows = tuple(
        row_of(event_id, facts.of(Dates, event_id).all[index], facts, day)
        for event_id, index in entries
    )
    return EventDay(day, label, holiday_name(day, facts.catalogue.city), rows)


def short_day(
    facts: Facts, ordinal: int, entries: Sequence[Entry], count: int, more_address: str
) -> EventDay:
    """The day with only ``entries`` of its ``count`` dates; the rest is one tap away."""
    day = event_day(facts, ordinal, entries)
    hidden = count - len(entries)
    return replace(day, more=hidden, more_address=more_address) if hidden > 0 else day
