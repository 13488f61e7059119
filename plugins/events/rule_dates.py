# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The days and local times a recurrence rule names, without clock changes or exceptions.

A rule is expanded period by period (a year, month, week or day, as FREQ says), and within a
period every day is tested. That is slower than jumping from match to match, but each step is
bounded: a rule that matches nothing costs no more than the days up to the horizon.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from .rule import Rule

_DAY = timedelta(days=1)


def local_times(rule: Rule, horizon: date) -> Iterator[datetime]:
    """Yield the naive local times that `rule` names, ascending, up to and on `horizon`.

    Nothing before the rule's start; at most COUNT. UNTIL is not applied, because a UNTIL in
    UTC can be compared only by someone who knows the zone. The start itself is yielded only
    if the rule names it. For a rule over whole days the times are midnights.
    """
    start = rule.start if isinstance(rule.start, datetime) else _midnight(rule.start)
    last = _midnight(horizon) + _DAY
    accept = _day_filter(rule)
    times = rule.times
    left = rule.count
    for days in _periods(rule, horizon):
        moments = [datetime.combine(d, t) for d in days if accept(d) for t in times]
        for moment in _chosen(moments, rule.by_set_pos):
            if moment < start:
                continue
            if moment >= last or left == 0:
                return
            left = left - 1 if left is not None else None
            yield moment


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - local times are naive here


def _chosen(moments: list[datetime], positions: tuple[int, ...]) -> list[datetime]:
    """Apply BYSETPOS: keep the members of one period at these positions, from 1 or from -1."""
    if not positions:
        return moments
    indexes = {p - 1 if p > 0 else len(moments) + p for p in positions}
    return [moments[i] for i in sorted(indexes) if 0 <= i < len(moments)]


def _periods(rule: Rule, horizon: date) -> Iterator[list[date]]:
    """Yield the candidate days of each period of the rule, from the start's period on."""
    first = rule.start_day
    if rule.freq == "YEARLY":
        months = rule.by_month or _only_month(rule) or tuple(range(1, 13))
        for year in range(first.year, horizon.year + 1, rule.interval):
            yield [d for month in months for d in _month_days(year, month)]
    elif rule.freq == "MONTHLY":
        number = first.year * 12 + first.month - 1
        for n in range(number, horizon.year * 12 + horizon.month, rule.interval):
            yield _month_days(n // 12, n % 12 + 1)
    elif rule.freq == "WEEKLY":
        opening = first - timedelta(days=(first.weekday() - rule.week_start) % 7)
        for n in range(0, (horizon - opening).days + 1, 7 * rule.interval):
            yield [opening + timedelta(days=n + i) for i in range(7)]
    else:
        for n in range(0, (horizon - first).days + 1, rule.interval):
            yield [first + timedelta(days=n)]


def _only_month(rule: Rule) -> tuple[int, ...]:
    """The start's month, if a yearly rule says nothing about days (RFC 5545: from DTSTART)."""
    silent = not (rule.by_week_no or rule.by_year_day or rule.by_month_day or rule.by_day)
    return (rule.start_day.month,) if silent else ()


def _month_days(year: int, month: int) -> list[date]:
    return [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]


def _day_filter(rule: Rule) -> Callable[[date], bool]:
    """Return the test that a day of a period must pass: every BY part, defaults included."""
    tests: list[Callable[[date], bool]] = []
    month_days, week_days = rule.by_month_day, rule.by_day
    if not (rule.by_week_no or rule.by_year_day or month_days or week_days):
        if rule.freq in ("YEARLY", "MONTHLY"):
            month_days = (rule.start_day.day,)
        elif rule.freq == "WEEKLY":
            week_days = ((0, rule.start_day.weekday()),)
    if rule.by_month:
        tests.append(lambda d: d.month in rule.by_month)
    if rule.by_week_no:
        tests.append(lambda d: _week_matches(d, rule.week_start, rule.by_week_no))
    if rule.by_year_day:
        tests.append(lambda d: _year_day_matches(d, rule.by_year_day))
    if month_days:
        tests.append(lambda d: _month_day_matches(d, month_days))
    if week_days:
        tests.append(_weekday_test(rule, week_days))
    return tests[0] if len(tests) == 1 else lambda d: all(test(d) for test in tests)


def _month_day_matches(day: date, wanted: tuple[int, ...]) -> bool:
    return day.day in wanted or day.day - monthrange(day.year, day.month)[1] - 1 in wanted


def _year_day_matches(day: date, wanted: tuple[int, ...]) -> bool:
    number = day.timetuple().tm_yday
    return number in wanted or number - _year_length(day.year) - 1 in wanted


def _year_length(year: int) -> int:
    return (date(year, 12, 31) - date(year, 1, 1)).days + 1


def _weekday_test(rule: Rule, wanted: tuple[tuple[int, int], ...]) -> Callable[[date], bool]:
    plain = frozenset(weekday for ordinal, weekday in wanted if not ordinal)
    ordinal = frozenset(pair for pair in wanted if pair[0])
    within_year = rule.freq == "YEARLY" and not rule.by_month

    def test(day: date) -> bool:
        weekday = day.weekday()
        if weekday in plain:
            return True
        if not ordinal:
            return False
        if within_year:
            index, length = day.timetuple().tm_yday - 1, _year_length(day.year)
        else:
            index, length = day.day - 1, monthrange(day.year, day.month)[1]
        from_front, from_back = index // 7 + 1, -((length - 1 - index) // 7 + 1)
        return (from_front, weekday) in ordinal or (from_back, weekday) in ordinal

    return test


def _week_matches(day: date, week_start: int, wanted: tuple[int, ...]) -> bool:
    """Whether the week of `day` has one of these numbers, from 1 or from the year's end, -1.

    Week 1 is the first with at least four days in the year (ISO 8601, for any first weekday).
    """
    opening = day - timedelta(days=(day.weekday() - week_start) % 7)
    year = (opening + timedelta(days=3)).year
    first = _first_week(year, week_start)
    number = (opening - first).days // 7 + 1
    total = (_first_week(year + 1, week_start) - first).days // 7
    return number in wanted or number - total - 1 in wanted


def _first_week(year: int, week_start: int) -> date:
    fourth = date(year, 1, 4)
    return fourth - timedelta(days=(fourth.weekday() - week_start) % 7)
