# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A month as a table of weeks, or some weeks from a Monday on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from plugins.core.city import City
from plugins.core.identity import Same
from plugins.events.agenda import Entry
from plugins.events.card import EventCard
from plugins.events.days import holiday_name
from plugins.events.kinds import MARKS, marks_of

#: What a table shows of a day: its ordinal, how many dates it has, the address of the page where
#: they stand, and which of ``MARKS``.
Cell = tuple[int, int, str, tuple[str, ...]]


class MonthCell(Struct, frozen=True):
    """One day of the table; ``address`` leads to the day, "" where nothing is on."""

    day: date
    count: int
    in_month: bool
    address: str
    holiday: str
    #: The kinds of its events: some of ``MARKS``, and their words.
    marks: tuple[tuple[str, str], ...]


class MonthTable(Struct, frozen=True):
    """Whole weeks, Monday first. ``marks`` are those that occur, with their words."""

    label: str
    weeks: tuple[tuple[MonthCell, ...], ...]
    marks: tuple[tuple[str, str], ...]
    #: Whether it is no month, so that the days have to say which one they are of.
    rolling: bool


def cell_of(
    day: int, entries: Iterable[Entry], address: str, cards: Mapping[str, EventCard]
) -> Cell:
    """The cell of the day ``day``, whose events stand on the page ``address``."""
    entries = tuple(entries)
    kinds = {cards[event_id].kinds for event_id, _ in entries}
    found = set[str]().union(*map(marks_of, kinds))
    return day, len(entries), address, tuple([mark for mark in MARKS if mark in found])


def month_table(city: City, first: date, label: str, days: tuple[Cell, ...]) -> MonthTable:
    """The table of the month that begins on ``first`` and is called ``label``."""
    after = (first + timedelta(days=31)).replace(day=1)
    return _table(Same(city), first, after, label, days, False)


def weeks_table(
    city: City, first: date, weeks: int, label: str, days: tuple[Cell, ...]
) -> MonthTable:
    """The table of ``weeks`` weeks, of which ``first`` is the first Monday."""
    return _table(Same(city), first, first + timedelta(weeks=weeks), label, days, True)


#: All pages of a month show its table.
@lru_cache(maxsize=64)
def _table(
    same: Same[City], first: date, after: date, label: str, days: tuple[Cell, ...], rolling: bool
) -> MonthTable:
    city = same.it
    known = {day: (count, address, marks) for day, count, address, marks in days}
    words = {mark: city.words(text) for mark, text in MARKS.items()}

    def cell(day: date) -> MonthCell:
        inside = first <= day < after
        count, address, marks = known.get(day.toordinal(), _NOTHING) if inside else _NOTHING
        link = f"{address}#tag-{day.isoformat()}" if count else ""
        told = tuple([(mark, words[mark]) for mark in marks])
        return MonthCell(day, count, inside, link, holiday_name(day, city), told)

    monday = first - timedelta(days=first.weekday())
    weeks = []
    while monday < after:
        weeks.append(tuple([cell(monday + timedelta(days=n)) for n in range(7)]))
        monday += timedelta(weeks=1)
    occurring = {mark for _, _, _, marks in days for mark in marks}
    key = tuple([pair for pair in words.items() if pair[0] in occurring])
    return MonthTable(label, tuple(weeks), key, rolling)


_NOTHING: tuple[int, str, tuple[str, ...]] = (0, "", ())
