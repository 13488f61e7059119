# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of an event's dates: what pages share, and where a date stands on the day's axis."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.businesses.hours import AXIS_LENGTH, AXIS_START
from plugins.core.clock import Now, epoch_minute
from plugins.core.dates import day_start
from plugins.events.dates import dates_of_series, span
from plugins.events.recurrence import Series
from plugins.events.rows import EventRows, EventWords, row

BERLIN = ZoneInfo("Europe/Berlin")
NOW = Now.at(datetime(2026, 11, 23, tzinfo=BERLIN))
WORDS = EventWords(
    "markt", "veranstaltungen/markt/", "Markt", "", "scheduled", "", "market", "Markt",
    None, "EUR", False, "", False, "markt", "",
)  # fmt: skip
#: Both clock changes of a year, and a day without one.
DAYS = st.sampled_from([date(2026, 3, 29), date(2026, 10, 25), date(2026, 12, 5)])


def rows_of(series: Series) -> EventRows:
    """The rows of a series, as of NOW."""
    return EventRows.of(WORDS, dates_of_series(series, NOW.today, BERLIN), NOW)


@settings(deadline=None)
@given(
    DAYS,
    st.integers(0, 1439),
    st.none() | st.integers(0, 4000),
    st.integers(-1, 3),
)
def test_a_bar_is_measured_on_the_wall(
    day: date, minute: int, length: int | None, later: int
) -> None:
    """From four to four by the clock; what lies outside is cut, a mere start is half an hour."""
    begin = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)  # noqa: DTZ001
    end = None if length is None else begin + timedelta(minutes=length)
    found = dates_of_series(Series(begin, end), NOW.today, BERLIN).all[0]
    shown = day + timedelta(days=later)
    told = row(WORDS, found, shown, NOW)
    start, until = span(found, NOW)
    assert (told.begins, told.ends) == (epoch_minute(start), epoch_minute(until))
    axis = day_start(shown, NOW) + timedelta(minutes=AXIS_START)
    until = until if until > start else start + timedelta(minutes=30)
    x, to = ((moment - axis).total_seconds() // 60 for moment in (start, until))
    expected = (max(x, 0), min(to, AXIS_LENGTH))
    assert [(bar.x, bar.x + bar.width) for bar in told.bars] == (
        [expected] if expected[1] > expected[0] else []
    )
    assert told.start == (start if shown == found.first_day else None)


def test_a_date_over_a_midnight_has_a_row_for_each_day() -> None:
    """Its beginning stands under the first, its end under the last."""
    rows = rows_of(Series(datetime(2026, 11, 27, 20), datetime(2026, 11, 28, 22)))  # noqa: DTZ001
    friday, saturday = date(2026, 11, 27), date(2026, 11, 28)
    assert rows.next == rows.on(0, friday) == rows.coming(12)[0]
    first, later = rows.on(0, friday), rows.on(0, saturday)
    assert (first.day, first.end) == (friday, None)
    assert first.start is not None
    assert (later.day, later.start) == (saturday, None)
    assert later.end is not None


def test_an_event_that_runs_stands_under_today() -> None:
    """Its first day is over; its page still names the day it began."""
    rows = rows_of(Series(date(2026, 11, 20), date(2026, 11, 29)))
    assert rows.next is not None and rows.next.day == NOW.today
    assert [found.day for found in rows.coming(12)] == [date(2026, 11, 20)]
    assert rows.next.bars == ()
