# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sets of days say what the days one by one say."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.opening_hours.horizon import Horizon, numbers
from plugins.opening_hours.reading import read, rules_of
from plugins.opening_hours.region import Region
from plugins.opening_hours.schedule import Schedule
from plugins.opening_hours.selection import days_of, season_of
from plugins.opening_hours.week import hours, real_days
from tests.opening_hours.day_by_day import holds, in_season
from tests.opening_hours.strings import HOURS

_MORE = (
    "SH 10:00-12:00; SH +1 day off",
    "Mo-Fr 09:00-12:00; SH Mo-Fr off; PH off",
    "Sa[1,-1] 10:00-12:00",
    "Sa[1] +1 day 10:00-12:00",
    "Su[-1] -2 days 10:00-12:00",
    "easter -99 days-easter +90 days 10:00-12:00",
    "2026 Oct-Mar Mo 10:00-12:00",
    "2027+ Tu-Sa 10:00-12:00",
    "Dec 24-Jan 06 Mo-Fr 10:00-12:00",
    "Feb 29 10:00-12:00",
    "Oct-Mar week 40-50/3 Sa 09:00-12:00",
    "PH +1 day 10:00-12:00",
)
_TEXTS = st.sampled_from((*HOURS, *_MORE))
_STARTS = st.dates(date(2025, 11, 1), date(2029, 3, 1))
_REGIONS = st.builds(
    Region,
    state=st.sampled_from(["NW", "BY", "SN", "BE"]),
    extra_holidays=st.sampled_from([(), ((date(2027, 2, 8), "Rosenmontag"),)]),
    school_holidays=st.sampled_from([(), ((date(2026, 12, 23), date(2027, 1, 6), "Winter"),)]),
)


@settings(deadline=None, max_examples=300)
@given(_TEXTS, _REGIONS, _STARTS, st.integers(1, 400), st.booleans())
def test_a_set_holds_the_days_on_which_the_rule_holds(
    text: str, region: Region, start: date, days: int, school: bool
) -> None:
    """Against the plain definition, for each rule, day by day."""
    over = Horizon(region, start, days)
    for rule in rules_of(read(text).canonical):
        expected = [n for n, day in enumerate(over.days) if holds(rule, day, region, school)]
        assert list(numbers(days_of(rule, over, school))) == expected
        seasonal = [n for n, day in enumerate(over.days) if in_season(rule, day)]
        assert list(numbers(season_of(rule, over))) == seasonal


@settings(deadline=None, max_examples=120)
@given(_TEXTS, _REGIONS, _STARTS, st.integers(0, 59))
def test_a_day_is_the_same_whatever_the_horizon(
    text: str, region: Region, today: date, ahead: int
) -> None:
    """What ``hours`` says of a day is what that day alone says."""
    found = hours(read(text), region, today)
    day = today + timedelta(days=ahead)
    alone = Schedule(found.reading.canonical, Horizon(region, day - timedelta(days=1), 2))
    (expected,) = real_days(alone, 1, 1)
    if ahead < len(found.days):
        assert found.days[ahead] == expected
    told = [one for one in found.special_days if one.first <= day <= one.last]
    assert bool(told) is expected.special
    assert [(one.spans, one.holiday, one.note) for one in told] == [
        (expected.spans, expected.holiday, expected.note) for _ in told
    ]


def test_equal_strings_share_one_evaluation() -> None:
    """Asked again, and for an equal region, the very same object comes back."""
    found = hours(read("Mo-Fr 09:00-18:00"), Region(), date(2026, 11, 23))
    assert hours(read("Mo-Fr 09:00-18:00"), Region(), date(2026, 11, 23)) is found
    assert hours(read("Mo-Fr 09:00-18:00"), Region(state="BY"), date(2026, 11, 23)) is not found
