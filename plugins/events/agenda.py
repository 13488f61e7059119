# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""All dates of the city by day, and on which page of the calendar each day stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct

from plugins.core.facts import Facts
from plugins.events.card import EventCard
from plugins.events.model import Event

#: Up to so many days an event stands under each of its days; a longer one under its first day, and
#: a calendar shows how long it runs beside its days.
SHORT = 4
#: So far do the first pages look ahead.
HORIZON = timedelta(days=35)
#: So far does the first page of the calendar show what runs for longer.
WEEKS = timedelta(weeks=4)

#: An event's id and the index of one of its dates.
Entry = tuple[str, int]
#: A day as an ordinal, and what stands under it in the order of the clock, whole days last.
AgendaDay = tuple[int, tuple[Entry, ...]]


#: An entry behind what it is sorted by: the epoch minute it begins at (``WHOLE`` more where it has
#: no time of day), the event's name.
Ranked = tuple[int, str, str, int]
#: More than any epoch minute.
WHOLE = 1 << 40


class Agenda(Struct, frozen=True):
    """Entries by day (an ordinal), each day sorted; and the dates that run for longer than
    ``SHORT``, with their first and last day.
    """

    days: Mapping[int, list[Ranked]]
    running: tuple[tuple[int, int, Ranked], ...]
    #: Every month in which an event begins → the number of its dates.
    months: Mapping[tuple[int, int], int]
    #: The events whose dates begin in a month, by id.
    beginning: Mapping[tuple[int, int], tuple[str, ...]]


class DayPlace(Struct, frozen=True):
    """Where the calendar shows a day, and how many dates it has there. Facts by ISO date."""

    address: str
    count: int


def agenda(facts: Facts) -> Mapping[str, Agenda]:
    """The rule behind the fact ``Agenda``: one for the city, under "". For planning."""
    days: defaultdict[int, list[Ranked]] = defaultdict(list)
    short: list[tuple[int, int, Ranked]] = []
    running: list[tuple[int, int, Ranked]] = []
    beginning: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    month_of = _Months()
    cards: Mapping[str, EventCard] = facts.catalogue.cards(Event)
    for event_id, card in cards.items():
        name, dates, within = card.name, card.dates, None
        for nth, (first, last, begins, timed) in enumerate(dates):
            days[first].append((begins if timed else begins + WHOLE, name, event_id, nth))
            if last > first:
                long = short if last - first < SHORT else running
                long.append((first, last, (begins + WHOLE, name, event_id, nth)))
            month = month_of[first]
            if month != within:  # dates stand in order, so this spares most of the repetitions
                beginning[month].append(event_id)
                within = month
    months = Counter[tuple[int, int]]()
    for day, entries in days.items():
        months[month_of[day]] += len(entries)
    for first, last, later in short:
        for day in range(first + 1, last + 1):
            days[day].append(later)
    for entries in days.values():
        entries.sort()
    ids = {month: tuple(dict.fromkeys(found)) for month, found in beginning.items()}
    return {"": Agenda(dict(days), tuple(running), months, ids)}


class _Months(dict[int, tuple[int, int]]):
    """The month of a day, worked out once for all that is on."""

    def __missing__(self, ordinal: int) -> tuple[int, int]:
        day = date.fromordinal(ordinal)
        month = self[ordinal] = (day.year, day.month)
        return month


class ComingDays(Struct, frozen=True, array_like=True):
    """The days with events from the build's day on, for ``HORIZON`` days, and what runs for longer
    within ``WEEKS`` weeks. For planning.
    """

    days: tuple[AgendaDay, ...]
    running: tuple[Entry, ...]


def coming_days(facts: Facts) -> Mapping[str, ComingDays]:
    """The rule behind the fact ``ComingDays``, under "": most that is planned sees no further."""
    today = facts.now.today
    days = tuple(days_from(facts, today, today + HORIZON))
    return {"": ComingDays(days, running_from(facts, today, today + WEEKS))}


def days_from(facts: Facts, since: date, after: date) -> Iterator[AgendaDay]:
    """Every day from ``since`` to before ``after`` that has an event, in order."""
    known = facts.of(Agenda, "").days
    for day in range(since.toordinal(), after.toordinal()):
        if day in known:
            yield day, tuple([entry[2:] for entry in known[day]])


def running_from(facts: Facts, since: date, after: date) -> tuple[Entry, ...]:
    """What runs for longer than ``SHORT`` days, some of it from ``since`` to before ``after``; what
    ends first stands first.
    """
    begin, end = since.toordinal(), after.toordinal()
    found = [
        (last, ranked)
        for first, last, ranked in facts.of(Agenda, "").running
        if first < end and last >= begin
    ]
    return tuple([ranked[2:] for _, ranked in sorted(found)])
