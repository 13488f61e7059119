# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Days with their events, as calendars and the first page show them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from plugins.businesses.hours_words import holiday_in
from plugins.businesses.region import region_of
from plugins.core.city import City
from plugins.core.facts import Facts
from plugins.core.identity import Same
from plugins.events.agenda import Entry
from plugins.events.rows import EventRow, EventRows


class EventDay(Struct, frozen=True):
    """One day with the name of its holiday, if it is one, and its events.

    ``more`` counts the rows that a short list leaves out; ``more_address`` shows them all.
    """

    day: date
    holiday: str
    rows: tuple[EventRow, ...]
    more: int = 0
    more_address: str = ""


def holiday_name(day: date, city: City) -> str:
    """The public holiday, or what the city itself marks on this day."""
    return _holiday_name(day, Same(city))


@lru_cache(maxsize=4096)
def _holiday_name(day: date, same: Same[City]) -> str:
    public = region_of(same.it).holiday(day)
    local = next((local.name for local in same.it.holidays if local.date == day), "")
    return holiday_in(same.it.words, public or local)


def event_day(
    facts: Facts,
    ordinal: int,
    entries: Sequence[Entry],
    more: int = 0,
    more_address: str = "",
) -> EventDay:
    """The day ``ordinal`` with the rows of ``entries``."""
    day = date.fromordinal(ordinal)
    events = facts.each(EventRows, [event_id for event_id, _ in entries])
    rows = [found.on(index, day) for found, (_, index) in zip(events, entries, strict=True)]
    holiday = holiday_name(day, facts.catalogue.city)
    return EventDay(day, holiday, tuple(rows), more, more_address)


def short_day(
    facts: Facts, ordinal: int, entries: Sequence[Entry], count: int, more_address: str
) -> EventDay:
    """The day with only ``entries`` of its ``count`` dates; the rest is one tap away."""
    hidden = count - len(entries)
    if hidden <= 0:
        return event_day(facts, ordinal, entries)
    return event_day(facts, ordinal, entries, hidden, more_address)


def next_weekend(today: date) -> tuple[date, ...]:
    """The Saturday and the Sunday that come next, or what is left of them."""
    saturday = today + timedelta(days=(5 - today.weekday()) % 7 if today.weekday() < 6 else -1)
    return tuple([day for day in (saturday, saturday + timedelta(days=1)) if day >= today])
