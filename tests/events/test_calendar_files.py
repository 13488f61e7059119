# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an event's record says in calendar programs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from plugins import features
from plugins.core import pipeline
from tests.drawing import drawn
from tests.small_town import EVENT, write_town

FILE = "veranstaltungen/wochenmarkt/wochenmarkt.ics"


def files_of(folder: Path, event: str) -> dict[str, str]:
    """Every calendar of a town with this event, unfolded, by address."""
    features.activate()
    content = write_town(folder)
    (content / "events" / "wochenmarkt.md").write_text(event, "utf-8")
    outcome = pipeline.run(content, datetime.fromisoformat("2026-11-23T10:00"))
    return {
        file: data.decode().replace("\r\n ", "")
        for file, data in drawn(outcome).items()
        if file.endswith(".ics")
    }


def event_lines(calendar: str) -> list[str]:
    """The lines of the one event in a calendar."""
    return calendar.partition("BEGIN:VEVENT\r\n")[2].partition("END:VEVENT")[0].split("\r\n")


def test_a_rule_is_written_in_its_canonical_form(tmp_path: Path) -> None:
    """Spaces and small letters, which `check` accepts, no calendar program would understand."""
    event = EVENT.replace("FREQ=WEEKLY;BYDAY=FR;COUNT=6", "freq = weekly; byday=FR,TU ;count=6")
    lines = event_lines(files_of(tmp_path / "town", event)[FILE])
    assert "RRULE:FREQ=WEEKLY;COUNT=6;BYDAY=TU,FR" in lines


def test_exceptions_and_additions_stand_in_the_form_of_the_start(tmp_path: Path) -> None:
    """RFC 5545 §3.8.5.1: a bare date in the record stands for the event's usual time."""
    more = "exdate: 2026-12-11\nrdate: [2026-12-23, 2026-12-24T07:00]\nlocation:"
    event = EVENT.replace("location:", more)
    lines = event_lines(files_of(tmp_path / "town", event)[FILE])
    assert "EXDATE;TZID=Europe/Berlin:20261211T080000" in lines
    assert "RDATE;TZID=Europe/Berlin:20261223T080000,20261224T070000" in lines


def test_place_and_host_are_named_in_words(tmp_path: Path) -> None:
    """An id becomes the business's name and address; other words stay as they are."""
    named = EVENT.replace("location: laden-1", "location: laden-1\norganizer: laden-2")
    lines = event_lines(files_of(tmp_path / "ids", named)[FILE])
    assert "LOCATION:Laden 1\\, Markt 1\\, 58999 Kleinstadt" in lines
    assert "CONTACT:Laden 2" in lines
    free = EVENT.replace("location: laden-1", "location: Am Fluss\norganizer: Angelverein")
    lines = event_lines(files_of(tmp_path / "words", free)[FILE])
    assert "LOCATION:Am Fluss" in lines
    assert "CONTACT:Angelverein" in lines


def test_the_stamps_come_from_the_start_and_the_status(tmp_path: Path) -> None:
    """Thirteen months before it begins; a cancellation is three hours and three numbers later."""
    lines = event_lines(files_of(tmp_path / "scheduled", EVENT)[FILE])
    assert {"DTSTAMP:20251101T230000Z", "SEQUENCE:0", "STATUS:CONFIRMED"} <= set(lines)
    cancelled = EVENT.replace("location:", "event_status: cancelled\nlocation:")
    lines = event_lines(files_of(tmp_path / "cancelled", cancelled)[FILE])
    assert {"DTSTAMP:20251102T020000Z", "SEQUENCE:3", "STATUS:CANCELLED"} <= set(lines)


def test_every_calendar_holds_the_same_lines(tmp_path: Path) -> None:
    """The event's own file, the month's, the street's and the whole list."""
    files = files_of(tmp_path / "town", EVENT)
    holding = [address for address, text in files.items() if "BEGIN:VEVENT" in text]
    assert len(holding) >= 5
    assert len({tuple(event_lines(files[address])) for address in holding}) == 1
