# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a calendar file says, read again by the icalendar library."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.feeds.calendar import CalendarHead, to_ics
from plugins.feeds.calendar_item import CalendarItem, sequence_of
from plugins.feeds.vevent import vevent

BERLIN = ZoneInfo("Europe/Berlin")
HEAD = CalendarHead("Veranstaltungen in Lennebrück")
REVISED = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def local(text: str) -> datetime:
    """A naive local time, as a record's field gives it."""
    return datetime.fromisoformat(text)


MARKET = CalendarItem(
    uid="adventsmarkt@lennebrueck.example",
    url="https://lennebrueck.example/veranstaltungen/adventsmarkt/",
    title="Adventsmarkt",
    start=local("2026-12-05T11:00"),
    end=local("2026-12-05T20:00"),
    last_modified=REVISED,
    rrule="FREQ=WEEKLY;BYDAY=SA,SU;UNTIL=20261220T235959",
)


def read(data: bytes) -> icalendar.Calendar:
    """Parse the file as another program would."""
    calendar = icalendar.Calendar.from_ical(data)
    assert isinstance(calendar, icalendar.Calendar)
    return calendar


def event_of(item: CalendarItem) -> icalendar.Event:
    """The one event of a calendar of its own, parsed again."""
    (event,) = read(to_ics(HEAD, [item], BERLIN)).events
    return event


def logical_lines(data: bytes) -> list[str]:
    """The file's content lines, unfolded."""
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_exceptions_of_both_kinds_take_the_form_of_the_start() -> None:
    """RFC 5545 §3.8.5.1: an EXDATE that is written as a date would except nothing."""
    mixed = replace(MARKET, exdate=(date(2026, 12, 13), local("2026-12-12T11:00")))
    lines = logical_lines(to_ics(HEAD, [mixed], BERLIN))
    assert "EXDATE;TZID=Europe/Berlin:20261212T110000,20261213T110000" in lines


def test_times_carry_the_zone_and_until_is_in_utc() -> None:
    """RFC 5545 §3.3.10: with a TZID in DTSTART, UNTIL is given in UTC."""
    lines = logical_lines(to_ics(HEAD, [MARKET], BERLIN))
    assert "DTSTART;TZID=Europe/Berlin:20261205T110000" in lines
    assert "RRULE:FREQ=WEEKLY;UNTIL=20261220T225959Z;BYDAY=SA,SU" in lines


def test_an_all_day_event_ends_on_the_day_after_its_last() -> None:
    """RFC 5545 §3.6.1: DTEND is exclusive, our last day is inclusive."""
    item = replace(MARKET, start=date(2026, 12, 5), end=date(2026, 12, 6), rrule="")
    lines = logical_lines(to_ics(HEAD, [item], BERLIN))
    assert "DTSTART;VALUE=DATE:20261205" in lines
    assert "DTEND;VALUE=DATE:20261207" in lines
    assert not any(line.startswith("BEGIN:VTIMEZONE") for line in lines)


@pytest.mark.parametrize(
    ("status", "told", "note"),
    [
        ("scheduled", "CONFIRMED", ""),
        ("rescheduled", "CONFIRMED", "Verlegt"),
        ("postponed", "TENTATIVE", "Verschoben"),
        ("cancelled", "CANCELLED", "Abgesagt"),
    ],
)
def test_a_changed_event_stays_and_says_so(status: str, told: str, note: str) -> None:
    """Subscribers learn of a change by the status and by a line that every program shows."""
    event = event_of(replace(MARKET, status=status, description="Mit Glühwein."))
    assert event.get("STATUS") == told
    description = str(event.get("DESCRIPTION"))
    assert description.startswith(note)
    assert description.endswith("Mit Glühwein.")


def test_only_an_event_that_takes_place_makes_busy() -> None:
    """A city's events block nobody's time, and a cancelled one never does."""
    busy = replace(MARKET, transparent=False)
    assert event_of(MARKET).get("TRANSP") == "TRANSPARENT"
    assert event_of(busy).get("TRANSP") == "OPAQUE"
    assert event_of(replace(busy, status="cancelled")).get("TRANSP") == "TRANSPARENT"


def test_a_calendar_without_events_is_a_valid_file() -> None:
    """RFC 5545 §3.6: at least one component stands in a calendar."""
    calendar = read(to_ics(HEAD, [], BERLIN))
    assert calendar.events == []
    assert len(calendar.subcomponents) == 1


def test_a_subscriber_is_told_name_and_rhythm_but_gets_no_invitation() -> None:
    """NAME and REFRESH-INTERVAL (RFC 7986) and their older forms; no METHOD, no ORGANIZER."""
    lines = logical_lines(to_ics(HEAD, [replace(MARKET, organizer="Bäckerei Hövel")], BERLIN))
    for line in (
        "NAME:Veranstaltungen in Lennebrück",
        "X-WR-CALNAME:Veranstaltungen in Lennebrück",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "CONTACT:Bäckerei Hövel",
    ):
        assert line in lines
    assert not any(line.startswith(("METHOD", "ORGANIZER", "ATTENDEE")) for line in lines)


def test_an_event_is_the_same_in_every_calendar() -> None:
    """Its own file, the month's and the whole list hold the same lines."""
    lines = bytes(vevent(MARKET, "Europe/Berlin"))
    other = replace(MARKET, uid="lesung@lennebrueck.example")
    assert lines in to_ics(HEAD, [MARKET], BERLIN)
    assert lines in to_ics(CalendarHead("Dezember"), [other, MARKET], BERLIN)


def test_stamps_come_from_the_content() -> None:
    """DTSTAMP and LAST-MODIFIED are the day of the last change, so builds are repeatable."""
    event = event_of(replace(MARKET, last_modified=REVISED.astimezone(BERLIN)))
    assert event.DTSTAMP == REVISED
    assert event.LAST_MODIFIED == REVISED


@given(
    st.lists(
        st.tuples(
            st.dates(date(2019, 1, 1), date(2040, 1, 1)),
            st.sampled_from(["scheduled", "rescheduled", "postponed", "cancelled"]),
        ),
        min_size=2,
        max_size=5,
        unique_by=lambda change: change[0],
    ).map(sorted)
)
def test_sequence_never_falls_while_the_content_moves_on(changes: list[tuple[date, str]]) -> None:
    """Whatever happens to an event, a later change has no smaller number."""
    since_2020 = [change for change in changes if change[0] >= date(2020, 1, 1)]
    numbers = [sequence_of(status, day) for day, status in since_2020]
    assert numbers == sorted(numbers)


def test_a_cancellation_on_the_same_day_counts_as_a_change() -> None:
    """With or without a date, cancelled comes after scheduled."""
    day = date(2026, 11, 2)
    assert sequence_of("cancelled", day) > sequence_of("scheduled", day)
    assert sequence_of("cancelled") > sequence_of("postponed") > sequence_of("scheduled")


def test_a_moment_without_a_zone_and_an_unknown_status_are_refused() -> None:
    """Both are a programmer's mistake and would only show on another machine."""
    with pytest.raises(ValueError, match="time zone"):
        replace(MARKET, last_modified=local("2026-11-02T09:30"))
    with pytest.raises(ValueError, match="maybe"):
        replace(MARKET, status="maybe")


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=120) | st.sampled_from(
    [
        "a\x00b",
        "a\r\nBEGIN:VEVENT",
        "a\nb",
        "a\u2028b\u2029c\x85d\x0be\x0cf",
        "ä" * 200,
        'a;b,c\\n:d"e',
    ]
)


@settings(deadline=None, max_examples=150)
@given(_TEXT, _TEXT, _TEXT, _TEXT)
def test_no_text_breaks_the_file(title: str, description: str, url: str, place: str) -> None:
    """Whatever stands in a field stays in its field: CRLF, at most 75 octets, one event."""
    item = replace(
        MARKET,
        title=title,
        description=description,
        url=url,
        location=place,
        organizer=place,
        categories=(title, place),
        uid=url or "x",
    )
    data = to_ics(CalendarHead(title, description, url, url), [item], BERLIN)
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(byte < 32 and byte != 9 for line in lines for byte in line)
    for line in lines:
        assert len(line.decode().splitlines()) <= 1
    (event,) = read(data).events
    assert str(event.get("SUMMARY")) == " ".join(title_without_controls(title).split())


def title_without_controls(text: str) -> str:
    """The text as a calendar may show it: breaks are spaces, other control characters gone."""
    for mark in "\r\n\x0b\x0c\x85\u2028\u2029":
        text = text.replace(mark, "\n")
    kept = (c for c in text if c in "\t\n" or not (c < " " or "\x7f" <= c <= "\x9f"))
    return "".join(c for c in kept if not ("\ufdd0" <= c <= "\ufdef" or c in "\ufffe\uffff"))


def test_a_file_for_one_event_costs_under_a_tenth_of_a_millisecond() -> None:
    """Thousands of these files are written in every build."""
    to_ics(HEAD, [MARKET], BERLIN)  # the time zone is worked out once
    quickest = min(_seconds_each(batch) for batch in range(8))
    assert quickest < 0.0001


def _seconds_each(batch: int) -> float:
    """The processor time of one file, over fifty that no earlier batch has written."""
    items = [replace(MARKET, uid=f"{batch}-{n}@lennebrueck.example") for n in range(50)]
    began = time.process_time()
    for item in items:
        to_ics(HEAD, [item], BERLIN)
    return (time.process_time() - began) / len(items)
