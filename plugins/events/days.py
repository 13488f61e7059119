# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Days with their events, as calendars and the first page show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from plugins.businesses.hours import region_of
from plugins.core.catalogue import Facts
from plugins.core.city import City
from plugins.events.dates import Dates, first_day, last_day
from plugins.events.model import Event
from plugins.events.recurrence import Occurrence
from plugins.events.views import EventRow, row_of

#: Up to so many days an event stands under each of its days; a longer one under its first day,
#: and under the first day of a list that begins while it runs.
SHORT = 4


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
    public = region_of(city).public_holidays(day.year).get(day, "")
    return public or next((local.name for local in city.holidays if local.date == day), "")


def days_between(facts: Facts, first: date, after: date) -> tuple[EventDay, ...]:
    """Every day from ``first`` to before ``after`` that has an event, in order."""
    rows: dict[date, list[EventRow]] = {}
    for event in facts.catalogue.all(Event):
        for occurrence in facts.of(Dates, event.id).all:
            for day in _shown_on(occurrence, first, after):
                rows.setdefault(day, []).append(row_of(event, occurrence, facts, day))
    return tuple(event_day(facts, day, rows[day]) for day in sorted(rows))


def days_on(facts: Facts, first: date, most: int) -> tuple[EventDay, ...]:
    """The first ``most`` days from ``first`` that have an event."""
    horizon = first + timedelta(days=31)
    found = days_between(facts, first, horizon)
    return found[:most]


def event_day(facts: Facts, day: date, rows: list[EventRow]) -> EventDay:
    """A day with its rows in the order of the clock, whole days last."""
    today = facts.now.today
    label = {today: "heute", today + timedelta(days=1): "morgen"}.get(day, "")
    ordered = sorted(rows, key=lambda r: (r.start is None, r.begins, r.name, r.id))
    return EventDay(day, label, holiday_name(day, facts.catalogue.city), tuple(ordered))


def _shown_on(occurrence: Occurrence, first: date, after: date) -> list[date]:
    begin, end = first_day(occurrence), last_day(occurrence)
    if end < first or begin >= after:
        return []
    length = (end - begin).days + 1
    if length > SHORT:
        return [max(begin, first)]
    days = (begin + timedelta(days=n) for n in range(length))
    return [day for day in days if first <= day < after]
