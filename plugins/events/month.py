# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A month as a table of weeks."""

from __future__ import annotations

import calendar
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from plugins.core.city import City
from plugins.core.identity import Same
from plugins.events.days import holiday_name


class MonthCell(Struct, frozen=True):
    """One day of the table; ``address`` leads to the day, "" where nothing is on."""

    day: date
    count: int
    in_month: bool
    address: str
    holiday: str


class MonthTable(NamedTuple):
    """A month in whole weeks, Monday first."""

    label: str
    weeks: tuple[tuple[MonthCell, ...], ...]


def month_table(
    city: City, first: date, label: str, days: tuple[tuple[int, int, str], ...]
) -> MonthTable:
    """The table of the month that begins on ``first`` and is called ``label``.

    ``days`` are those with events: an ordinal, how many, and the address where they stand.
    """
    return _table(Same(city), first, label, days)


#: All pages of a month show its table.
@lru_cache(maxsize=64)
def _table(
    same: Same[City], first: date, label: str, days: tuple[tuple[int, int, str], ...]
) -> MonthTable:
    counts = {day: (count, address) for day, count, address in days}

    def cell(day: date) -> MonthCell:
        inside = day.month == first.month
        count, address = counts.get(day.toordinal(), (0, "")) if inside else (0, "")
        link = f"{address}#tag-{day.isoformat()}" if count else ""
        return MonthCell(day, count, inside, link, holiday_name(day, same.it))

    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return MonthTable(label, tuple([tuple([cell(day) for day in week]) for week in weeks]))
