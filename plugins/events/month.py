# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A month as a table of weeks."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from plugins.core.facts import Facts
from plugins.events.days import holiday_name


@dataclass(frozen=True, slots=True)
class MonthCell:
    """One day of the table; ``address`` leads to the day, "" where nothing is on."""

    day: date
    count: int
    in_month: bool
    today: bool
    address: str
    holiday: str


@dataclass(frozen=True, slots=True)
class MonthTable:
    """A month in whole weeks, Monday first."""

    label: str
    weeks: tuple[tuple[MonthCell, ...], ...]


def month_table(
    facts: Facts, first: date, label: str, days: Iterable[tuple[int, int, str]]
) -> MonthTable:
    """The table of the month that begins on ``first`` and is called ``label``.

    ``days`` are those with events: an ordinal, how many, and the address where they stand.
    """
    counts = {date.fromordinal(day): (count, address) for day, count, address in days}
    city, today = facts.catalogue.city, facts.now.today

    def cell(day: date) -> MonthCell:
        inside = day.month == first.month
        count, address = counts.get(day, (0, "")) if inside else (0, "")
        link = f"{address}#tag-{day.isoformat()}" if count else ""
        return MonthCell(day, count, inside, day == today, link, holiday_name(day, city))

    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return MonthTable(label, tuple(tuple(cell(day) for day in week) for week in weeks))
