# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The plain definition of »a rule holds on a day«: one rule, one day, no sets of days.

It is as slow as it is short, and what ``selection.days_of`` is compared with.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from plugins.opening_hours.region import Region
from plugins.opening_hours.rules import Dates, Holiday, Months, Rule, Weekdays
from plugins.opening_hours.selection import spans_near


def holds(rule: Rule, day: date, region: Region, unknown_school: bool) -> bool:
    """Every kind of selector that the rule has must match."""

    def one(part: Weekdays | Holiday) -> bool:
        if isinstance(part, Weekdays):
            return _weekday(part, day)
        return _holiday(part, day, region, unknown_school)

    return (
        in_season(rule, day)
        and (not rule.days or any(one(part) for part in rule.days))
        and (not rule.only or any(one(part) for part in rule.only))
    )


def in_season(rule: Rule, day: date) -> bool:
    """Years, dates and weeks."""
    week = day.isocalendar().week
    years = [y.first <= day.year and (y.last is None or day.year <= y.last) for y in rule.years]
    dates = [_covers(part, day) for part in rule.dates]
    weeks = [w.first <= week <= w.last and (week - w.first) % w.step == 0 for w in rule.weeks]
    return all(any(found) for found in (years, dates, weeks) if found)


def _covers(part: Dates | Months, day: date) -> bool:
    if isinstance(part, Months):
        if part.first <= part.last:
            return part.first <= day.month <= part.last and part.year in (None, day.year)
        if day.month >= part.first:
            return part.year in (None, day.year)
        return day.month <= part.last and part.year in (None, day.year - 1)
    return any(first <= day <= last for first, last in spans_near(part, day.year))


def _weekday(part: Weekdays, day: date) -> bool:
    if not part.nth:
        return (day.weekday() - part.first) % 7 <= (part.last - part.first) % 7
    base = day - timedelta(days=part.offset)
    if base.weekday() != part.first:
        return False
    length = monthrange(base.year, base.month)[1]
    return (base.day - 1) // 7 + 1 in part.nth or -((length - base.day) // 7 + 1) in part.nth


def _holiday(part: Holiday, day: date, region: Region, unknown_school: bool) -> bool:
    base = day - timedelta(days=part.offset)
    if part.kind == "PH":
        return base in region.public_holidays(base.year)
    known = region.in_school_holidays(base)
    return unknown_school if known is None else known
