# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Our calendar writer writes what the icalendar library writes, byte for byte."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.feeds.calendar import CalendarHead, calendar, to_ics
from plugins.feeds.calendar_item import STATUS, CalendarItem
from plugins.feeds.rule_line import rule_text
from plugins.feeds.timezone import vtimezone
from plugins.feeds.vevent import vevent
from plugins.feeds.wording import clean
from tests.building import ROOT
from tests.feeds.icalendar_oracle import (
    berlin_by_icalendar,
    calendar_by_icalendar,
    vevent_by_icalendar,
)

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = ("Europe/Berlin", "Europe/London", "America/New_York", "Africa/Casablanca", "UTC")

ITEM = CalendarItem(
    uid="markt@lennebrueck.example",
    url="https://lennebrueck.example/veranstaltungen/markt/",
    title="Markt",
    start=datetime.fromisoformat("2026-12-05T11:00"),
    last_modified=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
)

#: Everything that has to be escaped, folded or taken out; »\\N« has a test of its own.
TEXTS = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
        st.sampled_from(
            [",", ";", "\\", "\\n", "\n", "\r\n", "\x00", "\t", "  ", "^n", '"', ":", "ä" * 40]
        ),
    ),
    max_size=8,
).map("".join)
TEXTS = TEXTS.filter(lambda text: "\\N" not in clean(text))
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31)) | st.sampled_from(
    [date(2026, 3, 29), date(2026, 10, 25), date(2026, 3, 8), date(2026, 11, 1)]
)
CLOCKS = st.times().map(lambda t: t.replace(fold=0)) | st.sampled_from(
    [f"0{hour}:{minute}" for hour in (1, 2, 3) for minute in ("00", "15", "30", "59")]
).map(lambda text: datetime.fromisoformat(f"2026-01-01T{text}").time())
MOMENTS = st.builds(datetime.combine, DAYS, CLOCKS)
KINDS = MOMENTS | DAYS


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A recurrence rule with its parts in any order and any case."""
    parts = [f"FREQ={draw(st.sampled_from(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']))}"]
    moment = draw(MOMENTS)
    form = draw(st.sampled_from(["", "COUNT=7", "%Y%m%d", "%Y%m%dT%H%M%S", "%Y%m%dT%H%M%SZ"]))
    if form:
        parts.append(f"UNTIL={moment.strftime(form)}" if "%" in form else form)
    choices = ["INTERVAL=02", "BYDAY=SA,-1SU,+2MO", "BYMONTH=3,11", "BYMONTHDAY=-1,+5", "WKST=SU"]
    choices += ["BYHOUR=10,15", "BYMINUTE=0,30", "BYSETPOS=-1", "BYYEARDAY=100", "BYWEEKNO=20"]
    parts += draw(st.lists(st.sampled_from(choices), unique=True))
    text = ";".join(draw(st.permutations(parts)))
    return draw(st.sampled_from([text, text.lower(), f"{text};"]))


@st.composite
def items(draw: st.DrawFn) -> CalendarItem:
    """An event of any kind."""
    start = draw(KINDS)
    end: datetime | date | None = draw(KINDS)
    if draw(st.booleans()):
        length = draw(st.timedeltas(timedelta(0), timedelta(days=200)))
        end = draw(st.sampled_from([None, start + length]))
    return CalendarItem(
        uid=draw(TEXTS),
        url=draw(TEXTS),
        title=draw(TEXTS),
        start=start,
        end=end,
        last_modified=draw(MOMENTS).replace(tzinfo=draw(st.sampled_from([UTC, BERLIN]))),
        description=draw(TEXTS),
        location=draw(TEXTS),
        geo=draw(st.none() | st.tuples(st.floats(-90, 90), st.integers(-180, 180))),
        rrule=draw(st.just("") | rules()),
        exdate=tuple(draw(st.lists(KINDS, max_size=6))),
        rdate=tuple(draw(st.lists(KINDS, max_size=6))),
        status=draw(st.sampled_from(sorted(STATUS))),
        status_note=draw(st.just("") | TEXTS),
        categories=tuple(draw(st.lists(TEXTS, max_size=3))),
        organizer=draw(TEXTS),
        sequence=draw(st.integers(0, 20_000)),
        transparent=draw(st.booleans()),
    )


@settings(deadline=None, max_examples=200)
@given(items(), st.sampled_from(ZONES))
def test_an_event_is_written_as_icalendar_writes_it(item: CalendarItem, key: str) -> None:
    """Times in gaps, rules, exceptions and every text: the same bytes."""
    assert vevent(item, key) == vevent_by_icalendar(item, ZoneInfo(key))


@pytest.mark.parametrize("key", ZONES)
def test_a_time_on_a_clock_change_is_read_as_before(key: str) -> None:
    """Each quarter of an hour of four nights, events from a quarter of an hour to a day long."""
    for night in ("2026-03-29", "2026-10-25", "2026-03-08", "2026-11-01"):
        start = datetime.fromisoformat(f"{night}T00:00")
        for quarters in range(20):
            for minutes in (15, 45, 60, 75, 180, 1440):
                begins = start + timedelta(minutes=15 * quarters)
                item = replace(ITEM, start=begins, end=begins + timedelta(minutes=minutes))
                assert vevent(item, key) == vevent_by_icalendar(item, ZoneInfo(key))


@settings(deadline=None, max_examples=100)
@given(TEXTS, TEXTS, TEXTS, st.lists(items(), max_size=2))
def test_a_calendar_is_written_as_icalendar_writes_it(
    name: str, description: str, url: str, events: list[CalendarItem]
) -> None:
    """The head, the zone where a time needs it, the events."""
    head = CalendarHead(name, description, url, url)
    zone = berlin_by_icalendar()
    assert to_ics(head, events, BERLIN) == calendar_by_icalendar(head, events, zone, BERLIN)


def test_the_zone_is_written_as_icalendar_writes_it() -> None:
    """Summer and winter of Europe/Berlin as two yearly rules."""
    assert vtimezone("Europe/Berlin") == berlin_by_icalendar()


@settings(deadline=None, max_examples=300)
@given(TEXTS, st.integers(60, 90))
def test_a_line_is_folded_where_icalendar_folds_it(text: str, length: int) -> None:
    """Also where a character of several octets, or an escape, stands at the fold."""
    item = replace(ITEM, title="x" * length + text)
    assert vevent(item, "UTC") == vevent_by_icalendar(item, ZoneInfo("UTC"))


def test_a_backslash_before_a_capital_n_stays() -> None:
    """RFC 5545 §3.3.11: icalendar 7.3 makes a line break of it, which nobody wrote."""
    item = replace(ITEM, description="Datei C:\\Neu, Ordner C:\\neu")
    assert "DESCRIPTION:Datei C:\\\\Neu\\, Ordner C:\\\\neu" in vevent(item, "UTC").decode().split(
        "\r\n"
    )


@pytest.mark.parametrize(
    "rule",
    ["COUNT=3", "FREQ=OFTEN", "FREQ=DAILY;BYEASTER=1", "FREQ=DAILY;BYDAY=XX", "FREQ=DAILY;UNTIL=x",
     "FREQ=DAILY;COUNT=", "FREQ=DAILY\r\nX:1", "weekly", "FREQ=DAILY;UNTIL=20261332"],
)  # fmt: skip
def test_what_is_no_rule_is_refused(rule: str) -> None:
    """It would make the whole file unreadable."""
    with pytest.raises(ValueError, match=r"rule|Invalid isoformat|day is out|month must"):
        vevent(replace(ITEM, rrule=rule), "Europe/Berlin")


def test_an_end_in_a_leap_second_is_written() -> None:
    """RFC 5545 §3.3.12 allows 23:59:60, which no clock of ours can show."""
    rule = "FREQ=DAILY;UNTIL=20261231T235960Z"
    assert rule_text(rule, True, "Europe/Berlin") == "FREQ=DAILY;UNTIL=20261231T235959Z"


def test_an_end_at_the_end_of_the_calendar_is_written() -> None:
    """West of Greenwich the last evening of the year 9999 has no time in UTC."""
    rule = "FREQ=DAILY;UNTIL=99991231"
    assert rule_text(rule, True, "America/New_York") == "FREQ=DAILY;UNTIL=99991231T235959Z"
    assert rule_text(rule, False, "America/New_York") == rule


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("Etc/UTC", "DTSTART:20261205T110000Z"),
        ("Atlantic/Reykjavik", "DTSTART;TZID=Atlantic/Reykjavik:20261205T110000"),
    ],
)
def test_only_utc_itself_is_written_as_utc(key: str, line: str) -> None:
    """icalendar 7.3 writes a Z for Iceland, too, whose VTIMEZONE then stands there for nothing."""
    assert line in vevent(ITEM, key).decode().split("\r\n")


def test_a_calendar_of_written_events_is_their_join() -> None:
    """An event that stands in many calendars is not written again for each."""
    head = CalendarHead("Dezember")
    day = replace(ITEM, start=date(2026, 12, 5))
    for listed in ([ITEM, day], [day], []):
        events = [vevent(item, BERLIN.key) for item in listed]
        assert calendar(head, events, BERLIN.key) == to_ics(head, listed, BERLIN)


def test_a_build_does_not_import_icalendar() -> None:
    """It takes 0.1 s to import, and a city does not have it: only tests need it."""
    code = "import sys; from plugins import features; features.activate(); print(*sys.modules)"
    modules = subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True).split()
    assert "plugins.feeds.calendar" in modules
    assert "icalendar" not in modules
