# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The dates in a calendar file are the dates on the page, says every program that reads it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events

from plugins.events.recurrence import (
    Occurrence,
    Series,
    added,
    excluded,
    occurrences,
    parse_rule,
)
from plugins.feeds.calendar import CalendarHead, to_ics
from plugins.feeds.calendar_item import CalendarItem
from tests.oracles import ask

BERLIN = ZoneInfo("Europe/Berlin")
HEAD = CalendarHead("Veranstaltungen in Lennebrück")


def local(text: str) -> datetime:
    """A naive local time, as a record's field gives it."""
    return datetime.fromisoformat(text)


def read(data: bytes) -> icalendar.Calendar:
    """Parse the file as another program would."""
    calendar = icalendar.Calendar.from_ical(data)
    assert isinstance(calendar, icalendar.Calendar)
    return calendar


def item_of(series: Series) -> CalendarItem:
    """The calendar item of a series, as the events feature makes it."""
    rule = parse_rule(series.rrule, series.start).text if series.rrule else ""
    return CalendarItem(
        uid="market@lennebrueck.example",
        url="https://lennebrueck.example/veranstaltungen/market/",
        title="Markt",
        last_modified=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
        start=series.start,
        end=series.end,
        rrule=rule,
        exdate=excluded(series, BERLIN),
        rdate=added(series, BERLIN),
    )


MARKET = (
    local("2026-12-05T11:00"),
    local("2026-12-05T20:00"),
    "FREQ=WEEKLY;BYDAY=SA,SU;UNTIL=20261220T235959",
)
SERIES = {
    "the contract's market": Series(*MARKET),
    "until on a bare date": Series(*MARKET[:2], "FREQ=DAILY;UNTIL=20261220"),
    "until in UTC": Series(*MARKET[:2], "FREQ=DAILY;UNTIL=20261220T100000Z"),
    "weekly over both clock changes": Series(
        local("2026-03-07T08:00"), local("2026-03-07T12:00"), "FREQ=WEEKLY"
    ),
    "past midnight on both clock changes": Series(
        local("2026-03-07T22:00"), local("2026-03-08T04:00"), "FREQ=WEEKLY"
    ),
    "in the skipped and the repeated hour": Series(
        local("2026-03-01T02:30"), local("2026-03-01T05:30"), "FREQ=WEEKLY"
    ),
    "until in the repeated hour": Series(
        local("2026-10-23T02:30"), None, "FREQ=DAILY;UNTIL=20261025T021500"
    ),
    "once in the skipped hour": Series(local("2026-03-29T02:30"), local("2026-03-29T03:15")),
    "all day, several days": Series(date(2026, 12, 5), date(2026, 12, 7), "FREQ=MONTHLY"),
    "all day until": Series(date(2026, 12, 5), None, "FREQ=DAILY;UNTIL=20261210T120000Z"),
    "holes and additions": Series(
        *MARKET,
        (date(2026, 12, 12), local("2026-12-13T11:00")),
        (date(2026, 12, 23), local("2026-12-24T09:00")),
    ),
    "all-day holes and additions": Series(
        date(2026, 12, 5), None, "FREQ=DAILY;COUNT=5", (date(2026, 12, 7),), (date(2026, 12, 24),)
    ),
    "several times a day with a free day": Series(
        local("2026-12-01T10:00"), None, "FREQ=DAILY;BYHOUR=10,15;COUNT=9", (date(2026, 12, 2),)
    ),
    "without an end": Series(local("2026-12-05T11:00")),
}


@pytest.mark.parametrize("name", SERIES)
def test_another_program_finds_our_occurrences_in_the_file(name: str) -> None:
    """The page and the visitor's calendar show the same dates, to the second."""
    series = SERIES[name]
    ours = []
    for found in occurrences(series, BERLIN, date(2026, 2, 1), date(2027, 3, 1)):
        end = found.end or found.start
        if not isinstance(end, datetime):
            end += timedelta(days=1)
        ours.append((str(_utc(found.start)), str(_utc(end))))
    calendar = read(to_ics(HEAD, [item_of(series)], BERLIN))
    theirs = recurring_ical_events.of(calendar).between(date(2026, 2, 1), date(2027, 3, 1))
    assert ours
    assert sorted((str(_utc(e.start)), str(_utc(e.end))) for e in theirs) == sorted(ours)


def test_ical_js_finds_our_occurrences_in_the_file() -> None:
    """The same with the program behind Thunderbird's calendar.

    Left out is the series at 02:30: in the two hours a year that do not exist or exist twice,
    ical.js takes the other reading than RFC 5545 §3.3.5.
    """
    compared = {name: one for name, one in SERIES.items() if "skipped and" not in name}
    calendars = {
        name: to_ics(HEAD, [item_of(one)], BERLIN).decode() for name, one in compared.items()
    }
    question = {
        "from": "2026-02-01T00:00:00Z",
        "to": "2027-02-20T00:00:00Z",
        "calendars": calendars,
    }
    answer = ask("ical.mjs", question)
    for name, series in compared.items():
        found = occurrences(series, BERLIN, date(2026, 2, 1), date(2027, 2, 20))
        theirs = [[start, end] for _, start, end, _ in answer[name]]
        assert theirs == [_written(one) for one in found], name


def _written(occurrence: Occurrence) -> list[str]:
    """Start and exclusive end as ical.mjs writes them."""
    end = occurrence.end or occurrence.start
    if not isinstance(end, datetime):
        end += timedelta(days=1)
    texts = [str(_utc(moment)).replace(" ", "T") for moment in (occurrence.start, end)]
    return [text.replace("+00:00", "Z") for text in texts]


def _utc(moment: date) -> date:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def test_the_time_zone_in_the_file_is_the_zone() -> None:
    """A program that trusts the file's VTIMEZONE has our offset in every hour of 2026."""
    (component,) = read(to_ics(HEAD, [item_of(Series(*MARKET))], BERLIN)).timezones
    rules = component.to_tz(lookup_tzid=False)
    hour = datetime(2026, 1, 1, tzinfo=UTC)
    while hour.year == 2026:
        assert hour.astimezone(rules).utcoffset() == hour.astimezone(BERLIN).utcoffset(), hour
        hour += timedelta(hours=1)


@pytest.mark.parametrize("key", ["UTC", "Europe/London", "America/New_York", "Africa/Casablanca"])
def test_every_zone_has_a_definition(key: str) -> None:
    """A zone without changes, or with irregular ones, is defined as well."""
    calendar = read(to_ics(HEAD, [item_of(Series(*MARKET))], ZoneInfo(key)))
    assert [zone.tz_name for zone in calendar.timezones] == [key]
