# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""On which days does a rule hold? Selectors against the days of a region."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import MAXYEAR, date, timedelta
from functools import lru_cache, reduce
from operator import or_

from plugins.opening_hours.german_holidays import easter
from plugins.opening_hours.horizon import Horizon, numbers
from plugins.opening_hours.rules import Dates, Holiday, Months, Point, Rule, Weekdays

#: A range of dates up to this long (days) speaks of each of its days, so also of a holiday in it.
#: »Dec 24-26 12:00-20:00« was written with Christmas in mind; »Apr 01-Oct 31« was not.
SPEAKS_OF_EACH_DAY = 7

#: Stands for any year where only the length of a range is asked.
_LEAP_YEAR = 2024

#: A range of dates up to this long (days) is an exception from the regular week, not a season.
LONGEST_EXCEPTION = 42


def days_of(rule: Rule, horizon: Horizon, unknown_school: bool) -> int:
    """The days on which the rule holds; ``unknown_school`` as for ``school_holidays``."""
    found = season_of(rule, horizon)
    if rule.days:
        found &= _any_of(rule.days, horizon, unknown_school)
    if rule.only:
        found &= _any_of(rule.only, horizon, unknown_school)
    return found


def season_of(rule: Rule, horizon: Horizon) -> int:
    """The days on which the years, dates and weeks of the rule hold."""
    found = horizon.all
    if rule.years:
        found &= _union(
            horizon.between(date(y.first, 1, 1), date(y.last or MAXYEAR, 12, 31))
            for y in rule.years
        )
    if rule.dates:
        found &= _union(covered(part, horizon) for part in rule.dates)
    if rule.weeks:
        weeks = [(1 << n, day.isocalendar().week) for n, day in enumerate(horizon.days)]
        found &= _union(
            bit
            for bit, week in weeks
            for w in rule.weeks
            if w.first <= week <= w.last and (week - w.first) % w.step == 0
        )
    return found


def _union(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)


def covered(part: Dates | Months, horizon: Horizon) -> int:
    """The days that a range of months or dates holds on."""
    if isinstance(part, Months):
        return _union(d for year, month, d in horizon.months if _in_months(part, year, month))
    found = 0
    for year in horizon.years:
        opening, closing = date(year, 1, 1), date(year, 12, 31)
        for first, last in spans_near(part, year):
            found |= horizon.between(max(first, opening), min(last, closing))
    return found


def _in_months(part: Months, year: int, month: int) -> bool:
    if part.first <= part.last:
        return part.first <= month <= part.last and part.year in (None, year)
    # »2026 Oct-Mar« runs from October 2026 into March 2027
    if month >= part.first:
        return part.year in (None, year)
    return month <= part.last and part.year in (None, year - 1)


@lru_cache(maxsize=4096)
def spans_near(part: Dates, year: int) -> tuple[tuple[date, date], ...]:
    """The first and last days of the range's occurrences that touch ``year``."""
    out = []
    years = (part.first.year,) if part.first.year is not None else (year - 1, year)
    for begin in years:
        first = _on(part.first, begin)
        last = _on(part.last, part.last.year if part.last.year is not None else begin)
        if first and last and last < first and part.last.year is None:
            last = _on(part.last, begin + 1)
        if first and last and first <= last:
            out.append((first, last))
    return tuple(out)


def _on(point: Point, year: int) -> date | None:
    """The point in that year; None for 29 February where there is none."""
    if point.month == 0:
        return easter(year) + timedelta(days=point.offset)
    if point.day > monthrange(year, point.month)[1]:
        return None
    return date(year, point.month, point.day) + timedelta(days=point.offset)


def _any_of(parts: tuple[Weekdays | Holiday, ...], horizon: Horizon, unknown_school: bool) -> int:
    """The days on which one of the weekdays and holidays holds."""
    found = 0
    for part in parts:
        if isinstance(part, Weekdays):
            found |= _nth_weekdays(part, horizon) if part.nth else _weekdays(part, horizon)
        elif part.kind == "PH":
            found |= horizon.public_holidays(part.offset)
        else:
            found |= horizon.school_holidays(part.offset, unknown_school)
    return found


def _weekdays(part: Weekdays, horizon: Horizon) -> int:
    days = horizon.weekdays
    return _union(days[(part.first + i) % 7] for i in range((part.last - part.first) % 7 + 1))


def _nth_weekdays(part: Weekdays, horizon: Horizon) -> int:
    """``Sa[1,-1]``: counted in the month of the weekday itself, then moved by the offset."""
    offset = timedelta(days=part.offset)
    found = 0
    for number in numbers(horizon.weekdays[(part.first + part.offset) % 7]):
        base = horizon.days[number] - offset
        length = monthrange(base.year, base.month)[1]
        if (base.day - 1) // 7 + 1 in part.nth or -((length - base.day) // 7 + 1) in part.nth:
            found |= 1 << number
    return found


def speaks_of(rule: Rule, day: date) -> bool:
    """Given that the rule holds on ``day``, a holiday: was it written with that day in mind?"""
    if rule.always:
        return True
    if any(isinstance(d, Holiday) and d.kind == "PH" and not d.offset for d in rule.days):
        return True
    if any(h.kind == "PH" and not h.offset for h in rule.only):
        return True
    return any(
        (last - first).days < SPEAKS_OF_EACH_DAY
        for part in rule.dates
        if isinstance(part, Dates)
        for first, last in spans_near(part, day.year)
        if first <= day <= last
    )


@lru_cache(maxsize=8192)
def is_exception(rule: Rule) -> bool:
    """The rule speaks of single days or a few weeks, not of the regular week."""
    if rule.only:
        return True
    for part in rule.dates:
        if isinstance(part, Dates):
            spans = spans_near(part, part.first.year or _LEAP_YEAR)
            if all((last - first).days < LONGEST_EXCEPTION for first, last in spans):
                return True
    return bool(rule.days) and not any(isinstance(d, Weekdays) and not d.nth for d in rule.days)
