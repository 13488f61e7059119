# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""All dates of the city by day, and on which page of the calendar each day stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from plugins.core.facts import Facts
from plugins.events.card import EventCard
from plugins.events.model import Event

#: Up to so many days an event stands under each of its days; a longer one under its first day,
#: and under the first day of a list that begins while it runs.
SHORT = 4

#: An event's id and the index of one of its dates.
Entry = tuple[str, int]
#: A day as an ordinal, and what stands under it in the order of the clock, whole days last.
AgendaDay = tuple[int, tuple[Entry, ...]]


#: An entry behind what it is sorted by: whether it has no time of day, the epoch minute it begins
#: at, the event's name.
Ranked = tuple[bool, int, str, str, int]


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
    days: dict[int, list[Ranked]] = {}
    running: list[tuple[int, int, Ranked]] = []
    months: dict[tuple[int, int], int] = {}
    beginning: dict[tuple[int, int], dict[str, None]] = {}
    month_of: dict[int, tuple[int, int]] = {}
    cards: Mapping[str, EventCard] = facts.catalogue.cards(Event)
    for event_id, card in cards.items():
        name = card.name
        for nth, (first, last, begins, timed) in enumerate(card.dates):
            month = month_of.get(first)
            if month is None:
                day = date.fromordinal(first)
                month = month_of[first] = (day.year, day.month)
            months[month] = months.get(month, 0) + 1
            beginning.setdefault(month, {})[event_id] = None
            days.setdefault(first, []).append((not timed, begins, name, event_id, nth))
            if last > first:
                later = (True, begins, name, event_id, nth)
                if last - first < SHORT:
                    for other in range(first + 1, last + 1):
                        days.setdefault(other, []).append(later)
                else:
                    running.append((first, last, later))
    for entries in days.values():
        entries.sort()
    ids = {month: tuple(found) for month, found in beginning.items()}
    return {"": Agenda(days, tuple(running), months, ids)}


def days_from(facts: Facts, since: date, after: date) -> Iterator[AgendaDay]:
    """Every day from ``since`` to before ``after`` that has an event, in order."""
    known = facts.of(Agenda, "")
    begin, end = since.toordinal(), after.toordinal()
    on_the_way = [ranked for first, last, ranked in known.running if first < begin <= last]
    for day in range(begin, end):
        entries = known.days.get(day, [])
        if day == begin and on_the_way:
            entries = sorted([*entries, *on_the_way])
        if entries:
            yield day, tuple([entry[3:] for entry in entries])
