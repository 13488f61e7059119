# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A zone's definition in the file is the zone, in whatever way its clock changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from plugins.feeds.timezone import vtimezone

#: A zone, and the first year of which its definition speaks; before it, the rule of today.
ZONES = {
    "Europe/Berlin": 2000,
    "Europe/London": 2000,
    "Asia/Kolkata": 1971,  # never changes
    "America/New_York": 1971,  # two rules over the years
    "Africa/Casablanca": 1971,  # in Ramadan as well
    "America/Recife": 1971,  # twice within a week
    "Australia/Lord_Howe": 1971,  # by half an hour
    "Africa/Monrovia": 1973,  # before that by 44 minutes and 30 seconds
}


def read(key: str) -> icalendar.Timezone:
    """The zone's definition, parsed as another program would."""
    component = icalendar.Timezone.from_ical(vtimezone(key))
    assert isinstance(component, icalendar.Timezone)
    return component


@pytest.mark.parametrize(("key", "since"), ZONES.items())
def test_another_program_reads_our_offsets(key: str, since: int) -> None:
    """Up to 2037, every three days, the file's rules and the zone agree.

    Asked is at 13:00 UTC: in the hour that a change repeats, dateutil takes the wrong one of two.
    """
    zone, rules = ZoneInfo(key), read(key).to_tz(lookup_tzid=False)
    moment = datetime(since, 1, 1, 13, tzinfo=UTC)
    while moment.year < 2037:
        assert moment.astimezone(rules).utcoffset() == moment.astimezone(zone).utcoffset(), moment
        moment += timedelta(days=3)


def test_a_zone_with_one_rule_is_short() -> None:
    """Every event's own file holds it: a rule a change, and no list of years."""
    assert len(vtimezone("Europe/Berlin")) < 450
    assert b"RDATE" not in vtimezone("Europe/Berlin")
    assert len(vtimezone("America/New_York")) > 1000


def test_no_line_of_a_listed_zone_is_too_long() -> None:
    """RFC 5545 §3.1: also a list of 68 years is folded at 75 octets."""
    lines = vtimezone("America/New_York").split(b"\r\n")
    assert max(map(len, lines)) <= 75
