# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a series' occurrences are, by the rules of RFC 5545 and of the contract."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from plugins.events.recurrence import (
    Series,
    added,
    excluded,
    occurrences,
)

BERLIN = ZoneInfo("Europe/Berlin")


def local(text: str) -> datetime:
    """A naive local time, as a record's field gives it."""
    return datetime.fromisoformat(text)


def timed(moment: datetime | date | None) -> datetime:
    """The moment, which must be one with a time."""
    assert isinstance(moment, datetime)
    return moment


def starts(series: Series, first: str, behind: str) -> list[str]:
    """The starts in a window, as ISO texts with their offset."""
    found = occurrences(series, BERLIN, date.fromisoformat(first), date.fromisoformat(behind))
    return [occurrence.start.isoformat() for occurrence in found]


def test_the_contracts_market_opens_on_each_weekend_day_until_the_local_end() -> None:
    """The contract's example: every Saturday and Sunday, the last day included."""
    market = Series(
        local("2026-12-05T11:00"),
        local("2026-12-05T20:00"),
        "FREQ=WEEKLY;BYDAY=SA,SU;UNTIL=20261220T235959",
    )
    found = occurrences(market, BERLIN, date(2026, 11, 1), date(2027, 2, 1))
    days = [occurrence.start.day for occurrence in found]
    assert days == [5, 6, 12, 13, 19, 20]
    assert {timed(occurrence.end).hour for occurrence in found} == {20}


@pytest.mark.parametrize("change", ["2026-03-29", "2026-10-25"])
def test_eight_o_clock_stays_eight_o_clock_across_a_clock_change(change: str) -> None:
    """A weekly local time keeps its wall clock; only its offset changes."""
    day = date.fromisoformat(change)
    first = datetime.combine(day - timedelta(days=7), local("2026-01-01T08:00").time())
    found = occurrences(
        Series(first, first + timedelta(hours=4), "FREQ=WEEKLY"),
        BERLIN,
        first.date(),
        day + timedelta(days=8),
    )
    assert [(timed(o.start).hour, timed(o.end).hour) for o in found] == [(8, 12)] * 3
    assert timed(found[0].start).utcoffset() != timed(found[2].start).utcoffset()


@pytest.mark.parametrize("night", ["2026-03-28", "2026-10-24"])
def test_a_ball_ends_at_four_on_the_wall_clock_in_the_night_of_a_change(night: str) -> None:
    """The end keeps its wall clock although the night has 23 or 25 hours."""
    ball = Series(local("2026-01-03T22:00"), local("2026-01-04T04:00"), "FREQ=WEEKLY")
    day = date.fromisoformat(night)
    (found,) = occurrences(ball, BERLIN, day + timedelta(days=1), day + timedelta(days=2))
    start, end = timed(found.start), timed(found.end)
    assert (end.hour, end.date()) == (4, day + timedelta(days=1))
    assert (end.timestamp() - start.timestamp()) / 3600 in (5, 7)


def test_a_start_that_the_spring_change_skips_moves_behind_the_gap() -> None:
    """RFC 5545 §3.3.5: read with the offset before the gap, 02:30 is 03:30."""
    night = Series(local("2026-03-29T02:30"))
    assert starts(night, "2026-03-29", "2026-03-30") == ["2026-03-29T03:30:00+02:00"]


def test_a_repeated_time_in_the_gap_moves_for_that_night_only() -> None:
    """The night after, the series is back at the time that was written."""
    nights = Series(local("2026-03-28T02:30"), rrule="FREQ=DAILY;COUNT=3")
    assert starts(nights, "2026-03-28", "2026-04-01") == [
        "2026-03-28T02:30:00+01:00",
        "2026-03-29T03:30:00+02:00",
        "2026-03-30T02:30:00+02:00",
    ]


def test_an_event_never_ends_before_a_start_that_the_gap_moved() -> None:
    """02:30 to 03:15 keeps its three quarters of an hour when it begins at 03:30."""
    night = Series(local("2026-03-29T02:30"), local("2026-03-29T03:15"))
    (found,) = occurrences(night, BERLIN, date(2026, 3, 29), date(2026, 3, 30))
    assert timed(found.end).isoformat() == "2026-03-29T04:15:00+02:00"


def test_a_time_that_comes_twice_in_autumn_is_its_first() -> None:
    """RFC 5545 §3.3.5: 02:30 on 25 October is the one of summer time."""
    night = Series(local("2026-10-25T02:30"))
    assert starts(night, "2026-10-25", "2026-10-26") == ["2026-10-25T02:30:00+02:00"]


@pytest.mark.parametrize(("until", "last"), [("021500", "24"), ("023000", "25")])
def test_until_in_the_repeated_hour_means_its_first_time(until: str, last: str) -> None:
    """Start and UNTIL are read alike, so 02:30 is after 02:15 in that night, too."""
    nights = Series(local("2026-10-23T02:30"), rrule=f"FREQ=DAILY;UNTIL=20261025T{until}")
    assert starts(nights, "2026-10-20", "2026-11-01")[-1][8:10] == last


def test_what_begins_when_the_window_ends_is_not_in_it() -> None:
    """Midnight belongs to the day that it begins."""
    midnight = Series(local("2026-12-06T00:00"), local("2026-12-06T01:00"))
    assert starts(midnight, "2026-12-05", "2026-12-06") == []
    assert starts(midnight, "2026-12-06", "2026-12-07") != []


@pytest.mark.parametrize(
    ("first_weekday", "days"), [("MO", ["05", "10", "19", "24"]), ("SU", ["05", "17", "19", "31"])]
)
def test_the_first_weekday_decides_which_weeks_are_skipped(
    first_weekday: str, days: list[str]
) -> None:
    """The two examples of RFC 5545 §3.8.5.3 that differ in WKST alone."""
    rule = f"FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST={first_weekday}"
    series = Series(local("1997-08-05T09:00"), rrule=rule)
    assert [text[8:10] for text in starts(series, "1997-08-01", "1997-09-30")] == days


def test_week_one_is_the_one_with_the_years_first_thursday() -> None:
    """ISO 8601: week 1 of 2026 begins on 29 December 2025, that of 2027 on 4 January."""
    series = Series(date(2025, 12, 29), rrule="FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;COUNT=2")
    assert starts(series, "2025-12-29", "2027-01-10") == ["2025-12-29", "2027-01-04"]


def test_a_series_may_end_with_its_first_date() -> None:
    """UNTIL at the very start leaves one occurrence."""
    series = Series(local("2026-12-05T11:00"), rrule="FREQ=DAILY;UNTIL=20261205T110000")
    assert len(starts(series, "2026-12-01", "2027-01-01")) == 1


def test_no_duration_is_invented() -> None:
    """A timed event without an end has none; an all-day one ends on its day."""
    timed = occurrences(Series(local("2026-12-05T11:00")), BERLIN, date(2026, 12, 5), date.max)
    whole = occurrences(Series(date(2026, 12, 5)), BERLIN, date(2026, 12, 5), date(2027, 1, 1))
    assert timed[0].end is None
    assert (whole[0].end, whole[0].all_day) == (date(2026, 12, 5), True)


def test_an_exhibition_that_runs_since_last_week_is_on_today() -> None:
    """What began before the window and is not over belongs to it; its last day is inclusive."""
    show = Series(date(2026, 11, 2), date(2026, 11, 30))
    assert starts(show, "2026-11-30", "2026-12-01") == ["2026-11-02"]
    assert starts(show, "2026-12-01", "2026-12-02") == []


def test_an_event_that_ends_at_midnight_is_not_on_the_next_day() -> None:
    """The end of a timed event is exclusive."""
    evening = Series(local("2026-11-30T20:00"), local("2026-12-01T00:00"))
    assert starts(evening, "2026-11-30", "2026-12-01") != []
    assert starts(evening, "2026-12-01", "2026-12-02") == []


def test_a_timed_event_whose_end_is_a_bare_date_lasts_through_that_day() -> None:
    """»From Saturday 11 o'clock to Sunday« includes all of Sunday."""
    (found,) = occurrences(
        Series(local("2026-12-05T11:00"), date(2026, 12, 6)),
        BERLIN,
        date(2026, 12, 6),
        date(2026, 12, 7),
    )
    assert timed(found.end).isoformat() == "2026-12-07T00:00:00+01:00"


def test_a_bare_exception_date_takes_the_whole_day_out() -> None:
    """A date among the exceptions of a timed event stands for each of that day's times."""
    twice = Series(
        local("2026-12-01T10:00"),
        rrule="FREQ=DAILY;BYHOUR=10,15;COUNT=6",
        exdate=(date(2026, 12, 2), local("2026-12-03T15:00")),
    )
    assert [text[8:13] for text in starts(twice, "2026-12-01", "2027-01-01")] == [
        "01T10",
        "01T15",
        "03T10",
    ]
    assert excluded(twice, BERLIN) == (
        local("2026-12-02T10:00"),
        local("2026-12-02T15:00"),
        local("2026-12-03T15:00"),
    )


def test_an_additional_date_has_the_series_time_and_length() -> None:
    """A bare date among the additions of a timed event takes its usual time."""
    series = Series(
        local("2026-12-05T11:00"), local("2026-12-05T12:30"), rdate=(date(2026, 12, 24),)
    )
    found = occurrences(series, BERLIN, date(2026, 12, 6), date(2027, 1, 1))
    assert [(o.start.isoformat()[:16], timed(o.end).minute) for o in found] == [
        ("2026-12-24T11:00", 30)
    ]
    assert added(series, BERLIN) == (local("2026-12-24T11:00"),)


def test_an_occurrence_keeps_its_number_when_another_is_cancelled() -> None:
    """The index counts excluded dates too."""
    plain = Series(local("2026-12-05T11:00"), rrule="FREQ=WEEKLY;COUNT=3")
    holed = Series(plain.start, None, plain.rrule, (local("2026-12-12T11:00"),))
    numbered = {
        o.start: o.number for o in occurrences(plain, BERLIN, date(2026, 12, 1), date(2027, 2, 1))
    }
    remaining = occurrences(holed, BERLIN, date(2026, 12, 1), date(2027, 2, 1))
    assert len(remaining) == 2
    assert all(numbered[o.start] == o.number for o in remaining)


def test_the_last_day_of_until_belongs_to_the_series_in_every_form() -> None:
    """A bare date, a local time and the same instant in UTC end a series alike."""
    expected = ["2026-12-05", "2026-12-06", "2026-12-07"]
    for until in ("20261207", "20261207T110000", "20261207T100000Z"):
        series = Series(local("2026-12-05T11:00"), rrule=f"FREQ=DAILY;UNTIL={until}")
        assert [text[:10] for text in starts(series, "2026-12-01", "2027-01-01")] == expected
        whole = Series(date(2026, 12, 5), rrule=f"FREQ=DAILY;UNTIL={until}")
        assert starts(whole, "2026-12-01", "2027-01-01") == expected


def test_a_start_off_the_rule_still_takes_place() -> None:
    """The date that a person wrote as the start is never dropped."""
    series = Series(local("2026-12-03T18:00"), rrule="FREQ=WEEKLY;BYDAY=SA")
    assert [text[8:10] for text in starts(series, "2026-12-01", "2026-12-13")] == ["03", "05", "12"]


def test_the_31st_exists_only_in_long_months() -> None:
    """RFC 5545 §3.3.10: a day that a month does not have is passed over, not moved."""
    series = Series(date(2026, 1, 31), rrule="FREQ=MONTHLY")
    assert [text[5:7] for text in starts(series, "2026-01-01", "2027-01-01")] == [
        "01",
        "03",
        "05",
        "07",
        "08",
        "10",
        "12",
    ]


def test_never_more_than_the_cap_nor_beyond_thirteen_months() -> None:
    """However long the window, the answer stays bounded in number and in time."""
    busy = Series(local("2026-01-01T08:00"), rrule="FREQ=DAILY;BYHOUR=8,9,10,11")
    many = occurrences(busy, BERLIN, date(2026, 1, 1), date(2090, 1, 1))
    daily = Series(date(2026, 1, 1), rrule="FREQ=DAILY")
    year = occurrences(daily, BERLIN, date(2026, 1, 1), date(2090, 1, 1))
    assert len(many) == 400
    assert year[-1].start <= date(2027, 2, 1)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO",
        "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=0,30;COUNT=10000",
        "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO",
        "FREQ=YEARLY;BYYEARDAY=-366",
        "FREQ=WEEKLY;INTERVAL=1000",
    ],
)
def test_the_oldest_and_rarest_series_is_expanded_in_a_blink(rule: str) -> None:
    """A series since 1900 costs less than a second, whatever its rule."""
    began = time.process_time()
    occurrences(
        Series(local("1900-01-01T00:00"), rrule=rule), BERLIN, date(2026, 1, 1), date(2027, 1, 1)
    )
    assert time.process_time() - began < 1


def test_a_bare_exception_on_the_first_day_takes_the_start_away_as_well() -> None:
    """A day without events has none: also not the start, where the rule itself names other times.

    Found by the comparison with recurring_ical_events.
    """
    early = Series(
        local("2027-01-01T01:00"), None, "FREQ=DAILY;BYHOUR=2", exdate=(date(2027, 1, 1),)
    )
    assert starts(early, "2027-01-01", "2027-01-03") == ["2027-01-02T02:00:00+01:00"]
