# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What pages show of opening hours is made once for equal strings, and anew for another day."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from plugins.businesses.hours import AXIS_START, badge, horizon, hours_view, profile, today_view
from plugins.core.clock import Now
from plugins.opening_hours.reading import read
from plugins.opening_hours.region import Region
from plugins.opening_hours.week import Hours, hours

BERLIN = ZoneInfo("Europe/Berlin")


def moment(day: int) -> Now:
    """Ten o'clock on a day of November 2026."""
    return Now.at(datetime(2026, 11, day, 10, tzinfo=BERLIN))


def of(text: str, now: Now) -> Hours:
    """The hours of a text as of a moment."""
    return hours(read(text), Region(), now.today)


def test_two_businesses_with_equal_hours_share_their_views() -> None:
    """A chain's twenty shops cost one evaluation."""
    now = moment(23)
    one, other = of("Mo-Fr 09:00-18:00", now), of("Mo-Fr 09:00-18:00", now)
    assert hours_view(one, now) is hours_view(other, now)
    assert today_view(one) is today_view(other)
    assert hours_view(None, now) is None
    assert today_view(None) is None


def test_the_next_day_has_views_of_its_own() -> None:
    """A server that runs over midnight must not show yesterday."""
    monday, tuesday = moment(23), moment(24)
    first, second = (hours_view(of("Mo 09:00-18:00", now), now) for now in (monday, tuesday))
    assert first is not None
    assert second is not None
    assert [day.today for day in first.week] == [True] + [False] * 6
    assert [day.today for day in second.week] == [False, True] + [False] * 5
    assert second.horizon - first.horizon == 24 * 60
    assert horizon(of("Mo 09:00-18:00", tuesday), tuesday) == second.horizon
    assert second.horizon == int(datetime(2026, 12, 7, 23, tzinfo=UTC).timestamp()) // 60
    assert first.badge != second.badge == badge(of("Mo 09:00-18:00", tuesday))


def test_the_profile_counts_every_business() -> None:
    """Three shops of equal hours are three in each quarter-hour, unknown ones are none."""
    now = moment(23)
    counts = profile(
        [
            (of("Mo 09:00-10:00", now), 3),
            (of("Mo 09:30-12:00", now), 1),
            (of("Mo 09:00+", now), 1),
        ]
    )
    nine = (9 * 60 - AXIS_START) // 15
    assert counts[nine - 1 : nine + 5] == (0, 3, 3, 4, 4, 1)
    assert today_view(of("Mo 09:00-10:00", now)).day == date(2026, 11, 23)  # type: ignore[union-attr]
