# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Does a rule hold on a day? Selectors against the calendar of a region."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from plugins.opening_hours.german_holidays import easter
from plugins.opening_hours.region import Region
from plugins.opening_hours.rules import Dates, Holiday, Months, Point, Rule, Weekdays

#: A range of dates up to this long (days) speaks of each of its days, so also of a holiday in it.
#: »Dec 24-26 12:00-20:00« was written with Christmas in mind; »Apr 01-Oct 31« was not.
SPEAKS_OF_EACH_DAY = 7

#: Stands for any year where only the length of a range is asked.
_LEAP_YEAR = 2024

#: A range of dates up to this long (days) is an exception from the regular week, not a season.
LONGEST_EXCEPTION = 42


def in_season(rule: Rule, day: date) -> bool:
    """Years, dates and weeks of the rule hold on ``day``."""
    if rule.years and not any(
        y.first <= day.year and (y.last is None or day.year <= y.last) for y in rule.years
    ):
        return False
    if rule.dates and not any(covers(part, day) for part in rule.dates):
        return False
    if rule.weeks:
        week = day.isocalendar().week
        return any(w.first <= week <= w.last and (week - w.first) % w.step == 0 for w in rule.weeks)
    return True


def covers(part: Dates | Months, day: date) -> bool:
    """A range of months or dates holds on ``day``."""
    if isinstance(part, Months):
        if part.first <= part.last:
            return part.first <= day.month <= part.last and part.year in (None, day.year)
        # »2026 Oct-Mar« runs from October 2026 into March 2027
        if day.month >= part.first:
            return part.year in (None, day.year)
        return day.month <= part.last and part.year in (None, day.year - 1)
    return any(first <= day <= last for first, last in spans_near(part, day.year))


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


def on_weekday(part: Weekdays, day: date) -> bool:
    """``Mo-Fr`` or ``Sa[1]`` holds on ``day``."""
    if not part.nth:
        return (day.weekday() - part.first) % 7 <= (part.last - part.first) % 7
    base = day - timedelta(days=part.offset)
    if base.weekday() != part.first:
        return False
    length = monthrange(base.year, base.month)[1]
    return (base.day - 1) // 7 + 1 in part.nth or -((length - base.day) // 7 + 1) in part.nth


def is_holiday(part: Holiday, day: date, region: Region, school: bool) -> bool:
    """``PH`` or ``SH`` holds on ``day``; ``school`` says whether to take an unknown day as one."""
    base = day - timedelta(days=part.offset)
    if part.kind == "PH":
        return bool(region.holiday(base))
    known = region.in_school_holidays(base)
    return school if known is None else known


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
