# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Consecutive days of a region. A set of them is an int whose bit n stands for the n-th day.

So »every Saturday in December that is no holiday« is three ands over all days at once, and what is
true of the days whatever the string (weekdays, holidays, midnights) is worked out once for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from plugins.opening_hours.region import Region

_ONE_DAY = timedelta(days=1)


class Horizon:
    """``days`` days of ``region`` from ``start`` on."""

    def __init__(self, region: Region, start: date, days: int) -> None:
        self.region = region
        self.days = tuple(start + timedelta(days=number) for number in range(days))
        self.all = (1 << days) - 1
        self._public: dict[int, int] = {}
        self._school: dict[tuple[int, bool], int] = {}
        self._weeks: dict[int, tuple[date, ...]] = {}

    @cached_property
    def weekdays(self) -> tuple[int, ...]:
        """The Mondays, the Tuesdays, and so on."""
        return tuple(
            sum(1 << n for n, day in enumerate(self.days) if day.weekday() == weekday)
            for weekday in range(7)
        )

    @cached_property
    def months(self) -> tuple[tuple[int, int, int], ...]:
        """Year, month, and the days in it."""
        found: dict[tuple[int, int], int] = {}
        for number, day in enumerate(self.days):
            found[day.year, day.month] = found.get((day.year, day.month), 0) | 1 << number
        return tuple((year, month, days) for (year, month), days in found.items())

    @cached_property
    def years(self) -> range:
        """Every year of which it has a day."""
        return range(self.days[0].year, self.days[-1].year + 1)

    @cached_property
    def names(self) -> dict[int, str]:
        """The public holidays: number of the day → name."""
        named = ((number, self.region.holiday(day)) for number, day in enumerate(self.days))
        return {number: name for number, name in named if name}

    @cached_property
    def other_names(self) -> dict[int, str]:
        """The days that have a name and are no holidays: number of the day → name."""
        numbers = {day: number for number, day in enumerate(self.days)}
        return {numbers[day]: name for day, name in self.region.named_days if day in numbers}

    @cached_property
    def midnights(self) -> tuple[tuple[int, int], ...]:
        """Each day's midnight in UTC epoch minutes, and how many minutes the day has."""
        zone = self.region.timezone
        begins = [instant(zone, day, 0) for day in (*self.days, self.days[-1] + _ONE_DAY)]
        return tuple((a, b - a) for a, b in pairwise(begins))

    def week_of(self, number: int) -> tuple[date, ...]:
        """Monday to Sunday of the week around the day ``number``, also those outside."""
        found = self._weeks.get(number)
        if found is None:
            day = self.days[number]
            monday = day - timedelta(days=day.weekday())
            found = tuple(monday + timedelta(days=weekday) for weekday in range(7))
            self._weeks[number] = found
        return found

    def between(self, first: date, last: date) -> int:
        """The days from ``first`` to ``last``."""
        start = self.days[0]
        begin, end = max((first - start).days, 0), min((last - start).days + 1, len(self.days))
        return (1 << end) - (1 << begin) if begin < end else 0

    def public_holidays(self, offset: int = 0) -> int:
        """The days ``offset`` days after a public holiday."""
        found = self._public.get(offset)
        if found is None:
            bases = (day - timedelta(days=offset) for day in self.days)
            found = sum(1 << n for n, base in enumerate(bases) if self.region.holiday(base))
            self._public[offset] = found
        return found

    def school_holidays(self, offset: int, unknown: bool) -> int:
        """The days ``offset`` days after a day in school holidays.

        ``unknown`` says whether to take a day for one of whose year none are given.
        """
        found = self._school.get((offset, unknown))
        if found is None:
            bases = (day - timedelta(days=offset) for day in self.days)
            answers = (self.region.in_school_holidays(base) for base in bases)
            said = (unknown if answer is None else answer for answer in answers)
            found = sum(1 << n for n, holiday in enumerate(said) if holiday)
            self._school[offset, unknown] = found
        return found


@lru_cache(maxsize=64)
def horizon(region: Region, start: date, days: int) -> Horizon:
    """The one horizon that all strings of a build share."""
    return Horizon(region, start, days)


def numbers(days: int) -> Iterator[int]:
    """The members of a set of days, ascending."""
    while days:
        lowest = days & -days
        yield lowest.bit_length() - 1
        days ^= lowest


@lru_cache(maxsize=8192)
def instant(zone: str, day: date, minute: int) -> int:
    """The epoch minute of a wall time given as minutes from the day's midnight (0 to 1440).

    One that a clock change skips is the moment of the change, one that comes twice its first.
    """
    info = ZoneInfo(zone)
    wall = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)  # noqa: DTZ001
    wall = wall.replace(tzinfo=info)
    found = wall.astimezone(UTC)
    if found.astimezone(info).replace(fold=0) != wall:  # skipped by a clock change
        before = wall.utcoffset() or timedelta()
        at = wall.replace(fold=1).astimezone(UTC)
        while at.astimezone(info).utcoffset() == before:
            at += timedelta(minutes=1)
        found = at
    return int(found.timestamp()) // 60
