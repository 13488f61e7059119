# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The days and local times a recurrence rule names, without clock changes or exceptions.

A rule is expanded period by period (a year, month, week or day, as FREQ says). Where its parts
name weekdays or days of a month, the days are gone to directly; where they count weeks or days of
a year, every day of the period is tested. Each step is bounded: a rule that matches nothing costs
no more than the days up to the horizon.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from .rule import Rule

_DAY = timedelta(days=1)


def local_times(rule: Rule, horizon: date) -> Iterator[datetime]:
    """Yield the naive local times that `rule` names, ascending, up to and on `horizon`.

    Nothing before the rule's start; at most COUNT. UNTIL is not applied, because a UNTIL in
    UTC can be compared only by someone who knows the zone. The start itself is yielded only
    if the rule names it. For a rule over whole days the times are midnights.
    """
    return times_on(rule, horizon, _days_directly(rule, horizon) or days_by_testing(rule, horizon))


def times_on(rule: Rule, horizon: date, periods: Iterable[Sequence[date]]) -> Iterator[datetime]:
    """Yield the rule's times on the days of its periods, from its start to `horizon` or COUNT."""
    start = rule.start if isinstance(rule.start, datetime) else _midnight(rule.start)
    last = _midnight(horizon) + _DAY
    times = rule.times
    left = rule.count
    for days in periods:
        moments = [datetime.combine(d, t) for d in days for t in times]
        for moment in _chosen(moments, rule.by_set_pos) if rule.by_set_pos else moments:
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
    indexes = {p - 1 if p > 0 else len(moments) + p for p in positions}
    return [moments[i] for i in sorted(indexes) if 0 <= i < len(moments)]


def _days_directly(rule: Rule, horizon: date) -> Iterator[Sequence[date]] | None:
    """The days of each period without looking at the others; None for a rule that counts weeks
    or days of a year.
    """
    if rule.freq == "DAILY":
        return ([day] for days in _periods(rule, horizon) for day in days if _daily(rule, day))
    if rule.freq == "WEEKLY":
        return _weekly(rule, horizon)
    of_the_year = rule.freq == "YEARLY" and not rule.by_month
    if rule.by_week_no or rule.by_year_day or (of_the_year and any(n for n, _ in rule.by_day)):
        return None
    return _by_month(rule, horizon)


def _daily(rule: Rule, day: date) -> bool:
    return (
        (not rule.by_month or day.month in rule.by_month)
        and (not rule.by_day or any(weekday == day.weekday() for _, weekday in rule.by_day))
        and (not rule.by_month_day or _month_day_matches(day, rule.by_month_day))
    )


def _weekly(rule: Rule, horizon: date) -> Iterator[list[date]]:
    first, begin = rule.start_day, rule.week_start
    opening = first - timedelta(days=(first.weekday() - begin) % 7)
    weekdays = [weekday for _, weekday in rule.by_day] or [first.weekday()]
    steps = [timedelta(days=n) for n in sorted({(weekday - begin) % 7 for weekday in weekdays})]
    period = timedelta(days=7 * rule.interval)
    while opening <= horizon:
        days = [opening + step for step in steps]
        yield [d for d in days if d.month in rule.by_month] if rule.by_month else days
        opening += period


def _by_month(rule: Rule, horizon: date) -> Iterator[Sequence[date]]:
    """The periods of a monthly rule, or of a yearly one that speaks of days of its months."""
    first = rule.start_day
    month_days = rule.by_month_day
    if not (month_days or rule.by_day):
        month_days = (first.day,)
    if rule.freq == "MONTHLY":
        number = first.year * 12 + first.month - 1
        for n in range(number, horizon.year * 12 + horizon.month, rule.interval):
            if not rule.by_month or n % 12 + 1 in rule.by_month:
                yield _days_of_month(n // 12, n % 12 + 1, month_days, rule.by_day)
    else:
        months = rule.by_month or _only_month(rule) or tuple(range(1, 13))
        for year in range(first.year, horizon.year + 1, rule.interval):
            yield [
                day
                for month in months
                for day in _days_of_month(year, month, month_days, rule.by_day)
            ]


@lru_cache(maxsize=1024)
def _days_of_month(
    year: int, month: int, month_days: tuple[int, ...], week_days: tuple[tuple[int, int], ...]
) -> tuple[date, ...]:
    """The days of a month that BYMONTHDAY and BYDAY name; both must where both are given."""
    opening, length = monthrange(year, month)
    found = {n if n > 0 else length + n + 1 for n in month_days} or set(range(1, length + 1))
    if week_days:
        found &= {
            number
            for ordinal, weekday in week_days
            for number in _nth(range(1 + (weekday - opening) % 7, length + 1, 7), ordinal)
        }
    return tuple(date(year, month, n) for n in sorted(found) if 1 <= n <= length)


def _nth(days: range, ordinal: int) -> range:
    """All of them (0), or the one at this place from the front (1) or from the back (-1)."""
    if ordinal > 0:
        return days[ordinal - 1 : ordinal]
    if ordinal < 0:
        place = max(len(days) + ordinal, -1)
        return days[place : place + 1]
    return days


def days_by_testing(rule: Rule, horizon: date) -> Iterator[Sequence[date]]:
    """The days of each period, found by testing every one of them: right for every rule, slow."""
    accept = _day_filter(rule)
    return ([day for day in days if accept(day)] for days in _periods(rule, horizon))


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
