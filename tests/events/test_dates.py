# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The dates of an event as of a day: what is past, what is coming, and how many at most."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plugins.events.dates import MOST_A_WINDOW, Dates, dates_of_series
from plugins.events.recurrence import LONGEST_WINDOW, Occurrence, RuleError, Series, occurrences
from tests.events.test_recurrence_laws import series

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 11, 23)


def local(text: str) -> datetime:
    """A naive local time, as a record's field gives it."""
    return datetime.fromisoformat(text)


def of(one: Series, today: date = TODAY) -> Dates:
    """The dates as of a day."""
    return dates_of_series(one, today, BERLIN)


def test_a_date_is_past_on_the_day_after_the_last_day_it_is_told_of() -> None:
    """A night that ends at two belongs to its evening, one that ends at six to the morning."""
    ball = Series(local("2026-11-21T22:00"), local("2026-11-22T02:00"))
    assert [o.last_day for o in of(ball, date(2026, 11, 21)).coming] == [date(2026, 11, 21)]
    assert len(of(ball, date(2026, 11, 22)).past) == 1
    long_night = Series(local("2026-11-21T22:00"), local("2026-11-22T06:00"))
    assert len(of(long_night, date(2026, 11, 22)).coming) == 1
    fair = Series(date(2026, 11, 20), date(2026, 11, 22))
    assert len(of(fair, date(2026, 11, 22)).coming) == 1
    assert len(of(fair, date(2026, 11, 23)).past) == 1


def test_an_event_beyond_the_horizon_has_its_first_date() -> None:
    """Planned for in two years: once, or as the first of a series."""
    once, weekly = local("2028-12-02T11:00"), Series(local("2028-12-02T11:00"), None, "FREQ=WEEKLY")
    assert [o.start for o in of(Series(once)).coming] == [once.replace(tzinfo=BERLIN)]
    assert [o.start for o in of(weekly).coming] == [once.replace(tzinfo=BERLIN)]


def test_a_series_has_dates_from_its_beginning_to_thirteen_months_ahead() -> None:
    """Also what began many years ago, each date once."""
    old = Series(local("2019-01-05T08:00"), local("2019-01-05T13:00"), "FREQ=WEEKLY")
    found = of(old).all
    assert found[0].first_day == date(2019, 1, 5)
    assert found[-1].first_day == date(2027, 12, 18)
    assert {b.first_day - a.first_day for a, b in pairwise(found)} == {timedelta(days=7)}
    assert [o.number for o in found] == list(range(len(found)))


def test_a_tour_four_times_a_day_that_began_long_ago_has_dates_today() -> None:
    """Of a series that fills more lines than a calendar has, the next dates are kept."""
    tour = Series(local("2026-02-01T10:00"), None, "FREQ=DAILY;BYHOUR=10,11,14,15")
    coming = of(tour).coming
    assert [o.first_day for o in coming[:4]] == [TODAY] * 4
    assert len(coming) == MOST_A_WINDOW


def test_asked_again_the_dates_are_not_worked_out_again() -> None:
    """The check asks first, then the pages."""
    market = Series(local("2026-12-05T11:00"), None, "FREQ=WEEKLY;COUNT=3")
    again = Series(local("2026-12-05T11:00"), None, "FREQ=WEEKLY;COUNT=3")
    assert of(market) is of(again)
    assert of(market) is not of(again, TODAY + timedelta(days=1))


@settings(deadline=None, max_examples=250)
@given(series(), st.dates(date(2025, 6, 1), date(2028, 1, 1)))
def test_the_dates_are_those_of_the_windows_one_after_the_other(one: Series, today: date) -> None:
    """From the first day on in windows of thirteen months, as the library expands them."""
    horizon = today + LONGEST_WINDOW
    days = (m.date() if isinstance(m, datetime) else m for m in (one.start, *one.rdate))
    begin = min(today, *days)
    found: dict[datetime | date, Occurrence] = {}
    try:
        while begin < horizon:
            behind = min(begin + LONGEST_WINDOW, horizon)
            for occurrence in occurrences(one, BERLIN, begin, behind, limit=10_000):
                found.setdefault(occurrence.start, occurrence)
            begin = behind
    except RuleError:
        assume(False)
    assume(found)
    assume(len(found) <= MOST_A_WINDOW)
    result = of(one, today)
    expected = sorted(found.values(), key=lambda o: (o.start, o.number))
    assert list(result.past) == [o for o in expected if o.last_day < today]
    assert list(result.coming) == [o for o in expected if o.last_day >= today]
