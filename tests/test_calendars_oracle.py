# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every calendar file of the demo city, read again by two programs that are not ours."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
import recurring_ical_events

from tests.oracles import ask

# All calendars are read once, so one process does it.
pytestmark = pytest.mark.xdist_group("calendars")

# Thirteen months: a whole year's series, both clock changes, and the month after.
FIRST, LAST = "2026-11-01", "2027-12-01"
# Asked for generously and compared within FIRST and LAST: the two programs draw the line of an
# all-day event differently.
ASKED = ("2026-09-01T00:00:00Z", "2028-02-01T00:00:00Z")


@pytest.fixture(scope="module")
def calendars(demo_site: Path) -> dict[str, bytes]:
    """Return every .ics of the site by its address."""
    found = {
        str(path.relative_to(demo_site)): path.read_bytes()
        for path in sorted(demo_site.rglob("*.ics"))
    }
    assert found
    return found


@pytest.fixture(scope="module")
def parsed(calendars: dict[str, bytes]) -> dict[str, icalendar.Calendar]:
    """Return the calendars as the icalendar library reads them."""
    return {name: _calendar(icalendar.Calendar.from_ical(data)) for name, data in calendars.items()}


def _calendar(component: Any) -> icalendar.Calendar:
    assert isinstance(component, icalendar.Calendar)
    return component


def _written(moment: date) -> str:
    """Write a day as 2026-12-24 and a moment in UTC as 2026-12-24T17:00:00Z."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    assert moment.tzinfo is not None, "a floating time means another hour in each time zone"
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _occurrences(calendar: icalendar.Calendar) -> list[list[str]]:
    """Expand with recurring_ical_events, in the form that ical.mjs answers."""
    start, stop = (datetime.fromisoformat(moment) for moment in ASKED)
    events = recurring_ical_events.of(calendar).between(start, stop)
    return sorted(
        [str(event["UID"]), _written(event.start), _written(event.end), event.get("STATUS", "")]
        for event in events
    )


def _in_range(occurrences: list[list[str]]) -> list[list[str]]:
    return sorted(o for o in occurrences if FIRST <= o[1][:10] < LAST)


def test_ical_js_finds_the_same_occurrences(
    calendars: dict[str, bytes], parsed: dict[str, icalendar.Calendar]
) -> None:
    """ical.js and recurring_ical_events see the same events at the same moments for 13 months."""
    question = {
        "from": ASKED[0],
        "to": ASKED[1],
        "calendars": {name: data.decode("utf-8") for name, data in calendars.items()},
    }
    theirs = ask("ical.mjs", question)
    ours = {name: _in_range(_occurrences(calendar)) for name, calendar in parsed.items()}
    assert any(ours.values())
    different = {
        name: {"ical.js only": _minus(them, us), "python only": _minus(us, them)}
        for name, us in ours.items()
        if us != (them := _in_range(theirs[name]))
    }
    assert different == {}


def _minus(left: list[list[str]], right: list[list[str]]) -> list[list[str]]:
    return [occurrence for occurrence in left if occurrence not in right]


def test_lines_end_with_crlf_and_are_short(calendars: dict[str, bytes]) -> None:
    """RFC 5545 §3.1: lines end with CRLF and hold at most 75 octets, cut between characters."""
    for name, data in calendars.items():
        assert data.endswith(b"\r\n"), name
        lines = data.split(b"\r\n")
        assert not any(b"\n" in line or b"\r" in line for line in lines), name
        assert max(map(len, lines)) <= 75, name
        for line in lines:
            line.decode("utf-8")


def test_calendars_say_what_they_are(parsed: dict[str, icalendar.Calendar]) -> None:
    """Every calendar has PRODID, VERSION 2.0 and how often to ask again (RFC 7986 §5.7)."""
    for name, calendar in parsed.items():
        assert calendar.get("PRODID"), name
        assert calendar.get("VERSION") == "2.0", name
        if name.endswith("kalender.ics"):
            assert calendar.get("REFRESH-INTERVAL"), name


def test_events_have_what_rfc_5545_requires(parsed: dict[str, icalendar.Calendar]) -> None:
    """Every event has UID, DTSTAMP in UTC, DTSTART, SUMMARY, SEQUENCE and an end."""
    for name, calendar in parsed.items():
        for event in calendar.walk("VEVENT"):
            required = ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS")
            missing = [key for key in required if key not in event]
            assert missing == [], (name, event.get("UID"))
            stamp: Any = event["DTSTAMP"]
            assert stamp.to_ical().endswith(b"Z"), (name, event["UID"])
            assert "DTEND" in event or "DURATION" in event, (name, event["UID"])


def test_no_uid_stands_twice_in_a_file(parsed: dict[str, icalendar.Calendar]) -> None:
    """A UID names one event; only its single occurrences (RECURRENCE-ID) repeat it."""
    for name, calendar in parsed.items():
        uids = [
            (str(event["UID"]), str(event.get("RECURRENCE-ID")))
            for event in calendar.walk("VEVENT")
        ]
        assert len(set(uids)) == len(uids), name


def test_an_event_is_the_same_in_every_file(parsed: dict[str, icalendar.Calendar]) -> None:
    """A UID stands for the same event in the calendar, in the month and in its own file."""
    versions: dict[tuple[str, str], set[bytes]] = {}
    for calendar in parsed.values():
        for event in calendar.walk("VEVENT"):
            key = (str(event["UID"]), str(event.get("RECURRENCE-ID")))
            versions.setdefault(key, set()).add(event.to_ical())
    assert {key for key, found in versions.items() if len(found) > 1} == set()


def test_every_time_zone_that_is_named_is_defined(parsed: dict[str, icalendar.Calendar]) -> None:
    """RFC 5545 §3.2.19: a TZID has its VTIMEZONE in the same file."""
    for name, calendar in parsed.items():
        defined = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
        values: list[Any] = [
            value
            for event in calendar.walk("VEVENT")
            for _, value in event.property_items(recursive=False)
        ]
        used = {str(v.params["TZID"]) for v in values if "TZID" in getattr(v, "params", {})}
        assert used <= defined, name


def test_cancelled_events_stay_in_the_calendar(parsed: dict[str, icalendar.Calendar]) -> None:
    """A subscriber learns of a cancellation: the demo city's cancelled events are CANCELLED."""
    states = {
        str(event.get("STATUS"))
        for calendar in parsed.values()
        for event in calendar.walk("VEVENT")
    }
    assert "CANCELLED" in states
    assert "CONFIRMED" in states
