# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The short ways through a series arrive where the long ways arrive."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from plugins.events.occurrence import Occurrence, resolved
from plugins.events.recurrence import (
    RuleError,
    Series,
    every_occurrence,
    in_order,
    occurrences,
    parse_rule,
)
from plugins.events.rule_dates import days_by_testing, local_times, times_on
from tests.events.test_recurrence_laws import DAYS, NAMES, local, rules, series

#: Clock changes at midnight, by half an hour, in Ramadan, on a Saturday evening.
_ODD_ZONES = (
    *("Europe/Berlin", "America/Havana", "Asia/Beirut", "Atlantic/Azores", "Africa/Cairo"),
    *("Australia/Lord_Howe", "Africa/Casablanca", "America/Scoresbysund", "Pacific/Chatham"),
)


@settings(deadline=None, max_examples=250)
@given(series(), st.sampled_from(["Europe/Berlin", "America/Havana", "Australia/Lord_Howe"]))
@example(Series(local("2026-03-29T02:30"), local("2026-03-29T03:10")), "Europe/Berlin")
@example(
    Series(local("2026-03-22T02:30"), None, "FREQ=WEEKLY", (), (local("2026-03-29T03:30"),)),
    "Europe/Berlin",
)
def test_all_dates_at_once_are_those_of_the_windows(one: Series, zone: str) -> None:
    """`every_occurrence` finds what `occurrences` finds window by window, numbers included."""
    begin, before, place = date(2025, 11, 1), date(2027, 3, 1), ZoneInfo(zone)
    found: dict[object, Occurrence] = {}
    try:
        for first, behind in ((begin, date(2026, 7, 1)), (date(2026, 7, 1), before)):
            for occurrence in occurrences(one, place, first, behind, limit=10_000):
                found.setdefault(occurrence.start, occurrence)
    except RuleError:
        assume(False)
    every = in_order([*every_occurrence(one, place, before)])
    assert [o for o in every if o.first_day < before] == list(found.values())


@settings(deadline=None, max_examples=400)
@given(st.data(), st.booleans())
def test_going_to_the_days_finds_what_testing_every_day_finds(
    data: st.DataObject, all_day: bool
) -> None:
    """`local_times` against `days_by_testing`, for every kind of rule."""
    day = data.draw(DAYS)
    start = day if all_day else datetime.combine(day, time(9, 30))
    weekly = st.builds("{};WKST={}".format, rules(start), st.sampled_from(NAMES))
    try:
        rule = parse_rule(data.draw(rules(start) | weekly), start)
    except RuleError:
        assume(False)
    horizon = day + timedelta(days=800)
    slow = list(times_on(rule, horizon, days_by_testing(rule, horizon)))
    assert list(local_times(rule, horizon)) == slow


def test_the_local_time_of_every_zone_is_found_without_asking_twice() -> None:
    """`resolved` looks at the day first; by the book it is a way to UTC and back."""
    for zone in (ZoneInfo(name) for name in _ODD_ZONES):
        day = datetime(2024, 1, 1)  # noqa: DTZ001 - local times are naive here
        while day.year < 2027:
            for moment in (day, day + timedelta(minutes=59), day + timedelta(hours=23, minutes=45)):
                by_the_book = moment.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
                assert resolved(moment, zone).isoformat() == by_the_book.isoformat()
            day += timedelta(hours=7)
